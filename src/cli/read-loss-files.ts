// Reads what losses are worked out from: cases, events, prices, corporate actions.
import { readEvent } from '../core/event/read.ts';
import {
  actionColumns,
  actionRowsMax,
  type CorporateAction,
  readActions,
} from '../core/report/loss/corporate-actions.ts';
import { type LossCase, lossCasesMax, readLossCase } from '../core/report/loss/loss-case.ts';
import { LossError } from '../core/report/loss/loss-error.ts';
import {
  concernsTrail,
  followLossEvent,
  type LossTrail,
  missEvent,
} from '../core/report/loss/loss-trail.ts';
import {
  type PriceBook,
  priceColumns,
  priceRowsMax,
  readPrices,
} from '../core/report/loss/price-book.ts';
import { readLines } from './read-lines.ts';
import { readRows, tellFaults } from './read-rows.ts';
import type { CommandOutput } from './usage.ts';

interface Fault {
  readonly field: string;
  readonly expected: string;
}

/** Refused lines beyond this are counted, not listed. */
const refusalsListedMax = 100;

/** Gives each line that is JSON to `take`, and tells what it refuses; the rest goes on. */
async function eachValue(
  path: string,
  output: CommandOutput,
  take: (value: unknown) => Fault | undefined,
): Promise<number> {
  let [taken, refused] = [0, 0];
  await readLines(path, (text, lineNumber) => {
    if (text?.trim() === '') return;
    const fault =
      text === undefined ? { field: '(line)', expected: 'a shorter line' } : taking(text);
    if (fault === undefined) taken += 1;
    else if (++refused <= refusalsListedMax)
      output.stderr(`${path}:${lineNumber}: ${fault.field}: expected ${fault.expected}\n`);
  });
  if (refused > 0) output.incomplete?.();
  if (refused > refusalsListedMax)
    output.stderr(`further lines refused: ${refused - refusalsListedMax}\n`);
  return taken;

  function taking(text: string): Fault | undefined {
    try {
      return take(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError) return { field: '(line)', expected: 'one JSON object' };
      throw error;
    }
  }
}

/** The last line of each case, in the order of their first; confirmed and traded ones only. */
export async function readLossCases(
  path: string,
  wanted: string | undefined,
  output: CommandOutput,
): Promise<readonly LossCase[]> {
  const cases = new Map<string, LossCase>();
  await eachValue(path, output, (value) => {
    const read = readLossCase(value);
    if ('expected' in read) return read;
    if (wanted !== undefined && read.case !== wanted) return undefined;
    if (!cases.has(read.case) && cases.size >= lossCasesMax)
      throw new LossError('too-many-cases', { casesMax: lossCasesMax });
    cases.set(read.case, read);
    return undefined;
  });
  const all = [...cases.values()];
  const confirmed = all.filter((one) => one.confirmed);
  const traded = confirmed.filter((one) => one.traded);
  const leftOut = [
    { count: all.length - confirmed.length, why: 'not confirmed as fraud' },
    { count: confirmed.length - traded.length, why: 'accessed without trading' },
  ].filter(({ count }) => count > 0);
  const told = leftOut.map(({ count, why }) => `${count} ${why}`).join(', ');
  if (leftOut.length > 0) output.stderr(`cases without a loss to work out: ${told}\n`);
  return traded;
}

/** Follows the events of all files in the order given. */
export async function readLossEvents(
  paths: readonly string[],
  trail: LossTrail,
  output: CommandOutput,
): Promise<void> {
  for (const path of paths)
    await eachValue(path, output, (value) => {
      if (!concernsTrail(trail, value)) return undefined;
      const read = readEvent(value);
      if (read.refusal) {
        missEvent(trail, value);
        return read.refusal;
      }
      followLossEvent(trail, read.event, read.timeMs);
      return undefined;
    });
}

export async function readPriceBook(
  path: string | undefined,
  output: CommandOutput,
): Promise<PriceBook | undefined> {
  if (path === undefined) return undefined;
  const { rows, faults } = await readRows(path, priceColumns, priceRowsMax);
  const read = readPrices(rows);
  tellFaults(path, [...faults, ...read.faults], output);
  return read.book;
}

export async function readActionsFile(
  path: string | undefined,
  output: CommandOutput,
): Promise<readonly CorporateAction[]> {
  if (path === undefined) return [];
  const { rows, faults } = await readRows(path, actionColumns, actionRowsMax);
  const read = readActions(rows);
  const wrong = [...faults, ...read.faults];
  tellFaults(path, wrong, output);
  if (wrong.length > 0) throw new LossError('actions-refused', { rows: wrong.length });
  return read.actions;
}
