import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { problemOf, withServer } from '../http/test-server.ts';
import { isBuilt, readStaticFiles } from './static-files.ts';
import { addStaticRoutes } from './static-routes.ts';

const script = `console.log(${'1'.repeat(2_000)})`;
const page = '<meta name="csp-nonce" content="__CSP_NONCE__"><script src="/console/assets/a.js">';

async function withBuild(
  run: (get: (path: string, encoding?: string) => Promise<Response>) => Promise<void>,
  isTls = false,
  origin = 'https://sekisho.example',
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'static-'));
  const directory = join(folder, 'dist');
  await mkdir(join(directory, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(directory, 'index.html'), page);
  await writeFile(join(directory, 'icon.svg'), '<svg/>');
  await writeFile(join(directory, 'assets', 'a.js'), script);
  await writeFile(join(directory, 'assets', 'a.js.br'), brotliCompressSync(script));
  await writeFile(join(directory, 'assets', 'a.js.gz'), gzipSync(script));
  const files = readStaticFiles(directory);
  const console = {
    isBuilt: isBuilt(files),
    addRoutes: (app: Parameters<typeof addStaticRoutes>[0]) =>
      addStaticRoutes(app, files, { isTls, origin: () => origin }),
  };
  try {
    await withServer(
      ({ url }) =>
        run((path, encoding = 'identity') =>
          fetch(url + path, { redirect: 'manual', headers: { 'accept-encoding': encoding } }),
        ),
      { console },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the page is answered at all of the console’s own addresses, with a nonce of its own', () =>
  withBuild(async (get) => {
    const nonces = new Set<string>();
    for (const path of [
      '/console/',
      '/console/cases/c-1',
      '/console/enter',
      '/console/index.html',
    ]) {
      const answer = await get(path);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const policy = answer.headers.get('content-security-policy')!;
      const nonce = /content="([\w-]{22})"/.exec(await answer.text())![1]!;
      assert.match(policy, new RegExp(`style-src 'self' 'nonce-${nonce}'`));
      assert.match(policy, /script-src 'self';/, 'no script but files');
      assert.match(policy, /frame-ancestors 'none'/);
      assert.ok(!/unsafe|\*/.test(policy), policy);
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 4);
  }));

test('files named by their content are kept for good, and come compressed where wanted', () =>
  withBuild(async (get) => {
    for (const [encoding, sent] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await get('/console/assets/a.js', encoding);
      assert.equal(answer.headers.get('content-encoding'), sent);
      assert.equal(await answer.text(), script);
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('vary'), 'accept-encoding');
    }
    const icon = await get('/console/icon.svg');
    assert.equal(icon.headers.get('cache-control'), 'no-store');
    assert.match(icon.headers.get('content-security-policy')!, /default-src 'none'/);
  }));

test('a page about something whose id holds dots is a page', () =>
  withBuild(async (get) => {
    for (const path of [
      '/console/cases/c-firm-b.ev-1',
      '/console/campaigns/g-a.b',
      '/console/queue',
    ])
      assert.equal((await get(path)).status, 200, path);
  }));

test('nothing outside of the build is answered', () =>
  withBuild(async (get) => {
    for (const path of [
      '/console/../secret.txt',
      '/console/%2e%2e/secret.txt',
      '/console/..%2fsecret.txt',
      '/console/assets/..%5c..%5csecret.txt',
      '/console/assets/a.js.br',
      '/console/nothing.js',
      '/console/__proto__.js',
    ]) {
      const answer = await get(path);
      assert.equal(answer.status, 404, path);
      assert.ok(!(await answer.text()).includes('secret'));
    }
    const api = await get('/console/api/nothing');
    assert.equal((await problemOf(api)).code, 'not-found', 'no page in place of an answer');
    assert.equal(api.headers.get('x-frame-options'), 'DENY');
    assert.equal((await get('/console')).headers.get('location'), '/console/');
    assert.equal((await get('/')).headers.get('location'), '/console/');
  }));

test('who opens the address of this machine is led to its name, to which passkeys belong', () =>
  withBuild(
    async (get) => {
      const answer = await get('/console/cases?state=new');
      assert.equal(answer.status, 302);
      const there = 'http://localhost:7180/console/cases?state=new';
      assert.equal(answer.headers.get('location'), there);
      assert.equal((await get('/console/assets/a.js')).status, 200);
    },
    false,
    'http://localhost:7180',
  ));

test('where there is TLS, browsers are told to stay with it', () =>
  withBuild(async (get) => {
    for (const path of ['/console/', '/console/assets/a.js', '/console/api/nothing'])
      assert.match((await get(path)).headers.get('strict-transport-security')!, /max-age=31536000/);
  }, true));

test('without a build there are no pages, and the bare address leads to the status page', () =>
  withServer(
    async ({ url }) => {
      assert.equal((await fetch(`${url}/console/`)).status, 404);
      assert.equal((await fetch(`${url}/console/api/nothing`)).status, 404);
      const { headers } = await fetch(url, { redirect: 'manual' });
      assert.equal(headers.get('location'), '/status');
    },
    {
      console: {
        isBuilt: false,
        addRoutes: (app) => addStaticRoutes(app, new Map(), { isTls: false, origin: () => '' }),
      },
    },
  ));
