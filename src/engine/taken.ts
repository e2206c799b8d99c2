// What has been taken from the inbox and read, and the batch that is being folded of it.
import type { LateVerdict } from '../core/decision/policy.ts';
import type { Event } from '../core/event/event.ts';
import type { Admitted } from './admit.ts';
import type { DurableEffects } from './engine.ts';
import type { Parcel } from './inbox.ts';
import type { Batch, Slot } from './not-durable.ts';

/** One piece, read. */
export interface Taken {
  readonly parcel: Parcel;
  readonly line: number;
  /** Absent where it was refused. */
  readonly admitted: Admitted | undefined;
  /** What was told of it before it could be folded. */
  readonly told?: LateVerdict;
}

/** What has been folded of a batch so far. */
export interface OpenBatch extends Batch {
  readonly slots: Slot[];
  readonly payloads: Buffer[];
  readonly effects: DurableEffects[];
}

/** Two firms may use the same id. */
export function idOf({ firm, id }: Event): string {
  return `${firm ?? ''}\u0000${id}`;
}
