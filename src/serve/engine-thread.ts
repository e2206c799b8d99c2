// The engine's thread: folds, writes, answers, and keeps the projection fed.

import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { timeOf } from '../core/lib/time.ts';
import { inWorld } from '../core/state/recall.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import type { Answer, EngineStatus, Query } from '../engine/client.ts';
import { type Engine, startEngine } from '../engine/engine.ts';
import { problemAnswer } from '../engine/problem.ts';
import { createFeed, type Feed } from '../engine/projection/feed.ts';
import { openProjection } from '../engine/projection/projection.ts';
import { openData, type Started } from '../engine/start.ts';
import { viewAccount, viewInstrument, viewTimeline } from '../engine/views.ts';
import { defaultLimits, tableNumbers } from '../engine/world/world.ts';
import {
  type Call,
  type EngineSettings,
  eachEvent,
  type FromEngine,
  type ToEngine,
} from './messages.ts';

const settings = workerData as EngineSettings;
const port = parentPort!;
const startMs = performance.now();

function post(message: FromEngine): void {
  port.postMessage(message);
}

const lookUp = createOriginLookup().lookup;
const data = await openData(settings.directory, defaultLimits);
const projection = openProjection(
  settings.database
    ? { kind: 'postgres', url: settings.database }
    : { kind: 'pglite', directory: join(settings.directory, 'projection') },
);
const feed: Feed = createFeed(projection, data.journal);
const engine: Engine = startEngine({
  ...data,
  lookUp,
  nowMs: Date.now,
  clock: settings.clock,
  settings: settings.settings,
  onDurable: feed.take,
  onFatal(error) {
    post({ fatal: (error as Error).message });
    // The supervisor starts a new thread from what is on disk.
    setTimeout(() => process.exit(1), 100);
  },
});
feed.begin(data.journal.nextSequence - 1);

let answers: [number, Answer | EngineStatus][] = [];
let bodies: (number | string)[] = [];

function send(): void {
  const ready = { bodies, answers };
  bodies = [];
  answers = [];
  post(ready);
}

function answer(id: number, value: Answer | EngineStatus): void {
  if (answers.length === 0 && bodies.length === 0) setImmediate(send);
  if ('body' in value && value.retryAfterSeconds === undefined)
    bodies.push(id, value.status, value.body);
  else answers.push([id, value]);
}

function take(call: Call): Promise<Answer | EngineStatus> {
  switch (call[1]) {
    case 'query':
      return query(data, call[2], call[3]);
    case 'status':
      return Promise.resolve(status());
  }
}

async function query(started: Started, firm: string, asked: Query): Promise<Answer> {
  const { world } = started.stored;
  const { journal, store } = started;
  switch (asked.kind) {
    case 'account':
      await store.prefetch(tableNumbers.accounts, [inWorld(firm, asked.id)]);
      return viewAccount(world, firm, asked.id);
    case 'timeline':
      await store.prefetch(tableNumbers.accounts, [inWorld(firm, asked.id)]);
      return viewTimeline(world, journal, firm, asked);
    case 'instrument':
      return viewInstrument(world, firm, asked.id);
    default:
      return feed.query(firm, asked);
  }
}

/** What the read model refuses, in the engine's words. */
function problemOf(error: unknown): Answer {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'bad-cursor') return problemAnswer('bad-cursor', message, 'before');
  if (code === 'busy') return problemAnswer('overloaded', 'the read model is busy');
  return problemAnswer('stopped', message);
}

function status(): EngineStatus {
  return {
    sequence: data.folder.sequence,
    eventTime: data.folder.timeMs > 0 ? timeOf(data.folder.timeMs) : '',
    queueLength: engine.queueLength,
    accountsCached: data.stored.tables.accounts.size,
    checkpointSequence: data.store.sequence,
    projectionSequence: feed.sequence,
    counters: engine.counters,
  };
}

async function stop(): Promise<void> {
  await engine.stop();
  await feed.close();
  await data.journal.close();
  await data.store.close();
  post({ stopped: true });
  port.close();
}

port.on('message', (message: ToEngine) => {
  if ('stop' in message) {
    void stop();
    return;
  }
  eachEvent(message.events, (id, firm, body, kind) => reply(id, engine[kind](firm, body)));
  for (const call of message.calls) reply(call[0], take(call));
});

function reply(id: number, value: Promise<Answer | EngineStatus>): void {
  value.then(
    (ready) => answer(id, ready),
    (error: unknown) => answer(id, problemOf(error)),
  );
}

post({
  ready: {
    refolded: data.refolded,
    otherwise: data.otherwise,
    ms: Math.round(performance.now() - startMs),
  },
});
