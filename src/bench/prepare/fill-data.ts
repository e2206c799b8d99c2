// Fills a data directory with the past of many accounts, through the engine itself.
import { createOriginLookup } from '../../edge/lookup/origin-lookup.ts';
import { startEngine } from '../../engine/engine.ts';
import { openData } from '../../engine/start.ts';
import { defaultLimits, tableNumbers } from '../../engine/world/world.ts';
import { historyOf } from '../population/history.ts';

export interface Filling {
  readonly directory: string;
  readonly accounts: number;
  readonly endMs: number;
}

export interface Filled {
  readonly events: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Bytes of the encoded account records. */
  readonly accountBytes: { readonly median: number; readonly max: number };
}

/** Events in one body, and bodies on their way: enough to keep the engine busy, not its inbox full. */
const bodyEvents = 2_000;
const bodiesUnderWay = 8;

export async function fillData(
  { directory, accounts, endMs }: Filling,
  onProgress: (events: number) => void,
): Promise<Filled> {
  const startMs = performance.now();
  const data = await openData(directory, defaultLimits);
  let fault: unknown;
  const engine = startEngine({
    ...data,
    lookUp: createOriginLookup().lookup,
    nowMs: Date.now,
    clock: 'wall',
    onDurable: () => {},
    onFatal: (error) => {
      fault = error;
    },
  });
  const underWay: Promise<void>[] = [];
  let events = 0;
  for (const body of bodiesOf(historyOf({ accounts, endMs }))) {
    const { text, count } = body;
    if (underWay.length >= bodiesUnderWay) await underWay.shift();
    underWay.push(engine.record('*', text).then((answer) => requireAll(answer.body, count)));
    events += count;
    onProgress(events);
  }
  await Promise.all(underWay);
  await engine.stop();
  if (fault) throw fault;
  const sizes = [...data.store.scan(tableNumbers.accounts)].map(({ value }) => value.length);
  await data.journal.close();
  await data.store.close();
  const { user, system } = process.cpuUsage();
  return {
    events,
    seconds: (performance.now() - startMs) / 1000,
    cpuSeconds: (user + system) / 1e6,
    accountBytes: sizesOf(sizes),
  };
}

function* bodiesOf(texts: Iterable<string>): Generator<{ text: string; count: number }> {
  let lines: string[] = [];
  for (const text of texts) {
    lines.push(text);
    if (lines.length < bodyEvents) continue;
    yield { text: lines.join('\n'), count: lines.length };
    lines = [];
  }
  if (lines.length > 0) yield { text: lines.join('\n'), count: lines.length };
}

function requireAll(answer: string, count: number): void {
  const { accepted } = JSON.parse(answer) as { accepted?: number };
  if (accepted !== count) throw new Error(`of ${count} events: ${answer.slice(0, 300)}`);
}

export function sizesOf(sizes: readonly number[]): { median: number; max: number } {
  const sorted = sizes.toSorted((one, other) => one - other);
  return { median: sorted[sorted.length >> 1] ?? 0, max: sorted.at(-1) ?? 0 };
}
