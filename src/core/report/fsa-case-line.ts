// Reads one parsed line of a cases file into the few facts the regulator's table counts.
import { caseStates } from '../case/case.ts';
import { jstDay } from '../lib/jst.ts';

/** What the table needs of a line beside the case's name; days are Japanese days since 1970. */
export interface FsaFacts {
  /** Empty where the line names none: the one firm of an installation of one firm. */
  readonly firm: string;
  readonly openedDay: number;
  readonly updatedDay: number;
  /** The day fraud was confirmed; `neverDay` while it is not, or no longer. */
  readonly confirmedDay: number;
  readonly dismissed: boolean;
  readonly traded: boolean;
  /** Whole yen: rounded here, per case, so that every sum is exact. */
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
  /** The line had no `updated` and is dated by the latest time it speaks of. */
  readonly undated: boolean;
}

export interface FsaEntry extends FsaFacts {
  readonly case: string;
}

/** A line that cannot be counted: which field is wrong and what should stand there. */
export interface LineRefusal {
  readonly field: string;
  readonly expected: string;
}

/** Later than any day of a four-digit year, and within 32 bits. */
export const neverDay = 0x7fff_ffff;

const states: ReadonlySet<unknown> = new Set(caseStates);

/** The event contract's limit for a name; it bounds what is kept per case. */
export const nameLengthMax = 128;

type Fields = Readonly<Record<string, unknown>>;

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= nameLengthMax;
const isYen = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;

const name = `text of 1 to ${nameLengthMax} characters`;
const time = 'RFC 3339 time with Z or an offset';
const yen = `number of yen from 0 to ${Number.MAX_SAFE_INTEGER}`;
/** Gross trade values of an access that traded nothing would falsify the table. */
const noYen = '0 where traded is false';

/** NaN where the field is there and is no time. */
const dayOf = (value: unknown): number => (typeof value === 'string' ? jstDay(value) : Number.NaN);

function wrongName(line: Fields): LineRefusal | undefined {
  if (!isName(line.case)) return { field: 'case', expected: name };
  if (!isName(line.account)) return { field: 'account', expected: name };
  if (line.firm === undefined || isName(line.firm)) return undefined;
  return { field: 'firm', expected: `${name}, or no such field` };
}

function wrongFact(line: Fields): LineRefusal | undefined {
  const { state, access, traded, saleValueJpy, purchaseValueJpy } = line;
  if (!states.has(state)) return { field: 'state', expected: `one of ${[...states].join(', ')}` };
  if (access !== true) return { field: 'access', expected: 'true' };
  if (typeof traded !== 'boolean') return { field: 'traded', expected: 'true or false' };
  if (!isYen(saleValueJpy)) return { field: 'saleValueJpy', expected: yen };
  if (!isYen(purchaseValueJpy)) return { field: 'purchaseValueJpy', expected: yen };
  if (traded) return undefined;
  if (saleValueJpy !== 0) return { field: 'saleValueJpy', expected: noYen };
  return purchaseValueJpy === 0 ? undefined : { field: 'purchaseValueJpy', expected: noYen };
}

interface Days {
  readonly openedDay: number;
  readonly updatedDay: number;
  readonly confirmedDay: number | undefined;
}

function readDays({ opened, updated, confirmed }: Fields): Days | LineRefusal {
  const openedDay = dayOf(opened);
  if (Number.isNaN(openedDay)) return { field: 'opened', expected: time };
  const confirmedDay = confirmed === undefined ? undefined : dayOf(confirmed);
  const updatedDay =
    updated === undefined ? Math.max(openedDay, confirmedDay ?? openedDay) : dayOf(updated);
  const expected = `${time}, or no such field`;
  if (Number.isNaN(confirmedDay)) return { field: 'confirmed', expected };
  if (Number.isNaN(updatedDay)) return { field: 'updated', expected };
  return { openedDay, updatedDay, confirmedDay };
}

/**
 * Confirmed as fraud: a confirming state, or a confirmation that still stands in a later one
 * (closed, or open again for more work). A dismissal takes it back.
 */
export function fraudDay(
  state: unknown,
  confirmedDay: number | undefined,
  updatedDay: number,
): number {
  if (state === 'dismissed') return neverDay;
  if (confirmedDay !== undefined) return confirmedDay;
  return state === 'confirmed' || state === 'restituting' ? updatedDay : neverDay;
}

/** `value` is one line as JSON.parse gives it; anything but a countable case is refused. */
export function readFsaCaseLine(value: unknown): FsaEntry | LineRefusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { field: '(line)', expected: 'one JSON object' };
  }
  const line = value as Fields;
  const wrong = wrongName(line) ?? wrongFact(line);
  if (wrong !== undefined) return wrong;
  const days = readDays(line);
  if ('expected' in days) return days;
  return {
    case: line.case as string,
    firm: (line.firm ?? '') as string,
    openedDay: days.openedDay,
    updatedDay: days.updatedDay,
    confirmedDay: fraudDay(line.state, days.confirmedDay, days.updatedDay),
    dismissed: line.state === 'dismissed',
    traded: line.traded as boolean,
    saleValueJpy: Math.round(line.saleValueJpy as number),
    purchaseValueJpy: Math.round(line.purchaseValueJpy as number),
    undated: line.updated === undefined,
  };
}
