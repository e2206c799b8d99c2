import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { aBlock, aMachine, filesIn, scanOf, temporaryFolder } from './test-scan.ts';

const cookie = '.example.co.jp\tTRUE\t/\tFALSE\t1782580765\tSESSION\tvalue-of-cookie\n';

test('reads a log of several files as one, facts and cookies whatever their order', async (t) => {
  const folder = await filesIn(await temporaryFolder(t), {
    'seller/Log_1/Cookies/Chrome.txt': cookie,
    'seller/Log_1/Passwords.txt': aBlock('001-1234567', 'pw-1'),
    'seller/Log_1/UserInformation.txt': aMachine,
    'seller/Log_2/Passwords.txt':
      aBlock('nobody', 'pw-2') + aBlock('ＴＡＲＯ@example.net ', 'pw-3'),
  });
  const { exposures, faults, counts } = await scanOf(t, folder);
  assert.deepEqual(faults, []);
  assert.equal(counts.strangers, 1);
  const [hana, taro] = exposures;
  assert.equal(exposures.length, 2);
  assert.equal(hana!.account, 'hana');
  assert.equal(hana!.kind, 'password');
  assert.equal(hana!.family, 'redline');
  assert.equal(hana!.logDate, '2025-07-29');
  assert.equal(hana!.computer, 'DESKTOP-1');
  assert.equal(hana!.log, 'seller/Log_1');
  assert.deepEqual(hana!.cookies, [
    { host: 'example.co.jp', name: 'SESSION', expires: '2026-06-27' },
  ]);
  assert.equal(taro!.account, 'taro');
  assert.equal(taro!.computer, undefined);
  assert.equal(taro!.cookies, undefined);
});

test('writes a credential once a log, however many of its files hold it', async (t) => {
  const block = aBlock('jiro', 'pw');
  const folder = await filesIn(await temporaryFolder(t), {
    'A/System.txt': aMachine,
    'A/All Passwords.txt': block + block,
    'A/Chrome/Default/Passwords.txt': block + aBlock('jiro', 'another'),
    'B/passwords.txt': block,
  });
  const { exposures } = await scanOf(t, folder);
  assert.deepEqual(
    exposures.map(({ account, log }) => `${account} ${log}`),
    ['jiro,2 A', 'jiro,2 A', 'jiro,2 B'],
  );
});

test('reads lists, plain and packed, as they stand', async (t) => {
  const list = 'https://www.example.co.jp/:0011234567:pw\nhttps://elsewhere.test/:x:y\n';
  const folder = await filesIn(await temporaryFolder(t), {
    'list.txt': list,
    'list2.txt.gz': gzipSync(list),
  });
  const { exposures, counts } = await scanOf(t, folder);
  assert.deepEqual(
    exposures.map(({ account, from, log }) => [account, from, log]),
    [
      ['hana', 'list', 'list.txt'],
      ['hana', 'list', 'list2.txt.gz'],
    ],
  );
  assert.equal(counts.rows, 4);
});

test('keeps rows of hosts that are judged look-alikes, and says so', async (t) => {
  const folder = await filesIn(await temporaryFolder(t), {
    'passwords.txt':
      aBlock('jiro', 'a', 'www-example-co-jp.test') + aBlock('jiro', 'b', 'other.test'),
  });
  const judge = (host: string) =>
    host.startsWith('www-example') ? { risk: 0.93, brand: 'example' } : undefined;
  const { exposures } = await scanOf(t, folder, { judge });
  assert.equal(exposures.length, 1);
  assert.equal(exposures[0]!.site, 'look-alike');
  assert.equal(exposures[0]!.watched, 'example');
  assert.equal(exposures[0]!.siteRisk, 0.93);
});

test('never opens what is personal or binary, nor follows links', async (t) => {
  const folder = await filesIn(await temporaryFolder(t), {
    'A/FileGrabber/Passwords.txt': aBlock('jiro', 'a'),
    'A/Autofills/Chrome.txt': aBlock('jiro', 'b'),
    'A/data.bin': aBlock('jiro', 'c'),
    'A/other.txt': Buffer.concat([Buffer.alloc(64), Buffer.from(aBlock('jiro', 'd'))]),
    'outside.txt': 'x',
  });
  await symlink(join(folder, 'outside.txt'), join(folder, 'A', 'link.txt'));
  const { exposures, faults } = await scanOf(t, folder);
  assert.deepEqual(exposures, []);
  assert.deepEqual(faults, [{ code: 'link', path: 'A/link.txt' }]);
});

test('a list longer than what is held open is written out while it is read', async (t) => {
  const rows = Array.from(
    { length: 60_000 },
    (_, at) => `https://www.example.co.jp/:jiro:p${at}\n`,
  );
  const folder = await filesIn(await temporaryFolder(t), { 'list.txt': rows.join('') });
  const { exposures } = await scanOf(t, folder, { limits: { openCredentialsMax: 10 } });
  assert.equal(exposures.length, rows.length);
});

test('more open logs than are kept lose late facts, not exposures', async (t) => {
  const files: Record<string, string> = {};
  for (let at = 0; at < 20; at += 1) files[`L${at}/Passwords.txt`] = aBlock('jiro', `p${at}`);
  const folder = await filesIn(await temporaryFolder(t), files);
  const { exposures } = await scanOf(t, folder, { limits: { openLogsMax: 3 } });
  assert.equal(new Set(exposures.map(({ log }) => log)).size, 20);
});

test('stops at the maximum of files, and says it once', async (t) => {
  const folder = await filesIn(await temporaryFolder(t), {
    'a.txt': aBlock('jiro', 'a'),
    'b.txt': aBlock('taro@example.net', 'b'),
    'c.txt': aBlock('taro@example.net', 'c'),
  });
  const { exposures, faults } = await scanOf(t, folder, { limits: { filesMax: 1 } });
  assert.equal(exposures.length, 1);
  assert.deepEqual(
    faults.map(({ code }) => code),
    ['too-many-files'],
  );
});

test('a path that does not exist is the caller’s mistake', async (t) => {
  await assert.rejects(scanOf(t, '/nowhere/at/all'), { code: 'ENOENT' });
});
