// While somebody works in the list it keeps still: changes are counted and shown when asked for.
import { useSyncExternalStore } from 'react';

let isHeld = false;
let changes = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function holdQueue(hold: boolean): void {
  isHeld = hold;
}

/** Whether the list may be read again now; a change that may not is counted. */
export function mayRefreshQueue(): boolean {
  if (!isHeld) return true;
  changes += 1;
  tell();
  return false;
}

export function forgetChanges(): void {
  changes = 0;
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useHeldChanges(): number {
  return useSyncExternalStore(subscribe, () => changes);
}
