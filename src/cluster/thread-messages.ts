// What passes between a worker and the thread of each of its shards.
import type { GivenSettings } from '../engine/settings.ts';

export interface ShardThreadSettings {
  readonly url: string;
  readonly worker: string;
  readonly shard: number;
  readonly shards: number;
  /** The worker's folder. */
  readonly directory: string;
  readonly settings: GivenSettings;
  readonly clock: 'wall' | 'events';
  readonly exchangeMs: number;
  readonly standing: Standing;
}

/** Where this worker stands among those that could own the shard. */
export interface Standing {
  /** 0 owns it where everything is as it should be; the next one follows. */
  readonly rank: number;
  /** Whether it keeps a copy of the state while another owns the shard. */
  readonly follows: boolean;
}

export type ToShard =
  | { readonly standing: Standing }
  | { readonly handOver: true }
  | { readonly stop: true };

export interface ShardState {
  readonly role: 'standby' | 'owner';
  /** At which its state is stored here. */
  readonly sequence: number;
}

export type FromShard =
  | { readonly log: string }
  | { readonly state: ShardState }
  /** Ended as it was told to. */
  | { readonly stopped: true };
