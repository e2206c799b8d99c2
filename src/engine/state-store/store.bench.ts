// Measures the store: node src/engine/state-store/store.bench.ts [accounts] [records,records,…]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openStateStore, type StateStore } from './store.ts';

const accounts = Number(process.argv[2] ?? 1_000_000);
const sizes = (process.argv[3] ?? '20000,50000,100000').split(',').map(Number);
const value = Buffer.alloc(700, 1);
const accountTable = 1;
const directory = mkdtempSync(join(tmpdir(), 'store-bench-'));

// Mulberry32, so that every run draws the same keys.
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = generator(1);
const accountKey = () => `account-${Math.floor(random() * accounts).toString(36)}`;

function print(name: string, figures: Record<string, number>): void {
  const parts = Object.entries(figures).map(([key, figure]) => `${key} ${figure.toFixed(1)}`);
  process.stdout.write(`${name.padEnd(24)} ${parts.join('  ')}\n`);
}

async function load(store: StateStore): Promise<void> {
  const started = performance.now();
  for (let from = 0; from < accounts; from += 100_000) {
    const checkpoint = store.beginCheckpoint(store.sequence + 1);
    for (let index = from; index < Math.min(accounts, from + 100_000); index++) {
      checkpoint.add(accountTable, `account-${index.toString(36)}`, value);
    }
    await store.commit(checkpoint);
  }
  print('load', { perSecond: accounts / ((performance.now() - started) / 1000) });
}

/** What the fold thread does meanwhile: some 10,000 accounts a second, warmed and read by 64. */
async function foldUntil(store: StateStore, done: () => boolean): Promise<number> {
  let reads = 0;
  while (!done()) {
    const keys = Array.from({ length: 64 }, accountKey);
    await store.prefetch(accountTable, keys);
    for (const key of keys) reads += store.get(accountTable, key) ? 1 : 0;
    await pause(5);
  }
  return reads;
}

async function drain(store: StateStore, records: number, folding: boolean): Promise<void> {
  const addStarted = performance.now();
  const checkpoint = store.beginCheckpoint(store.sequence + 1);
  for (let index = 0; index < records; index++) checkpoint.add(accountTable, accountKey(), value);
  const addNs = ((performance.now() - addStarted) * 1e6) / records;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  let done = false;
  const committed = store.commit(checkpoint).then(() => {
    done = true;
  });
  const reads = folding ? await foldUntil(store, () => done) : 0;
  await committed;
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  print(`drain ${records}${folding ? ' folding' : ''}`, {
    perSecond: records / seconds,
    seconds,
    addNs,
    delayP99Ms: delay.percentile(99) / 1e6 - 1,
    delayMaxMs: delay.max / 1e6 - 1,
    readsPerSecond: reads / seconds,
  });
}

async function read(store: StateStore): Promise<void> {
  const keys = Array.from({ length: 20_000 }, accountKey);
  const started = performance.now();
  const warmed = store.prefetch(accountTable, keys);
  const called = performance.now();
  await warmed;
  const ready = performance.now();
  for (const key of keys) store.get(accountTable, key);
  const end = performance.now();
  const nsPerKey = (from: number, to: number) => ((to - from) * 1e6) / keys.length;
  print('read 20000', {
    prefetchCallNs: nsPerKey(started, called),
    prefetchNs: nsPerKey(started, ready),
    getNs: nsPerKey(ready, end),
  });
}

try {
  const store = await openStateStore({ directory });
  await load(store);
  for (const records of sizes) {
    for (const folding of [false, false, true, true]) await drain(store, records, folding);
  }
  await read(store);
  await read(store);
  await store.close();
  const { size, blocks } = statSync(join(directory, 'data.mdb'));
  const mib = 2 ** 20;
  print('file', { mebibytes: size / mib, onDisk: (blocks * 512) / mib });
  print('process', { maxResidentMebibytes: process.resourceUsage().maxRSS / 1024 });
} finally {
  rmSync(directory, { recursive: true });
}
