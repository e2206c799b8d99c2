// A certificate log on loopback for tests, speaking both protocols over the same entries.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { tilePath } from './static-log.ts';
import { leafOf, type TestEntry, tileOf } from './test-certificates.ts';

export interface TestLog {
  readonly url: string;
  readonly entries: TestEntry[];
  /** Asked for, in order. */
  readonly asked: string[];
  /** Answers given before anything else, one a request. */
  readonly refusals: { readonly status: number; readonly headers?: Record<string, string> }[];
  root: string;
  /** At most so many entries at once. */
  pieceMax: number;
  hasPartialTiles: boolean;
  /** Instead of what is right. */
  wrong: Buffer | undefined;
}

const tileEntries = 256;

export async function startLog(t: TestContext, entries: TestEntry[] = []): Promise<TestLog> {
  const server = createServer((request, response) => answer(log, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const log: TestLog = {
    url: `http://127.0.0.1:${port}/log`,
    entries,
    asked: [],
    refusals: [],
    root: Buffer.alloc(32, 1).toString('base64'),
    pieceMax: 32,
    hasPartialTiles: true,
    wrong: undefined,
  };
  return log;
}

function answer(log: TestLog, request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').replace(/^\/log/, '');
  log.asked.push(path);
  const refusal = log.refusals.shift();
  if (refusal) return void response.writeHead(refusal.status, refusal.headers).end('no');
  const body = log.wrong ?? bodyOf(log, path);
  if (body === undefined) return void response.writeHead(404).end();
  response.writeHead(200).end(body);
}

function bodyOf(log: TestLog, path: string): string | Buffer | undefined {
  const url = new URL(path, 'http://log.example');
  if (url.pathname === '/ct/v1/get-sth')
    return JSON.stringify({
      tree_size: log.entries.length,
      timestamp: 1,
      sha256_root_hash: log.root,
    });
  if (url.pathname === '/ct/v1/get-entries') return entriesOf(log, url.searchParams);
  if (url.pathname === '/checkpoint')
    return `log.example/log\n${log.entries.length}\n${log.root}\n\n— log.example c2ln\n`;
  return tile(log, url.pathname);
}

function entriesOf(log: TestLog, asked: URLSearchParams): string {
  const [start, end] = [Number(asked.get('start')), Number(asked.get('end'))];
  const piece = log.entries.slice(start, Math.min(end + 1, start + log.pieceMax));
  const entries = piece.map((entry) => ({
    leaf_input: leafOf(entry).toString('base64'),
    extra_data: '',
  }));
  return JSON.stringify({ entries });
}

function tile(log: TestLog, path: string): Buffer | undefined {
  for (let at = 0; at * tileEntries < log.entries.length; at += 1) {
    const entries = log.entries.slice(at * tileEntries, (at + 1) * tileEntries);
    const full = `/tile/data/${tilePath(at)}`;
    if (entries.length === tileEntries && path === full) return tileOf(entries);
    if (log.hasPartialTiles && path === `${full}.p/${entries.length}`) return tileOf(entries);
  }
  return undefined;
}
