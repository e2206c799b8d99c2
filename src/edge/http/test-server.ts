// For the tests of this folder: the app listening on a free port, over an engine that remembers.
import { connect } from 'node:net';
import type { Answer, EngineClient, EngineStatus, Query } from '../../engine/client.ts';
import { createHttp, type HttpOptions } from './create-http.ts';

export const token = 'token-of-alpha';

const status: EngineStatus = {
  sequence: 120,
  eventTime: '2025-05-01T00:00:00.000Z',
  queueLength: 3,
  accountsCached: 40,
  checkpointSequence: 100,
  projectionSequence: 115,
  counters: { decisions_allow: 70, decisions_hold: 5, refused: 2, duplicates: 4, clocks: 9 },
};

export interface FakeEngine extends EngineClient {
  readonly calls: { kind: string; firm: string; body?: string; query?: Query }[];
  closed: number;
}

export function fakeEngine(changed: Partial<EngineClient> = {}): FakeEngine {
  const calls: FakeEngine['calls'] = [];
  const engine: FakeEngine = {
    calls,
    closed: 0,
    decide: (firm, body) => {
      calls.push({ kind: 'decide', firm, body });
      return answer(200, { verdict: 'allow' });
    },
    record: (firm, body) => {
      calls.push({ kind: 'record', firm, body });
      return answer(202, { accepted: 1, refused: [] });
    },
    act: () => answer(200, { state: 'done' }),
    query: (firm, query) => {
      calls.push({ kind: 'query', firm, query });
      return answer(200, query.kind === 'alerts' ? { alerts: [] } : { cases: [] });
    },
    status: async () => status,
    close: async () => {
      engine.closed++;
    },
    ...changed,
  };
  return engine;
}

export async function answer(status: number, body: unknown): Promise<Answer> {
  return { status, body: JSON.stringify(body) };
}

export interface TestServer {
  readonly engine: FakeEngine;
  readonly reported: unknown[];
  readonly url: string;
  readonly port: number;
  /** With alpha's key unless other headers are given. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export async function withServer(
  run: (server: TestServer) => Promise<void>,
  options: Partial<HttpOptions> & { changed?: Partial<EngineClient> } = {},
): Promise<void> {
  const { changed, ...rest } = options;
  const engine = fakeEngine(changed);
  const reported: unknown[] = [];
  const keys = { verify: async (text: string) => (text === token ? 'alpha' : undefined) };
  const app = createHttp({ engine, keys, report: (error) => reported.push(error), ...rest });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const authorization = `Bearer ${token}`;
  try {
    await run({
      engine,
      reported,
      url,
      port: Number(new URL(url).port),
      get: (path, headers = { authorization }) => fetch(url + path, { headers }),
      post: (path, body, headers = {}) =>
        fetch(url + path, {
          method: 'POST',
          body,
          headers: { authorization, 'content-type': 'application/json', ...headers },
        }),
      close: () => app.close(),
    });
  } finally {
    await app.close();
  }
}

export interface ReceivedProblem {
  readonly code: string;
  readonly status: number;
  readonly detail?: string;
}

export async function problemOf(answer: Response): Promise<ReceivedProblem> {
  return (await answer.json()) as ReceivedProblem;
}

/** Sends bytes as they are and returns all that comes back until the server closes. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}
