import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  aBlock,
  aMachine,
  filesIn,
  type ScanChoice,
  type Scanned,
  scanOf,
  temporaryFolder,
} from './test-scan.ts';
import { type ZipEntry, zipOf } from './test-zip.ts';

function entry(
  name: string | Buffer,
  text: string | Buffer,
  lies: Partial<ZipEntry> = {},
): ZipEntry {
  return { name, bytes: Buffer.from(text), ...lies };
}

async function scanZip(t: TestContext, zip: Buffer, choice?: ScanChoice): Promise<Scanned> {
  const folder = await filesIn(await temporaryFolder(t), { 'logs.zip': zip });
  return scanOf(t, join(folder, 'logs.zip'), choice);
}

const honest = entry('Log_1/Passwords.txt', aBlock('jiro', 'a'));
const zeros = Buffer.alloc(64 * 1024 * 1024);

function codes({ faults }: Scanned): string[] {
  return faults.map(({ code }) => code);
}

test('reads the logs of an archive, whatever the order of their entries', async (t) => {
  const scanned = await scanZip(
    t,
    zipOf([
      entry('Log_1/Chrome/Default/Passwords.txt', aBlock('jiro', 'a')),
      entry('Log_2/Passwords.txt', aBlock('taro@example.net', 'b')),
      entry('Log_1/UserInformation.txt', aMachine),
    ]),
  );
  assert.deepEqual(
    scanned.exposures.map(({ account, log, computer }) => [account, log, computer]),
    // Log_1 was touched last, and is written last.
    [
      ['taro', 'logs.zip/Log_2', undefined],
      ['jiro,2', 'logs.zip/Log_1', 'DESKTOP-1'],
    ],
  );
  assert.deepEqual(scanned.faults, []);
});

test('an entry whose path leads out of the archive is refused, the others are read', async (t) => {
  for (const name of [
    '../../etc/passwords.txt',
    'a/../../b.txt',
    '/etc/passwords.txt',
    'C:\\a.txt',
    '..\\a.txt',
  ]) {
    const scanned = await scanZip(t, zipOf([entry(name, aBlock('taro@example.net', 'x')), honest]));
    assert.deepEqual(codes(scanned), ['path-escapes'], name);
    assert.deepEqual(
      scanned.exposures.map(({ account }) => account),
      ['jiro,2'],
      name,
    );
  }
});

test('a bomb that says what it is is refused before it is opened', async (t) => {
  for (const name of ['Passwords.txt', 'zeros.bin', 'inner.zip']) {
    const scanned = await scanZip(t, zipOf([entry(name, zeros), honest]));
    assert.deepEqual(codes(scanned), ['expands-too-far'], name);
    assert.equal(scanned.counts.bytes < 1_000, true);
  }
});

test('a bomb in many pieces is given up within its archive’s measure', async (t) => {
  const piece = Buffer.from('x\n'.repeat(2 * 1024 * 1024));
  const many = Array.from({ length: 40 }, (_, at) => entry(`${at}.txt`, piece));
  const scanned = await scanZip(t, zipOf(many));
  assert.deepEqual(codes(scanned), ['expands-too-far']);
  assert.ok(scanned.counts.bytes < 40 * piece.length);
});

test('a bomb that lies about its size is refused', async (t) => {
  const scanned = await scanZip(
    t,
    zipOf([entry('Passwords.txt', zeros, { saidBytes: 100 }), honest]),
  );
  assert.deepEqual(codes(scanned), ['archive-broken']);
  assert.equal(scanned.exposures.length, 1);
});

test('entries that overlap each other are refused', async (t) => {
  const text = Array.from({ length: 20_000 }, (_, at) => `line ${(at * 7919) % 20_011}\n`).join('');
  const copies = Array.from({ length: 8 }, (_, at) =>
    entry(`${at}.txt`, text, { overlapsFirst: true }),
  );
  assert.deepEqual(codes(await scanZip(t, zipOf([entry('a.txt', text), ...copies]))), [
    'expands-too-far',
  ]);
});

test('says what it cannot read, and reads the rest', async (t) => {
  const scanned = await scanZip(
    t,
    zipOf([
      entry('a.txt', 'x', { isEncrypted: true }),
      entry('b.txt', 'x', { method: 14 }),
      entry('c.rar', 'x'),
      honest,
    ]),
  );
  assert.deepEqual(codes(scanned), ['encrypted', 'method-unread', 'archive-unread']);
  assert.equal(scanned.exposures.length, 1);
});

test('reads an archive within an archive, and no deeper', async (t) => {
  const inner = zipOf([honest]);
  const middle = zipOf([entry('inner.zip', inner)]);
  const one = await scanZip(t, middle);
  assert.equal(one.exposures[0]!.log, 'logs.zip/inner.zip/Log_1');
  const two = await scanZip(t, zipOf([entry('middle.zip', middle)]));
  assert.deepEqual(codes(two), ['archive-too-deep']);
  const large = await scanZip(t, middle, { limits: { nestedBytesMax: 10 } });
  assert.deepEqual(codes(large), ['archive-too-large']);
});

test('a file that is no archive, or half of one, is refused in a word', async (t) => {
  assert.deepEqual(codes(await scanZip(t, Buffer.from('not a zip'))), ['archive-broken']);
  const cut = zipOf([honest]).subarray(0, -30);
  assert.deepEqual(codes(await scanZip(t, cut)), ['archive-broken']);
});

test('names of Japanese archives are read, and no name reaches the terminal raw', async (t) => {
  const shiftJis = Buffer.from('93fa967b2f50617373776f7264732e747874', 'hex');
  const scanned = await scanZip(
    t,
    zipOf([
      entry(shiftJis, aBlock('jiro', 'a')),
      entry('\u001b[2Jx/Passwords.txt', aBlock('jiro', 'b')),
    ]),
  );
  assert.deepEqual(
    scanned.exposures.map(({ log }) => log),
    ['logs.zip/日本', 'logs.zip/\uFFFD[2Jx'],
  );
});

test('a line without end is refused by its number, and the rest of the file is read', async (t) => {
  const block = aBlock('jiro', 'a');
  const noise = Buffer.alloc(3_000_000);
  for (let at = 0; at < noise.length; at += 1) noise[at] = 33 + ((at * 7919 + (at >> 8)) % 90);
  const bytes = Buffer.concat([
    Buffer.from(block),
    noise,
    Buffer.from(`\n${block.replace('jiro', 'taro@example.net')}`),
  ]);
  const scanned = await scanZip(t, zipOf([entry('Passwords.txt', bytes)]));
  assert.deepEqual(scanned.faults, [
    { code: 'line-too-long', path: 'logs.zip/Passwords.txt', line: 6 },
  ]);
  assert.equal(scanned.exposures.length, 2);
});
