// What the caller's thread and the projection's thread say to each other: a call and its reply,
// matched by number. The caller bounds how many wait.
import type { ProjectionErrorCode } from './projection-error.ts';
import type { Queries } from './queries.ts';

export type ProjectionOptions =
  /** Without a directory it is in memory only. */
  | { readonly kind: 'pglite'; readonly directory?: string }
  /** `isShared`: by processes that feed it from several journals. */
  | { readonly kind: 'postgres'; readonly url: string; readonly isShared?: boolean };

export type Call =
  | { readonly kind: 'sequence' }
  /**
   * The batch as JSON: one string crosses threads cheaper than thousands of objects. The caller
   * raises the epoch when it hears that a batch was refused; until then the thread refuses what
   * was sent after that batch, because it must not be applied without it.
   */
  | { readonly kind: 'apply'; readonly batch: string; readonly epoch: number }
  | { readonly kind: 'query'; readonly name: keyof Queries; readonly ask: unknown }
  | { readonly kind: 'reset' }
  | { readonly kind: 'close' };

export interface CallMessage {
  readonly id: number;
  readonly call: Call;
}

export type ReplyMessage =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly code: ProjectionErrorCode; readonly detail: string };
