// A victim's account for the tests of losses: cases and events, written as short as they are said.
import type { Event } from '../../event/event.ts';
import { readEvent } from '../../event/read.ts';
import { dayOfDate } from '../../lib/calendar.ts';
import type { CsvRow } from '../csv-row.ts';
import { wholeOf } from '../exact.ts';
import { readActions } from './corporate-actions.ts';
import type { LossCase } from './loss-case.ts';
import { readLossCase } from './loss-case.ts';
import type { CaseLoss } from './loss-result.ts';
import { lossesOf } from './loss-schedule.ts';
import { followLossEvent, type LossTrail, openTrail } from './loss-trail.ts';
import { readPrices } from './price-book.ts';

export function lossCase(fields: Readonly<Record<string, unknown>> = {}): LossCase {
  const read = readLossCase({
    case: 'c-1',
    firm: 'f',
    account: 'a',
    opened: '2025-04-01T00:00:00Z',
    updated: '2025-04-02T00:00:00Z',
    state: 'confirmed',
    sessions: ['s-hostile'],
    orders: [],
    access: true,
    traded: true,
    saleValueJpy: 0,
    purchaseValueJpy: 0,
    ...fields,
  });
  if ('expected' in read) throw new Error(JSON.stringify(read));
  return read;
}

let ids = 0;
/** Of account `a` at firm `f`, an id and a time later than all before, unless said otherwise. */
export function event(fields: Readonly<Record<string, unknown>>): Event {
  ids += 1;
  const time = new Date(Date.UTC(2025, 3, 1) + ids * 1000).toISOString();
  const read = readEvent({ id: `e-${ids}`, firm: 'f', account: 'a', time, ...fields });
  if (read.refusal) throw new Error(JSON.stringify({ fields, ...read.refusal }));
  return read.event;
}

export interface Deal {
  readonly side: 'buy' | 'sell';
  readonly instrument: string;
  readonly quantity: number;
  readonly price: number;
  readonly currency?: string;
  readonly fee?: number;
  readonly margin?: boolean;
  readonly session?: string;
  readonly account?: string;
  readonly time?: string;
}

/** An order and its execution in full, by the hijacker's session unless said otherwise. */
export function deal(said: Deal): Event[] {
  const { session = 's-hostile', margin, side, instrument, quantity, price, fee, ...where } = said;
  const currency = said.currency ?? 'JPY';
  const order = `o-${ids}`;
  const common = { ...where, order, side, instrument, quantity, currency };
  return [
    event({ type: 'order', ...common, session, orderType: 'market', margin }),
    event({ type: 'execution', ...common, price, ...(fee === undefined ? {} : { fee }) }),
  ];
}

/** What the account held before the access. */
export function held(positions: Readonly<Record<string, number>>, account = 'a'): Event {
  return event({
    type: 'holdings',
    account,
    time: '2025-03-31T00:00:00Z',
    cash: [],
    positions: Object.entries(positions).map(([instrument, quantity]) => ({
      instrument,
      quantity,
    })),
  });
}

export const rows = (columns: readonly string[], lines: readonly string[]): CsvRow[] =>
  lines.map((line, at) => {
    const values = line.split(',');
    const fields = Object.fromEntries(columns.map((column, place) => [column, values[place]]));
    return { line: at + 2, fields };
  });

export interface Told {
  readonly cases?: readonly LossCase[];
  readonly events: readonly Event[];
  /** `2025-04-30,XTKS:1111,86,JPY`. */
  readonly prices?: readonly string[];
  /** `2025-04-10,XTKS:1111,split,3:1,`. */
  readonly actions?: readonly string[];
  readonly on?: string;
}

export function trailOf(told: Told): LossTrail {
  const day = dayOfDate(told.on ?? '2025-04-30');
  const trail = openTrail(told.cases ?? [lossCase()], day);
  for (const one of told.events) followLossEvent(trail, one, Date.parse(one.time));
  return trail;
}

/** All cases worked out; without `prices` those of the events are used. */
export function lossesTold(told: Told): CaseLoss[] {
  const { actions } = readActions(
    rows(['date', 'instrument', 'action', 'value', 'currency'], told.actions ?? []),
  );
  const book =
    told.prices && readPrices(rows(['date', 'instrument', 'price', 'currency'], told.prices)).book;
  const day = dayOfDate(told.on ?? '2025-04-30');
  return [...lossesOf(trailOf(told), { day, actions, book })];
}

/** Whole yen of one victim; null where something was missing. */
export function yenOf(loss: CaseLoss) {
  const yen = (value: CaseLoss['lossJpy']): number | null =>
    value === undefined ? null : wholeOf(value);
  return {
    sold: yen(loss.soldJpy),
    bought: yen(loss.boughtJpy),
    fees: yen(loss.feesJpy),
    loss: yen(loss.lossJpy),
    inKind: yen(loss.inKind?.amountJpy),
    halfCash: yen(loss.halfCash?.amountJpy),
    contractAmount: yen(loss.contractAmount?.amountJpy),
  };
}
