import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyOf, createMemoryDisk, type MemoryDisk } from '../../engine/journal/memory-disk.ts';
import { type DmarcStoreOptions, openDmarcStore } from './dmarc-store.ts';
import { readDmarcXml } from './dmarc-xml.ts';
import { MailError } from './mail-error.ts';
import { reportXml, type TestReport } from './test-report.ts';

const report = (changes?: TestReport) => readDmarcXml(reportXml(changes));
const daySeconds = 86_400;

function open(disk: MemoryDisk, options: DmarcStoreOptions = {}) {
  return openDmarcStore('/dmarc', { ...options, disk });
}

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof MailError && error.code === code;

test('a report is acknowledged when it is on disk, not before', async () => {
  const disk = createMemoryDisk();
  const store = await open(disk);
  const gate = Promise.withResolvers<void>();
  disk.syncGate = gate.promise;
  let acknowledged = 0;
  const first = store.take(report()).then(() => (acknowledged += 1));
  const again = store.take(report()).then(() => (acknowledged += 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(acknowledged, 0);
  gate.resolve();
  await Promise.all([first, again]);
  assert.equal(acknowledged, 2);
  const crashed = copyOf(disk);
  assert.equal((await open(crashed)).reports(), 1);
});

test('the same report again counts once, also after a start and at the same time', async () => {
  const disk = createMemoryDisk();
  const store = await open(disk);
  const taken = await Promise.all([
    store.take(report()),
    store.take(report()),
    store.take(report()),
  ]);
  assert.deepEqual(
    taken.map(({ status }) => status),
    ['stored', 'duplicate', 'duplicate'],
  );
  assert.deepEqual(
    taken.map(({ newSources }) => newSources.length),
    [1, 0, 0],
  );
  await store.close();
  const later = await open(disk);
  assert.equal((await later.take(report())).status, 'duplicate');
  assert.equal(later.sources()[0].mails, 12);
});

test('an id used for another report is refused, and the first stays', async () => {
  const store = await open(createMemoryDisk());
  await store.take(report());
  await assert.rejects(store.take(report({ count: 999 })), refusedAs('store-conflict'));
  assert.equal(store.sources()[0].mails, 12);
});

test('what a start rebuilds is what was there', async () => {
  const disk = createMemoryDisk();
  const store = await open(disk);
  for (let at = 0; at < 20; at += 1)
    await store.take(
      report({
        id: `r-${at}`,
        ip: `203.0.${at % 3}.${at}`,
        beginSeconds: 1_746_057_600 + at * daySeconds,
      }),
    );
  const before = store.sources();
  await store.close();
  assert.deepEqual((await open(disk)).sources(), before);
});

test('a report that could not be written is not known, and may be sent again', async () => {
  const disk = createMemoryDisk();
  const store = await open(disk);
  disk.roomBytes = 10;
  await assert.rejects(store.take(report()), /disk|space/i);
  assert.equal(store.reports(), 0);
  disk.roomBytes = Number.MAX_SAFE_INTEGER;
  assert.equal((await store.take(report())).status, 'stored');
});

test('ids are kept as long as reports are taken; the number is bounded', async () => {
  const store = await open(createMemoryDisk(), {
    reportsMax: 2,
    retentionMs: 10 * daySeconds * 1000,
  });
  const at = (days: number) =>
    report({ id: `d-${days}`, beginSeconds: 1_746_057_600 + days * daySeconds });
  await store.take(at(0));
  await store.take(at(1));
  await assert.rejects(store.take(at(2)), refusedAs('store-full'));
  const roomy = await open(createMemoryDisk(), {
    reportsMax: 2,
    retentionMs: 10 * daySeconds * 1000,
  });
  await roomy.take(at(0));
  await roomy.take(at(50));
  assert.equal((await roomy.take(at(51))).status, 'stored');
  await assert.rejects(roomy.take(at(0)), refusedAs('store-too-old'));
});
