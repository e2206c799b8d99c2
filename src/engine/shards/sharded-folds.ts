// Several folds in one process, each with its part of the accounts, talking after a stated delay.
import type { ShareLine } from '../../core/case/effect.ts';
import { accountOf, type Event } from '../../core/event/event.ts';
import { shardOf } from '../../core/lib/shard-of.ts';
import { timeOf } from '../../core/lib/time.ts';
import { inWorld } from '../../core/state/recall.ts';
import { createFolder, type Folded, type Folder, type LookUp, originOf } from '../folder.ts';
import type { GivenSettings } from '../settings.ts';
import { createWorld, defaultLimits, type StoredWorld } from '../world/world.ts';

export interface ExchangeOptions {
  /** Between two rounds of messages. */
  readonly exchangeMs: number;
  /** From a round until its messages are taken in. */
  readonly delayMs: number;
  /** Records in one message at most. */
  readonly itemsMax: number;
}

export interface ShardedOptions {
  readonly shards: number;
  /** Absent: the shards know nothing of each other. */
  readonly exchange?: ExchangeOptions;
  readonly given?: GivenSettings;
}

export interface ShardedFolds {
  /** Folds the event in its shard, or in all, and before it what time has brought about. */
  take(event: Event, timeMs: number): void;
  readonly stored: readonly StoredWorld[];
  /** Messages under way are taken in, until there are none. */
  settle(): void;
}

/** `isCopy`: of an event that every shard folds, all but the first. */
export type ShardedOutput = (folded: Folded, shard: number, isCopy: boolean) => void;

interface UnderWay {
  readonly dueMs: number;
  readonly line: ShareLine;
}

/** The shard of the account an event is about; nothing for what every shard must know. */
export function shardOfEvent(event: Event, shards: number): number | undefined {
  const account =
    event.type === 'intel' && event.kind === 'credential' ? event.value : accountOf(event);
  if (account === undefined) return undefined;
  return shardOf(inWorld(event.firm ?? '', account), shards);
}

export function createShardedFolds(
  { shards, exchange, given }: ShardedOptions,
  lookUp: LookUp,
  output: ShardedOutput,
): ShardedFolds {
  const stored = Array.from({ length: shards }, () => createShard(given));
  const folders = stored.map(({ world }) => createFolder(world, { sequence: 0, timeMs: 0 }));
  // In the order in which they arrive; as many as a delay holds.
  const underWay: UnderWay[] = [];
  let begun = false;

  function emitter(shard: number, isCopy = false): (folded: Folded) => void {
    return (folded) => {
      output(folded, shard, isCopy);
      for (const effect of folded.stepped.effects)
        if (effect.kind === 'share') send(effect.line, folded.timeMs);
    };
  }

  function send(line: ShareLine, timeMs: number): void {
    const dueMs = timeMs + (exchange?.delayMs ?? 0);
    let place = underWay.length;
    while (place > 0 && underWay[place - 1]!.dueMs > dueMs) place -= 1;
    underWay.splice(place, 0, { dueMs, line });
  }

  function begin(timeMs: number): void {
    begun = true;
    if (!exchange || shards === 1) return;
    const { exchangeMs, itemsMax } = exchange;
    for (const [shard, folder] of folders.entries()) {
      const id = `shard-${shard}-of-${shards}`;
      const told = { shard, shards, exchangeMs, itemsMax };
      const event = { type: 'shard', id, time: timeOf(timeMs), ...told } as const;
      folder.fold(event, timeMs, undefined, emitter(shard));
    }
  }

  /** One thing that is due by this time; says whether there was one. */
  function stepTo(timeMs: number): boolean {
    const message = underWay[0];
    const messageMs = message?.dueMs ?? Number.POSITIVE_INFINITY;
    const [next, dueMs] = nextDue(folders);
    if (Math.min(messageMs, dueMs) > timeMs) return false;
    if (!message || dueMs < messageMs) {
      folders[next]!.advance(dueMs, emitter(next));
      return true;
    }
    underWay.shift();
    const { to, event } = message.line;
    const taken = { ...event, time: timeOf(messageMs) };
    folders[to]!.fold(taken, messageMs, undefined, emitter(to));
    return true;
  }

  function advance(timeMs: number): void {
    while (stepTo(timeMs));
  }

  return {
    stored,
    take(event, timeMs) {
      if (!begun) begin(timeMs);
      if (shards > 1) advance(timeMs);
      const shard = shardOfEvent(event, shards);
      const origin = originOf(event, lookUp);
      for (const [index, folder] of folders.entries())
        if (shard === undefined || shard === index)
          folder.fold(event, timeMs, origin, emitter(index, shard === undefined && index > 0));
    },
    settle() {
      while (underWay.length > 0) advance(underWay.at(-1)!.dueMs);
    },
  };
}

function createShard(given: GivenSettings = {}): StoredWorld {
  const stored = createWorld(defaultLimits);
  if (given.model || given.policy) {
    const inForce = stored.world.settings.change('');
    inForce.model = given.model && { ...given.model };
    inForce.policy = given.policy && { ...given.policy };
  }
  return stored;
}

function nextDue(folders: readonly Folder[]): readonly [number, number] {
  let next = 0;
  let soonestMs = Number.POSITIVE_INFINITY;
  for (const [index, { dueMs }] of folders.entries())
    if (dueMs < soonestMs) {
      soonestMs = dueMs;
      next = index;
    }
  return [next, soonestMs];
}
