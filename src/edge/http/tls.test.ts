import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect, type TLSSocket } from 'node:tls';
import { createHttp } from './create-http.ts';
import { makeCertificate, type TestCertificate } from './test-certificate.ts';
import { fakeEngine } from './test-server.ts';
import { followTls, type TlsFiles } from './tls.ts';

async function withFiles(
  run: (files: TlsFiles, write: (made: TestCertificate) => Promise<void>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tls-'));
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  try {
    await run(files, async ({ certificate, key }) => {
      await writeFile(files.certificate, certificate);
      await writeFile(files.key, key);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withTls(tls: TlsFiles, run: (port: number) => Promise<void>): Promise<void> {
  const keys = { verify: async () => undefined };
  const app = createHttp({ engine: fakeEngine(), keys, tls, report: () => undefined });
  await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    await run((app.server.address() as { port: number }).port);
  } finally {
    await app.close();
  }
}

async function get(port: number, ca: TestCertificate, own?: TestCertificate): Promise<number> {
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/healthz',
    ca: ca.certificate,
    agent: false,
    cert: own?.certificate,
    key: own?.key,
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode!;
}

test('with a certificate it speaks TLS, and nothing else', () =>
  withFiles(async (files, write) => {
    const made = makeCertificate('sekisho');
    await write(made);
    await withTls(files, async (port) => {
      assert.equal(await get(port, made), 200);
      await assert.rejects(get(port, makeCertificate('other')), /self-signed|unable to/);
      await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`));
    });
  }));

test('nothing older than TLS 1.2', () =>
  withFiles(async (files, write) => {
    await write(makeCertificate('sekisho'));
    await withTls(files, async (port) => {
      const options = { port, host: '127.0.0.1', rejectUnauthorized: false };
      const old = connect({
        ...options,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
      await assert.rejects(once(old, 'secureConnect'));
      const socket: TLSSocket = connect(options);
      await once(socket, 'secureConnect');
      assert.equal(socket.getProtocol(), 'TLSv1.3');
      socket.destroy();
    });
  }));

test('mutual TLS: who has no certificate of the authorities is not heard', () =>
  withFiles(async (files, write) => {
    const authority = makeCertificate('authority');
    const server = makeCertificate('sekisho');
    await write(server);
    const clientAuthorities = `${files.certificate}.authorities`;
    await writeFile(clientAuthorities, authority.certificate);
    await withTls({ ...files, clientAuthorities }, async (port) => {
      assert.equal(await get(port, server, makeCertificate('a firm', authority)), 200);
      await assert.rejects(get(port, server));
      await assert.rejects(get(port, server, makeCertificate('a firm')));
      await assert.rejects(
        get(port, server, makeCertificate('a firm', makeCertificate('authority'))),
      );
    });
  }));

test('renewed files are used for new connections; spoilt ones leave what there is', () =>
  withFiles(async (files, write) => {
    await write(makeCertificate('old'));
    const used: string[] = [];
    const reported: unknown[] = [];
    const use = ({ cert }: { cert?: unknown }): void => {
      if (String(cert) === '') throw new Error('empty');
      used.push(String(cert));
    };
    const stop = followTls({ ...files, recheckMs: 5 }, use, (error) => reported.push(error));
    const renewed = makeCertificate('new');
    await writeFile(files.certificate, '');
    await untilTrue(() => reported.length > 0);
    assert.equal(used.length, 0);
    await write(renewed);
    await untilTrue(() => used.some((text) => text === renewed.certificate));
    await rm(files.key);
    await untilTrue(() => reported.length > 1);
    stop();
  }));

async function untilTrue(isSo: () => boolean): Promise<void> {
  for (let count = 0; count < 400 && !isSo(); count++)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(isSo());
}

test('a listener with TLS takes up a renewed certificate without a restart', () =>
  withFiles(async (files, write) => {
    const old = makeCertificate('old');
    await write(old);
    await withTls({ ...files, recheckMs: 5 }, async (port) => {
      assert.equal(await get(port, old), 200);
      const renewed = makeCertificate('new');
      await write(renewed);
      let status = 0;
      for (let count = 0; count < 200 && status === 0; count++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        status = await get(port, renewed).catch(() => 0);
      }
      assert.equal(status, 200);
      await assert.rejects(get(port, old));
    });
  }));
