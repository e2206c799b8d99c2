// For the tests of this folder: the console's access over real HTTP, with an engine that folds what
// it is told of users as the real one does, and a browser that keeps cookies.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPolicy } from '../../../core/decision/policy.ts';
import type { Event } from '../../../core/event/event.ts';
import { readEvent } from '../../../core/event/read.ts';
import { foldConsoleUser } from '../../../core/state/fold/console-user.ts';
import type { Answer } from '../../../engine/client.ts';
import { viewConsoleUsers } from '../../../engine/console-views.ts';
import { problemAnswer } from '../../../engine/problem.ts';
import { createWorld, defaultLimits } from '../../../engine/world/world.ts';
import { createHttp } from '../../http/create-http.ts';
import { fakeEngine } from '../../http/test-server.ts';
import type { Session } from '../messages.ts';
import { type Access, type AccessOptions, createAccess } from './access.ts';
import { checkAccessSettings } from './access-settings.ts';
import type { RouteName } from './matrix.ts';
import { createTestPasskey, type TestPasskey } from './test-authenticator.ts';

export interface TestConsole {
  readonly url: string;
  /** Where browsers find it: `http://localhost:PORT`. */
  readonly origin: string;
  readonly access: Access;
  readonly directory: string;
  /** In the order in which they were journalled. */
  readonly events: Event[];
  /** Makes the engine refuse everything from now on, or no longer. */
  stopEngine(isStopped: boolean): void;
  passHours(hours: number): void;
}

interface TestOptions extends Partial<Pick<AccessOptions, 'demo' | 'isTls'>> {
  readonly settings?: Record<string, unknown>;
  /** Routes of the matrix that others add: answered with what they saw. */
  readonly others?: readonly RouteName[];
  readonly addRoutes?: Parameters<typeof createHttp>[0]['console'];
}

export async function withConsole(
  run: (console: TestConsole) => Promise<void>,
  options: TestOptions = {},
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'console-'));
  const { engine, events, stopEngine } = foldingEngine();
  const { demo = false, isTls = false, settings = {}, others = [] } = options;
  let origin = '';
  let passedMs = 0;
  const access = createAccess({
    engine,
    settings: checkAccessSettings(settings),
    directory,
    demo,
    isTls,
    origin: () => origin,
    report: () => undefined,
    nowMs: () => Date.now() + passedMs,
  });
  const app = createHttp({
    engine,
    keys: { verify: async () => undefined },
    report: () => undefined,
    console: {
      isBuilt: false,
      addRoutes(server) {
        access.addRoutes(server);
        for (const name of others)
          access.route(server, name, (request, reply) => {
            reply.send(JSON.stringify({ by: request.operator.id, firm: request.firm }));
          });
        options.addRoutes?.addRoutes(server);
      },
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  origin = (settings.origin as string | undefined) ?? url.replace('127.0.0.1', 'localhost');
  const passHours = (hours: number): void => {
    passedMs += hours * 3_600_000;
  };
  try {
    await run({ url, origin, access, directory, events, stopEngine, passHours });
  } finally {
    await access.close();
    await app.close();
    await rm(directory, { recursive: true });
  }
}

function foldingEngine() {
  const { world } = createWorld(defaultLimits);
  const events: Event[] = [];
  let policy = defaultPolicy;
  let isStopped = false;
  async function act(given: object): Promise<Answer> {
    if (isStopped) return problemAnswer('stopped');
    const { event, refusal } = readEvent({ ...given, time: '2026-01-05T00:00:00.000Z' }, true);
    if (!event) throw new Error(JSON.stringify(refusal));
    events.push(JSON.parse(JSON.stringify(event)) as Event);
    if (event.type === 'console-user') foldConsoleUser(event, world);
    if (event.type === 'setting') policy = event.value as unknown as typeof policy;
    return { status: 200, body: '{}' };
  }
  const engine = fakeEngine({
    act,
    query: async (_firm, { kind }) => {
      if (isStopped) return problemAnswer('stopped');
      if (kind === 'console-users') return viewConsoleUsers(world);
      const body = { policy, policyVersion: policy.version, modelVersion: 'm' };
      return { status: 200, body: JSON.stringify(body) };
    },
  });
  const stopEngine = (stopped: boolean): void => {
    isStopped = stopped;
  };
  return { engine, events, stopEngine };
}

/** A browser at the console's own pages: keeps cookies, sends its token, says where it is. */
export interface Browser {
  session: Session | undefined;
  readonly cookies: Map<string, string>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** As `send`, with the answer read; what is not 2xx is an error. */
  ask<Value>(method: string, path: string, body?: unknown): Promise<Value>;
  /** A follow-up of `/console/enter#TOKEN`: sets a passkey up. */
  accept(link: string, passkey: TestPasskey): Promise<Response>;
  login(passkey: TestPasskey, countBy?: number): Promise<Response>;
}

export function openBrowser({ url, origin }: Pick<TestConsole, 'url' | 'origin'>): Browser {
  const cookies = new Map<string, string>();
  const browser: Browser = {
    session: undefined,
    cookies,
    async send(method, path, body, headers = {}) {
      const answer = await fetch(url + path, {
        method,
        redirect: 'manual',
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'GET' ? {} : { origin, 'sec-fetch-site': 'same-origin' }),
          ...(browser.session ? { 'x-csrf': browser.session.csrf } : {}),
          ...headers,
        },
      });
      for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
      return answer;
    },
    async ask<Value>(method: string, path: string, body?: unknown) {
      const answer = await browser.send(method, `/console/api${path}`, body);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as Value;
    },
    async accept(link, passkey) {
      const token = link.slice(link.indexOf('#') + 1);
      const { options } = await browser.ask<{ options: never }>('POST', '/login/invitation', {
        token,
      });
      const body = { token, response: passkey.create(options), label: 'test' };
      return enter('/login/invitation/passkey', body);
    },
    async login(passkey, countBy) {
      const options = await browser.ask<never>('POST', '/login/passkey/options');
      return enter('/login/passkey', { response: passkey.get(options, countBy) });
    },
  };

  async function enter(path: string, body: unknown): Promise<Response> {
    const answer = await browser.send('POST', `/console/api${path}`, body);
    if (answer.ok) browser.session = (await answer.clone().json()) as Session;
    return answer;
  }
  return browser;
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair] = line.split('; ');
  const [name, value] = pair!.split('=') as [string, string];
  if (line.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, value);
}

export interface Entered {
  readonly browser: Browser;
  readonly passkey: TestPasskey;
}

/** The first administrator, in by the link that the first start prints. */
export async function enterFirst(console: TestConsole): Promise<Entered> {
  const invited = await console.access.setUpLink(false);
  return enterBy(console, invited!.link);
}

export async function enterBy(console: TestConsole, link: string): Promise<Entered> {
  const browser = openBrowser(console);
  const passkey = createTestPasskey(console);
  const answer = await browser.accept(link, passkey);
  if (!answer.ok) throw new Error(await answer.text());
  return { browser, passkey };
}

/** A person in one of the roles, invited by the administrator. */
export async function enterAs(
  console: TestConsole,
  administrator: Browser,
  role: string,
  firm = '',
): Promise<Entered> {
  const body = { name: `A ${role}`, role, firm };
  const { link } = await administrator.ask<{ link: string }>('POST', '/users', body);
  return enterBy(console, link);
}
