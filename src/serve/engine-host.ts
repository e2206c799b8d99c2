// One life of the engine: opens its data, folds, writes, answers, and keeps the projection fed.
import { timeOf } from '../core/lib/time.ts';
import { inWorld } from '../core/state/recall.ts';
import type { Answer, EngineStatus, Query } from '../engine/client.ts';
import { createChangeLog } from '../engine/console/changes.ts';
import type { ConsoleParts } from '../engine/console/parts.ts';
import { isConsoleQuery, queryConsole } from '../engine/console/query.ts';
import { viewConsoleUsers, viewSettings } from '../engine/console-views.ts';
import { type Engine, type EngineParts, startEngine } from '../engine/engine.ts';
import { problemAnswer } from '../engine/problem.ts';
import { createFeed, type Feed } from '../engine/projection/feed.ts';
import { createNoFeed, noReadModel } from '../engine/projection/no-feed.ts';
import type { Projection } from '../engine/projection/projection.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Started } from '../engine/start.ts';
import { viewAccount, viewInstrument, viewTimeline } from '../engine/views.ts';
import { tableNumbers } from '../engine/world/world.ts';
import { type Call, eachEvent, type FromEngine, type ToEngine } from './messages.ts';

export interface HostParts
  extends Pick<EngineParts, 'lookUp' | 'nowMs' | 'clock' | 'settings' | 'pace' | 'setAside'> {
  readonly data: Started;
  /** Nothing where other machines feed and ask it: then there is no console here either. */
  readonly projection?: Projection;
  /** What is durable, as the read model is told. */
  readonly onDurable?: EngineParts['onDurable'];
  readonly scheduler: Scheduler;
  readonly post: (message: FromEngine) => void;
  /** Called once: `failed` where the engine can no longer write. */
  readonly end: (how: 'stopped' | 'failed') => void;
}

/** Long enough for the callers' answers to leave the thread. */
const lastWordsMs = 100;

export interface Host {
  readonly engine: Engine;
  readonly feed: Feed;
  /** Whether the read model has everything that is durable, and nothing waits. */
  readonly isCaughtUp: boolean;
  take(message: ToEngine): void;
}

export function startHost(parts: HostParts): Host {
  const { data, projection, scheduler, post, end } = parts;
  const feed = projection
    ? createFeed(projection, data.journal, scheduler, warnOnce(post))
    : createNoFeed(data.journal);
  // Before the engine writes anything: what it writes first is not durable when the feed begins.
  const durableSequence = data.journal.nextSequence - 1;
  const changes = createChangeLog();
  const consoleParts: ConsoleParts | undefined = projection && {
    data,
    projection,
    nowMs: () => (parts.clock === 'wall' ? parts.nowMs() : data.folder.timeMs),
  };
  const engine = startEngine({
    ...data,
    lookUp: parts.lookUp,
    nowMs: parts.nowMs,
    clock: parts.clock,
    settings: parts.settings,
    scheduler,
    pace: parts.pace,
    setAside: parts.setAside,
    onDurable(effects, sequence) {
      changes.take(effects);
      feed.take(effects, sequence);
      parts.onDurable?.(effects, sequence);
    },
    onFatal(error) {
      post({ fatal: (error as Error).message });
      // The supervisor starts a new life from what is on disk.
      void scheduler.sleep(lastWordsMs).then(() => end('failed'));
    },
  });
  feed.begin(durableSequence);
  const answer = createAnswering(scheduler, post);

  function reply(id: number, value: Promise<Answer | EngineStatus>): void {
    value.then(
      (ready) => answer(id, ready),
      (error: unknown) => answer(id, problemOf(error)),
    );
  }

  function callOf(call: Call): Promise<Answer | EngineStatus> {
    switch (call[1]) {
      case 'query':
        if (isConsoleQuery(call[3]))
          return consoleParts
            ? queryConsole(consoleParts, changes, call[2], call[3])
            : Promise.resolve(noReadModel);
        return query(data, feed, call[2], call[3]);
      case 'act':
        return engine.act(call[2]);
      case 'status':
        return Promise.resolve(statusOf(data, engine, feed));
    }
  }

  async function stop(): Promise<void> {
    await engine.stop();
    await feed.close();
    await data.journal.close();
    await data.store.close();
    post({ stopped: true });
    end('stopped');
  }

  return {
    engine,
    feed,
    get isCaughtUp() {
      return engine.queueLength === 0 && feed.sequence === data.journal.nextSequence - 1;
    },
    take(message) {
      if ('stop' in message) {
        void stop();
        return;
      }
      eachEvent(message.events, (id, firm, body, kind) => reply(id, engine[kind](firm, body)));
      for (const call of message.calls) reply(call[0], callOf(call));
    },
  };
}

/** What is the same again and again is said once. */
function warnOnce(post: (message: FromEngine) => void): (error: unknown) => void {
  let last = '';
  return (error) => {
    const warning = `the read model waits: ${(error as Error).message}`;
    if (warning !== last) post({ warning });
    last = warning;
  };
}

/** Answers of one turn of the loop leave together. */
function createAnswering(
  { nextTurn }: Scheduler,
  post: (message: FromEngine) => void,
): (id: number, value: Answer | EngineStatus) => void {
  let answers: [number, Answer | EngineStatus][] = [];
  let bodies: (number | string)[] = [];

  function send(): void {
    const ready = { bodies, answers };
    bodies = [];
    answers = [];
    post(ready);
  }

  return (id, value) => {
    if (answers.length === 0 && bodies.length === 0) void nextTurn().then(send);
    if ('body' in value && value.retryAfterSeconds === undefined)
      bodies.push(id, value.status, value.body);
    else answers.push([id, value]);
  };
}

async function query(started: Started, feed: Feed, firm: string, asked: Query): Promise<Answer> {
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
    case 'console-users':
      return viewConsoleUsers(world);
    case 'settings':
      return viewSettings(world);
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

function statusOf(data: Started, engine: Engine, feed: Feed): EngineStatus {
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
