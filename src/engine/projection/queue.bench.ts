// Measures the console's queue: node src/engine/projection/queue.bench.ts [cases]
import { caseStates } from '../../core/case/case.ts';
import { openProjection } from './projection.ts';
import type { QueueAsk } from './queue-query.ts';
import { at } from './test-lines.ts';
import { aTriage } from './test-table-console.ts';

const cases = Number(process.argv[2] ?? 100_000);
const perBatch = 500;
const rounds = 9;
const today = '2025-04-15T15:00:00.000Z';
/** Of that day's first second; a case every forty seconds, 2,160 a day. */
const firstMs = Date.UTC(2025, 2, 1);

function triage(index: number) {
  const time = new Date(firstMs + index * 40_000).toISOString();
  return aTriage(`c-firm-${index % 7}.ev-${index}`, {
    firm: `firm-${index % 7}`,
    account: `ac-${((index * 2_654_435_761) % 2 ** 32).toString(16)}`,
    state: caseStates[index % caseStates.length],
    opened: time,
    updated: time,
    risk: (index % 100) / 100,
    avoidableJpy: (index * 7_919) % 5_000_000,
    heldOrders: index % 5,
    campaign: index % 3 ? `g-${index % 400}` : '',
    owner: index % 4 ? '' : 'aki',
    means: [
      { kind: 'instrument', value: `XTKS:${1000 + (index % 900)}` },
      { kind: 'ip', value: `198.51.${index % 256}.${index % 250}` },
      { kind: 'device', value: `dv-${index}` },
    ],
  });
}

const projection = openProjection({ kind: 'pglite' });
for (let first = 0; first < cases; first += perBatch)
  await projection.apply(
    Array.from({ length: perBatch }, (_, index) => at(first + index + 1, triage(first + index))),
  );

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  const tookMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    await ask();
    tookMs.push(performance.now() - startMs);
  }
  tookMs.sort((left, right) => left - right);
  const [median, most] = [tookMs[Math.floor(rounds / 2)]!, tookMs.at(-1)!];
  console.log(`${name.padEnd(28)} median ${median.toFixed(0)} ms, longest ${most.toFixed(0)} ms`);
}

const queue = (ask: Partial<QueueAsk>) => () =>
  projection.queuePage({ offset: 0, limit: 100, today, ...ask });
console.log(`${cases} cases, ${rounds} rounds each`);
await measure('all, by loss', queue({}));
await measure('open', queue({ states: ['new', 'investigating'] }));
await measure('text: an account', queue({ text: 'ac-9e' }));
await measure('text: an instrument', queue({ text: 'XTKS:1234' }));
await measure('text: nothing', queue({ text: 'zzzzz' }));
await measure('one firm', queue({ firm: 'firm-3' }));
await measure('one campaign', queue({ campaign: 'g-7' }));
await measure('owner and held', queue({ owner: 'aki', held: true }));
await measure('state, text and owner', queue({ states: ['new'], text: '198.51.10.', owner: '' }));
await measure('by value', queue({ order: 'value' }));
await measure('the last page', queue({ offset: cases - 100 }));
const days = [today, '2025-04-08T15:00:00.000Z', '2025-04-01T15:00:00.000Z'];
await measure('hours of Now', () => projection.hours({ days }));
await projection.close();
