// What runs beside the engine of a shard for as long as this worker owns it.
import type { NatsConnection } from '@nats-io/transport-node';
import type { Answer } from '../engine/client.ts';
import type { DurableEffects } from '../engine/engine.ts';

export interface AttachmentParts {
  readonly connection: NatsConnection;
  readonly shard: number;
  readonly shards: number;
  readonly epoch: number;
  readonly exchangeMs: number;
  /** Puts an event of the engine's own schemas into the shard's journal; see EngineClient. */
  act(event: object): Promise<Answer>;
  readonly log: (message: string) => void;
}

export interface RunningAttachment {
  /** Called in order for what is durable. */
  onDurable(effects: readonly DurableEffects[], sequence: number): void;
  stop(): void;
}

export interface ShardAttachment {
  begin(parts: AttachmentParts): RunningAttachment;
}
