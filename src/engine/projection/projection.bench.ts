// Measures the projection: node src/engine/projection/projection.bench.ts [effects]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effect } from '../../core/case/effect.ts';
import { startLocalPostgres } from './local-postgres.ts';
import type { ProjectionOptions } from './message.ts';
import { openProjection, type Projection } from './projection.ts';
import type { EffectsAt } from './rows.ts';
import { aCase, aDecision, anAlert, anOutcome, aTally, at } from './test-lines.ts';

const effectsWanted = Number(process.argv[2] ?? 20_000);
const reasons = Array.from({ length: 5 }, (_, index) => ({
  code: `reason-${index}`,
  weight: 1.25,
  facts: { instrument: 'XHKG:08123', shareOfDailyVolume: 0.31, address: '203.0.113.7' },
}));

/** Of twenty effects twelve decisions of about 1 KB, three outcomes, three case lines. */
function effectAt(index: number): Effect {
  const kind = index % 20;
  if (kind < 12) return aDecision(`d-${index}`, { account: `account-${index % 5000}`, reasons });
  if (kind < 15) return anOutcome(`d-${index - 12}`, 'passed');
  if (kind < 18) return aCase(`c-${(index >> 6) % 4000}`, { saleValueJpy: index });
  if (kind < 19) return anAlert(`a-${index >> 10}`, { state: 'changed', reasons });
  return aTally(new Date(Date.UTC(2025, 3, 1) + index * 3000).toISOString());
}

function* batches(effectsPerBatch: number, firstSequence: number): Generator<EffectsAt[]> {
  let batch: EffectsAt[] = [];
  for (let index = 0; index < effectsWanted; index++) {
    batch.push(at(firstSequence + index, effectAt(index)));
    if (batch.length === effectsPerBatch) {
      yield batch;
      batch = [];
    }
  }
}

function print(name: string, figures: Record<string, number>): void {
  const parts = Object.entries(figures).map(([key, figure]) => `${key} ${figure.toFixed(1)}`);
  process.stdout.write(`${name.padEnd(26)} ${parts.join('  ')}\n`);
}

async function applyAll(name: string, projection: Projection, perBatch: number): Promise<void> {
  await projection.reset();
  const started = performance.now();
  let callMs = 0;
  let longestMs = 0;
  for (const batch of batches(perBatch, 1)) {
    const called = performance.now();
    const applied = projection.apply(batch);
    const returned = performance.now();
    callMs += returned - called;
    await applied;
    longestMs = Math.max(longestMs, performance.now() - returned);
  }
  const seconds = (performance.now() - started) / 1000;
  print(`${name}, ${perBatch} a batch`, {
    effectsPerSecond: effectsWanted / seconds,
    callerUsPerEffect: (callMs * 1000) / effectsWanted,
    longestBatchMs: longestMs,
  });
}

async function ask(name: string, projection: Projection): Promise<void> {
  const asked = {
    cases: () => projection.cases({ firm: 'North', limit: 50 }),
    alerts: () => projection.alerts({ firm: 'North', limit: 50 }),
    decisions: () => projection.decisions({ firm: 'North', limit: 50 }),
    case: () => projection.case({ firm: 'North', id: 'c-3' }),
  };
  const figures: Record<string, number> = {};
  for (const [kind, run] of Object.entries(asked)) {
    await run();
    const started = performance.now();
    for (let index = 0; index < 20; index++) await run();
    figures[`${kind}Ms`] = (performance.now() - started) / 20;
  }
  print(`${name}, queries`, figures);
}

async function measure(name: string, options: ProjectionOptions): Promise<void> {
  const started = performance.now();
  const projection = openProjection(options);
  const returned = performance.now();
  await projection.sequence();
  print(`${name}, open`, {
    returnedMs: returned - started,
    readyMs: performance.now() - started,
  });
  for (const perBatch of [100, 1000, 5000]) await applyAll(name, projection, perBatch);
  await ask(name, projection);
  const closing = performance.now();
  await projection.close();
  print(`${name}, close`, { ms: performance.now() - closing });
}

const directory = mkdtempSync(join(tmpdir(), 'projection-bench-'));
const server = await startLocalPostgres();
try {
  const embedded = { kind: 'pglite', directory: join(directory, 'data') } as const;
  await measure('PGlite, new', embedded);
  await measure('PGlite, there', embedded);
  if (server) await measure('PostgreSQL', { kind: 'postgres', url: server.url });
  else process.stdout.write('no PostgreSQL server is installed here\n');
  const maxResidentMebibytes = process.resourceUsage().maxRSS / 1024;
  print('process', { maxResidentMebibytes });
} finally {
  await server?.stop();
  rmSync(directory, { recursive: true });
}
