// Run inside a private mount by disk-full.test.ts: fills the disk under a service, makes room again,
// kills it, and tells what became of what was answered.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addKey } from '../../src/engine/keys.ts';
import { createEnding } from '../firm.ts';
import { startService } from '../service.ts';
import { requests } from './account-events.ts';
import { createClient } from './sending.ts';

export interface DiskFullOutcome {
  readonly answeredBefore: number;
  /** Statuses of what was not answered while the disk was full. */
  readonly refusedWith: readonly number[];
  /** From the room made to the first answer. */
  readonly backMs: number;
  /** Answers that are not given again, byte for byte, after a kill. */
  readonly lost: number;
}

/** What is left: some hundred requests. */
const leftBytes = 128 * 1024;
const pieceBytes = 64 * 1024;
const triesMax = 4_000;
const patienceMs = 120_000;

const [folder = ''] = process.argv.slice(2);
const directory = join(folder, 'data');
const filler = join(folder, 'filler');
const ending = createEnding();

async function fillUp(): Promise<void> {
  const { bavail, bsize } = statfsSync(folder);
  const room = Math.max(0, bavail * bsize - leftBytes);
  writeFileSync(filler, Buffer.alloc(room - (room % pieceBytes)));
}

async function run(): Promise<DiskFullOutcome> {
  const key = await addKey(directory, 'firm');
  const service = await startService(ending, directory);
  const client = createClient(service.url, key);
  await client.decideAll(requests('before', 100));
  await client.until('projection_lag_events', (lag) => lag === 0);
  await fillUp();
  const refused = new Set<number>();
  const full = requests('full', triesMax);
  for (const event of full) {
    const status = await client.decide(event);
    if (status !== 200) refused.add(status);
    if (refused.size > 0) break;
  }
  // It stays refused for as long as it is full, and nobody is told anything else.
  for (const event of requests('still', 20)) {
    const status = await client.decide(event);
    if (status !== 200) refused.add(status);
    await sleep(100);
  }
  const answeredBefore = client.answered.size;
  rmSync(filler);
  const roomMs = Date.now();
  const after = requests('after', triesMax);
  for (const event of after) {
    if ((await client.decide(event)) === 200) break;
    if (Date.now() - roomMs > patienceMs) break;
    await sleep(50);
  }
  const backMs = Date.now() - roomMs;
  client.close();
  await service.kill();

  const again = await startService(ending, directory);
  const checking = createClient(again.url, key);
  let lost = 0;
  for (const event of [...requests('before', 100), ...full, ...requests('still', 20), ...after]) {
    const before = client.answered.get(event.id);
    if (before === undefined) continue;
    await checking.decide(event).catch(() => undefined);
    if (checking.answered.get(event.id) !== before) lost += 1;
  }
  checking.close();
  await again.stop();
  return { answeredBefore, refusedWith: [...refused], backMs, lost };
}

try {
  process.stdout.write(`${JSON.stringify(await run())}\n`);
} finally {
  await ending.end();
}
