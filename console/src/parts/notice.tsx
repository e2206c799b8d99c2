// One short message at the foot of the page about what was just done.
import { useEffect, useSyncExternalStore } from 'react';

let current: { readonly text: string; readonly at: number } | undefined;
const listeners = new Set<() => void>();
const shownMs = 6_000;

function show(next: typeof current): void {
  current = next;
  for (const listener of listeners) listener();
}

export function notify(text: string): void {
  show({ text, at: Date.now() });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Notice() {
  const notice = useSyncExternalStore(subscribe, () => current);
  useEffect(() => {
    if (!notice) return;
    const end = setTimeout(() => show(undefined), shownMs);
    return () => clearTimeout(end);
  }, [notice]);
  return (
    <div className="notice" role="status">
      {notice && <span>{notice.text}</span>}
    </div>
  );
}
