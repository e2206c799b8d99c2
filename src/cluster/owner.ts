// One life of a shard's owner: takes the journal over, folds its tail, answers until it is stopped,
// or refused.
import { join } from 'node:path';
import type { LookUp } from '../engine/folder.ts';
import { realScheduler } from '../engine/scheduler.ts';
import type { GivenSettings } from '../engine/settings.ts';
import { openData, realPorts } from '../engine/start.ts';
import { openStateStore, type StateStore } from '../engine/state-store/store.ts';
import { defaultLimits } from '../engine/world/world.ts';
import { startHost } from '../serve/engine-host.ts';
import type { FromEngine } from '../serve/messages.ts';
import type { RunningAttachment } from './attachment.ts';
import { attachments } from './attachments.ts';
import type { Released } from './checkpoint/follow.ts';
import { createShipping, createShippingStore } from './checkpoint/ship.ts';
import type { Cluster } from './connect.ts';
import type { Held } from './hold.ts';
import { openJetStreamJournal } from './journal/jetstream-journal.ts';
import { ownerSubject } from './names.ts';
import { clusterPace } from './pace.ts';
import { createRequestServer } from './request-server.ts';

export interface OwnerParts {
  readonly cluster: Cluster;
  readonly shard: number;
  readonly shards: number;
  readonly directory: string;
  /** What this worker has of the shard's state. */
  readonly released: Released;
  readonly held: Held;
  /** Loaded while standing by: it takes a second. */
  readonly lookUp: LookUp;
  readonly settings: GivenSettings;
  readonly clock: 'wall' | 'events';
  readonly exchangeMs: number;
  readonly log: (message: string) => void;
  readonly end: (how: 'stopped' | 'failed') => void;
}

export interface Owner {
  /** Writes a last checkpoint; `end` is called when it is there. May be called again. */
  stop(): void;
}

export async function startOwner(parts: OwnerParts): Promise<Owner> {
  const { cluster, shard, shards, directory, held, settings, exchangeMs, log } = parts;
  const beganMs = performance.now();
  const { epoch } = held;
  const mayWrite = (): boolean => !held.isLost;
  const journal = await openJetStreamJournal({ cluster, shard, epoch, mayWrite });
  const shipped = (store: StateStore): StateStore =>
    createShippingStore(store, createShipping({ cluster, shard, epoch, mayWrite, store, log }));
  const { state } = parts.released;
  const first = shipped(parts.released.store);
  let isFirst = true;
  const data = await openData(directory, defaultLimits, false, {
    ...realPorts,
    openSealer: undefined,
    openJournal: () => Promise.resolve(journal),
    async openStore(path) {
      // Another one only where this is ahead of the journal, and was thrown away.
      if (!isFirst) return shipped(await openStateStore({ directory: path }));
      isFirst = false;
      return first;
    },
    warm: state && { ...state, timeMs: state.timeMs, store: first },
  });
  const { connection, bodyBytesMax } = cluster;
  const server = createRequestServer({
    ...{ connection, shard, epoch },
    messageBytesMax: bodyBytesMax,
    isSure: () => held.isSure,
  });
  let running: RunningAttachment[] = [];

  function post(message: FromEngine): void {
    if ('fatal' in message) log(`engine: ${message.fatal}`);
    server.post(message);
  }

  const host = startHost({
    data,
    lookUp: parts.lookUp,
    nowMs: Date.now,
    clock: parts.clock,
    settings,
    pace: clusterPace,
    scheduler: realScheduler,
    post,
    onDurable(effects, sequence) {
      for (const attachment of running) attachment.onDurable(effects, sequence);
    },
    end(how) {
      server.stop();
      for (const attachment of running) attachment.stop();
      parts.end(how);
    },
  });
  server.begin((message) => host.take(message));
  const { act } = server;
  running = attachments.map((attachment) =>
    attachment.begin({ connection, shard, shards, epoch, exchangeMs, act, log }),
  );
  connection.publish(ownerSubject(shard), JSON.stringify({ shard, epoch }));
  const ms = Math.round(performance.now() - beganMs);
  log(
    `owns shard ${shard} of epoch ${epoch}, sequence ${data.folder.sequence}, after ${ms} ms; ` +
      `${data.refolded} events folded again`,
  );
  let isStopping = false;
  return {
    stop() {
      // Told again while its last checkpoint is under way: the store is closed once.
      if (isStopping) return;
      isStopping = true;
      server.stop();
      host.take({ stop: true });
    },
  };
}

export function shardDirectory(directory: string, shard: number): string {
  return join(directory, `shard-${shard}`);
}
