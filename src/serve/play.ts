// Plays a simulated world against the running service, as fast as it answers: log-ins and orders wait
// for their decisions, everything else is reported in between.
import type { Decision } from '../core/decision/decision.ts';
import { type Event, requestTypeSet } from '../core/event/event.ts';
import type { SimulationOptions } from '../simulator/options.ts';
import { simulate } from '../simulator/simulate.ts';
import type { SimulationSummary } from '../simulator/summary.ts';
import { type Caller, createCaller } from './http-caller.ts';

/** Market data that may wait for company; facts of accounts never wait behind a request. */
const marketWaitingMax = 500;

/**
 * A service with too much to do says so, and one that died says nothing; a firm waits a little and asks
 * again, under the same id, and so does the world.
 */
const busyTriesMax = 100;
const busyPauseMs = 100;

async function patiently(ask: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask().catch((error: unknown) => {
      if (tries >= busyTriesMax) throw error;
      return undefined;
    });
    if (answer && (answer.status !== 503 || tries >= busyTriesMax)) return answer;
    await new Promise((resolve) => setTimeout(resolve, busyPauseMs));
  }
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

export interface PlayOptions {
  /** Of one service, or of gateways to the same: a request that one does not answer goes to the next. */
  readonly urls: readonly string[];
  /** A key that may speak for every firm. */
  readonly key: string;
  readonly simulation: SimulationOptions;
  readonly onProgress: (events: number, eventTime: string) => void;
}

export async function play(options: PlayOptions): Promise<SimulationSummary> {
  const { urls, key, simulation, onProgress } = options;
  const callers = urls.map((url) => createCaller(url));
  let turn = 0;
  let facts: Event[] = [];
  let accountFacts = false;
  let events = 0;

  function next(): Caller {
    turn += 1;
    return callers[turn % callers.length]!;
  }

  async function report(): Promise<void> {
    if (facts.length === 0) return;
    const body = facts.map((event) => JSON.stringify(event)).join('\n');
    facts = [];
    accountFacts = false;
    const answer = await patiently(() =>
      next().post('/v1/events', key, body, 'application/x-ndjson'),
    );
    if (answer.status !== 202) throw new Error(`events: ${answer.status} ${answer.body}`);
  }

  async function ask(event: Event): Promise<Decision> {
    const body = JSON.stringify(event);
    const answer = await patiently(() => next().post('/v1/decisions', key, body));
    if (answer.status !== 200) throw new Error(`decision: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body) as Decision;
  }

  function note(event: Event): void {
    facts.push(event);
    accountFacts ||= 'account' in event;
  }

  try {
    const world = simulate(simulation);
    for (let step = world.next(); ; ) {
      if (step.done) {
        await report();
        return step.value;
      }
      const batch = step.value;
      const asked = batch.filter((event) => requestTypeSet.has(event.type));
      for (const event of batch) if (!requestTypeSet.has(event.type)) note(event);
      if ((asked.length > 0 && accountFacts) || facts.length >= marketWaitingMax) await report();
      const decisions = new Map<Event, Decision>();
      await Promise.all(asked.map(async (event) => decisions.set(event, await ask(event))));
      events += batch.length;
      onProgress(events, batch.at(-1)?.time ?? '');
      step = world.next(batch.map((event) => decisions.get(event)));
    }
  } finally {
    for (const caller of callers) caller.close();
  }
}
