// What somebody is typing: kept for the tab until it is sent, whatever happens to the page.
import { useCallback, useEffect, useState } from 'react';

/** Drafts kept at once; beyond it the one begun first goes. */
const draftsMax = 50;
const prefix = 'sekisho.draft.';
const listAt = 'sekisho.drafts';

function readList(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(listAt) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function store(key: string, text: string): void {
  const others = readList().filter((other) => other !== key);
  if (text === '') sessionStorage.removeItem(prefix + key);
  else sessionStorage.setItem(prefix + key, text);
  const list = text === '' ? others : [...others, key];
  for (const old of list.splice(0, list.length - draftsMax))
    sessionStorage.removeItem(prefix + old);
  sessionStorage.setItem(listAt, JSON.stringify(list));
}

/** Begins a draft from elsewhere, unless somebody has begun one already. */
export function beginDraft(key: string, text: string): void {
  if (!sessionStorage.getItem(prefix + key)) store(key, text);
}

export function useDraft(key: string): [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(prefix + key) ?? '');
  useEffect(() => setText(sessionStorage.getItem(prefix + key) ?? ''), [key]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      store(key, next);
    },
    [key],
  );
  return [text, write];
}
