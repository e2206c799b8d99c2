// What the fold thread and the writer thread say to each other; one checkpoint is under way at most.
import type { StateStoreErrorCode } from './state-store-error.ts';

export interface WriterData {
  readonly directory: string;
  readonly mapBytesMax: number;
}

export type ToWriter =
  | {
      readonly kind: 'commit';
      readonly sequence: number;
      readonly chunks: readonly Uint8Array<ArrayBuffer>[];
    }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'committed'; readonly sequence: number }
  | { readonly kind: 'refused'; readonly code: StateStoreErrorCode; readonly detail: string };
