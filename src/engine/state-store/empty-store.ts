// A store that holds nothing and takes nothing: for who may only read and finds nothing to be read.
import { stateStoreError } from './state-store-error.ts';
import type { StateStore } from './store.ts';

export function createEmptyStore(): StateStore {
  const refuse = () => stateStoreError('unavailable', 'opened to be read only');
  return {
    sequence: 0,
    prefetch: async () => undefined,
    get: () => undefined,
    scan: () => [],
    beginCheckpoint() {
      throw refuse();
    },
    commit: () => Promise.reject(refuse()),
    close: async () => undefined,
  };
}
