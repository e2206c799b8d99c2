// Sends to a real service and keeps what it answered, so that the same can be asked again.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '../../src/core/event/event.ts';
import { createCaller } from '../../src/serve/http-caller.ts';

export interface Client {
  /** Answers by id; every one must be given. */
  readonly answered: Map<string, string>;
  /** Sends one after another and notes the answers; other statuses than 200 are an error. */
  decideAll(events: readonly Event[]): Promise<void>;
  /** The status of one request, whatever it is; notes the answer where it is given. */
  decide(event: Event): Promise<number>;
  /** Sends everything that was answered again; each must be answered the same, byte for byte. */
  askAgain(events: readonly Event[]): Promise<void>;
  /** A figure of /metrics. */
  figure(name: string): Promise<number>;
  /** Asks until a figure is as wanted; fails after half a minute. */
  until(name: string, holds: (figure: number) => boolean): Promise<void>;
  get(path: string): Promise<{ status: number; body: string }>;
  /** Asks until it is answered 200; fails after half a minute. */
  untilAnswered(path: string): Promise<void>;
  close(): void;
}

const patienceMs = 120_000;
const lookEveryMs = 50;

export function createClient(url: string, key: string, answered = new Map()): Client {
  const caller = createCaller(url);

  async function decide(event: Event): Promise<number> {
    const { status, body } = await caller.post('/v1/decisions', key, JSON.stringify(event));
    if (status !== 200) return status;
    const before = answered.get(event.id);
    assert.ok(before === undefined || before === body, `${event.id} was answered otherwise`);
    answered.set(event.id, body);
    return status;
  }

  async function decideAll(events: readonly Event[]): Promise<void> {
    for (const event of events) assert.equal(await decide(event), 200, event.id);
  }

  async function figure(name: string): Promise<number> {
    const { body } = await caller.get('/metrics', key);
    return Number(new RegExp(`^sekisho_${name} (\\d+)$`, 'm').exec(body)?.[1] ?? Number.NaN);
  }

  return {
    answered,
    decide,
    decideAll,
    askAgain: (events) => decideAll(events.filter(({ id }) => answered.has(id))),
    figure,
    async until(name, holds) {
      const endMs = Date.now() + patienceMs;
      while (!holds(await figure(name))) {
        assert.ok(Date.now() < endMs, `${name} is ${await figure(name)}`);
        await sleep(lookEveryMs);
      }
    },
    get: (path) => caller.get(path, key),
    async untilAnswered(path) {
      const endMs = Date.now() + patienceMs;
      for (;;) {
        const { status, body } = await caller.get(path, key);
        if (status === 200) return;
        assert.ok(Date.now() < endMs, body);
        await sleep(lookEveryMs);
      }
    },
    close: caller.close,
  };
}
