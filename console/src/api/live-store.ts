// Whether the stream of events is there, and how old what is shown has become without it.
import { useSyncExternalStore } from 'react';

export interface LiveState {
  readonly state: 'opening' | 'live' | 'lost';
  /** Wall time of the last word from the service. */
  readonly heardMs: number;
}

let current: LiveState = { state: 'opening', heardMs: Date.now() };
const listeners = new Set<() => void>();

export function setLive(state: LiveState['state']): void {
  if (state !== 'live' && current.state === state) return;
  const heardMs = state === 'live' ? Date.now() : current.heardMs;
  const changed = state !== current.state;
  current = { state, heardMs };
  // The age of a live stream is nobody's business, so beats do not draw the page again.
  if (changed) for (const listener of listeners) listener();
}

export const heardMs = (): number => current.heardMs;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLive(): LiveState {
  return useSyncExternalStore(subscribe, () => current);
}
