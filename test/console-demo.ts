// The service with its console for tests: simulated data, people of each role, every order held.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aPolicy } from '../src/core/decision/test-settings.ts';
import { addKey } from '../src/engine/keys.ts';
import { type Service, serve } from '../src/serve/serve.ts';

/** Every order is held: nothing is cheaper. */
export const holding = aPolicy({
  ...{ version: 'hold', hijackRate: 1e-4, stepUpJpy: 1e9, blockJpy: 1e12 },
  ...{ holdJpy: 0, holdShare: 0, holdLeak: 0 },
});
/** Tells a long wait from an endless one. */
const waitMsMax = 120_000;

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly type: string;
}

export interface Person {
  readonly headers: Readonly<Record<string, string>>;
  get<Body>(path: string): Promise<Answer<Body>>;
  send<Body>(method: string, path: string, body?: object): Promise<Answer<Body>>;
}

export interface ConsoleDemo {
  enter(role: string): Promise<Person>;
  decide(event: object): Promise<{ verdict: string; reasons: { code: string }[] }>;
  record(events: readonly object[]): Promise<void>;
  /** Reads the stream until it has said this. */
  listen(who: Person, headers: Record<string, string>, said: RegExp): Promise<string>;
  stop(): Promise<void>;
}

export async function startConsoleDemo(): Promise<ConsoleDemo> {
  const directory = mkdtempSync(join(tmpdir(), 'console-data-'));
  const key = await addKey(directory, '*');
  const settings = { policy: holding };
  const where = { directory, host: '127.0.0.1', port: 0, database: undefined };
  const service: Service = await serve({ ...where, demo: true, settings, log: () => undefined });
  const origin = service.url.replace('127.0.0.1', 'localhost');

  async function post(path: string, body: object): Promise<Response> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    return fetch(`${service.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  return {
    enter: (role) => enter(origin, role),
    async decide(event) {
      const answer = await post('/v1/decisions', event);
      assert.equal(answer.status, 200);
      return answer.json() as never;
    },
    async record(events) {
      assert.equal((await post('/v1/events', events)).status, 202);
    },
    listen: (who, headers, said) => listen(origin, { ...who.headers, ...headers }, said),
    async stop() {
      await service.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function enter(origin: string, role: string): Promise<Person> {
  const json = { 'content-type': 'application/json', origin };
  const came = await fetch(`${origin}/console/api/login/demo`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ role }),
  });
  const cookie = came.headers.getSetCookie().map((one) => one.split(';')[0]);
  const { csrf } = (await came.json()) as { csrf: string };
  const headers = { ...json, cookie: cookie.join('; '), 'x-csrf': csrf };
  async function ask<Body>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${origin}/console/api${path}`, { method, headers, ...sent });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, body: JSON.parse(text) as Body, type };
  }
  return { headers, get: (path) => ask('GET', path), send: ask };
}

async function listen(origin: string, headers: Record<string, string>, said: RegExp) {
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), waitMsMax);
  const { signal } = ended;
  const answer = await fetch(`${origin}/console/api/live`, { headers, signal });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    if (said.test(text)) break;
  }
  clearTimeout(timer);
  ended.abort();
  return text;
}

/** Asks again until it is so: the read model follows the journal. */
export async function until<Value>(ask: () => Promise<Value>, isSo: (value: Value) => boolean) {
  const endMs = performance.now() + waitMsMax;
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    assert.ok(performance.now() < endMs, `still ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
