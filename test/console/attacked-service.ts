// The whole service in this process, in the middle of a small simulated wave that nobody has judged yet.
import { defaultPolicy } from '../../src/core/decision/policy.ts';
import type { Event } from '../../src/core/event/event.ts';
import { requestTypeSet } from '../../src/core/event/event.ts';
import { addKey } from '../../src/engine/keys.ts';
import { untilCaughtUp } from '../../src/serve/caught-up.ts';
import { type Caller, createCaller } from '../../src/serve/http-caller.ts';
import { type Service, serve } from '../../src/serve/serve.ts';
import { smallWave } from '../wave.ts';

export interface AttackedService {
  /** `http://localhost:…`, where passkeys work. */
  readonly origin: string;
  readonly setUpLink: string;
  stop(): Promise<void>;
  /** Stops, and after a while serves the same again under the same address. */
  restart(awayMs: number): Promise<void>;
}

/** Codes as challenges are relayed: so hijackers get in, and their orders are held. */
const policy = { ...defaultPolicy, version: 'test-1', stepUpMinimum: 'otp' as const };
/** Many single cases; other seeds have campaigns. */
const usualSeed = 3;
/** Endless would be longer. */
const catchUpMsMax = 120_000;
/** Parts of the wave sent at once. */
const factsAtOnce = 400;

async function begin(directory: string, port: number, said: string[]): Promise<Service> {
  return serve({
    directory,
    host: '127.0.0.1',
    port,
    demo: true,
    database: undefined,
    settings: { policy },
    log: (message) => said.push(message),
  });
}

export async function startAttacked(directory: string, seed = usualSeed): Promise<AttackedService> {
  const said: string[] = [];
  const key = await addKey(directory, '*');
  let service = await begin(directory, 0, said);
  try {
    await send(service.url, key, seed);
    if (!(await untilCaughtUp(service.url, key, catchUpMsMax)))
      throw new Error('the read model has not caught up');
  } catch (error) {
    // Nobody else could: without it the test would never end.
    await service.stop();
    throw error;
  }
  const origin = new URL(service.consoleUrl ?? service.url).origin;
  return {
    origin,
    setUpLink: said.map((line) => line.trim()).find((line) => line.includes('/enter#')) ?? '',
    stop: () => service.stop(),
    async restart(awayMs) {
      await service.stop();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      service = await begin(directory, Number(new URL(origin).port), said);
    },
  };
}

/** Another try where the service says that it has too much to do at the moment. */
const triesMax = 20;
const againMs = 250;

async function posted(
  caller: Caller,
  path: string,
  [key, body, type]: [key: string, body: string, type?: string],
): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const answer = await caller.post(path, key, body, type);
    if (answer.status < 300) return;
    if (answer.status !== 503) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  throw new Error(`${path}: busy for too long`);
}

/** What the firm sends; what customers say afterwards is left out, so that every case is undecided. */
async function send(url: string, key: string, seed: number): Promise<void> {
  const caller = createCaller(url);
  let facts: Event[] = [];
  const report = async (): Promise<void> => {
    if (facts.length === 0) return;
    const body = facts.map((event) => JSON.stringify(event)).join('\n');
    facts = [];
    await posted(caller, '/v1/events', [key, body, 'application/x-ndjson']);
  };
  for (const event of smallWave(seed).events) {
    if (event.type === 'feedback') continue;
    if (requestTypeSet.has(event.type)) {
      await report();
      await posted(caller, '/v1/decisions', [key, JSON.stringify(event)]);
      continue;
    }
    facts.push(event);
    if (facts.length >= factsAtOnce) await report();
  }
  await report();
  caller.close();
}
