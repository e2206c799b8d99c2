// Claimed figures, as a press report or a draft states them, read from a small JSON file.
import { monthOfText } from '../../lib/calendar.ts';
import { type Exact, exactOf, signOf } from '../exact.ts';
import { monthsMax } from '../month-range.ts';

/** What a figure is said to count; `loss` is what customers lost, which no sum of trades is. */
export const measures = [
  'firms',
  'accesses',
  'cases',
  'sales',
  'purchases',
  'traded',
  'loss',
] as const;
export type Measure = (typeof measures)[number];

export const isMoney = (measure: Measure): boolean =>
  measure === 'sales' || measure === 'purchases' || measure === 'traded' || measure === 'loss';

export interface Claim {
  readonly id: string;
  /** The sentence, as it was said. */
  readonly says: string;
  readonly measure: Measure;
  /** By month, in the order given. */
  readonly parts: readonly { readonly month: string; readonly value: Exact }[];
  readonly total?: Exact;
  /** ISO 4217; of money only. */
  readonly currency?: string;
  /** The unit the figures are rounded to: half of it either way may be missing. */
  readonly roundedTo: Exact;
  /** Claims whose totals this one is said to add up, converted into its currency. */
  readonly sumOf: readonly string[];
}

/** Yen per unit, as the file gives it and on what ground. No rate is ever filled in. */
export interface ClaimedRate {
  readonly currency: string;
  readonly yen: Exact;
  readonly basis: string;
}

export interface Claims {
  readonly source: string;
  readonly statements: readonly Claim[];
  readonly rates: readonly ClaimedRate[];
}

/** What is wrong with a file of claims, and where: `statements[2].total`. */
export class ClaimsError extends Error {
  readonly field: string;
  readonly expected: string;

  constructor(field: string, expected: string) {
    super(`${field}: expected ${expected}`);
    this.name = 'ClaimsError';
    this.field = field;
    this.expected = expected;
  }
}

export const statementsMax = 1_000;
const textLengthMax = 4_096;

type Fields = Readonly<Record<string, unknown>>;

function fieldsIn(value: unknown, field: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new ClaimsError(field, 'an object');
}

function listIn(value: unknown, field: string, countMax: number): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.length <= countMax) return value;
  throw new ClaimsError(field, `a list of at most ${countMax}`);
}

function textIn(value: unknown, field: string): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= textLengthMax) return value;
  throw new ClaimsError(field, `text of 1 to ${textLengthMax} characters`);
}

function numberIn(value: unknown, field: string): Exact {
  const exact = typeof value === 'number' || typeof value === 'string' ? exactOf(value) : undefined;
  if (exact !== undefined && signOf(exact) >= 0) return exact;
  throw new ClaimsError(field, 'a number from 0 up, or its decimal text');
}

function currencyIn(value: unknown, field: string): string {
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  throw new ClaimsError(field, 'an ISO 4217 code like JPY');
}

function measureIn(value: unknown, field: string): Measure {
  const measure = measures.find((name) => name === value);
  if (measure !== undefined) return measure;
  throw new ClaimsError(field, `one of ${measures.join(', ')}`);
}

function partsIn(value: unknown, field: string): Claim['parts'] {
  if (value === undefined) return [];
  const parts = Object.entries(fieldsIn(value, field));
  if (parts.length > monthsMax) throw new ClaimsError(field, `at most ${monthsMax} months`);
  return parts.map(([month, part]) => {
    if (Number.isNaN(monthOfText(month)))
      throw new ClaimsError(`${field}.${month}`, 'a month like 2025-04');
    return { month, value: numberIn(part, `${field}.${month}`) };
  });
}

function claimIn(value: unknown, field: string): Claim {
  const fields = fieldsIn(value, field);
  const measure = measureIn(fields.measure, `${field}.measure`);
  const parts = partsIn(fields.parts, `${field}.parts`);
  const total = fields.total === undefined ? undefined : numberIn(fields.total, `${field}.total`);
  if (parts.length === 0 && total === undefined)
    throw new ClaimsError(field, '`parts`, `total` or both');
  const sumOf = listIn(fields.sumOf, `${field}.sumOf`, statementsMax);
  const roundedTo = fields.roundedTo ?? 0;
  return {
    id: textIn(fields.id, `${field}.id`),
    says: textIn(fields.says, `${field}.says`),
    measure,
    parts,
    ...(total === undefined ? {} : { total }),
    ...(isMoney(measure) ? { currency: currencyIn(fields.currency, `${field}.currency`) } : {}),
    roundedTo: numberIn(roundedTo, `${field}.roundedTo`),
    sumOf: sumOf.map((id, at) => textIn(id, `${field}.sumOf[${at}]`)),
  };
}

function rateIn(value: unknown, field: string): ClaimedRate {
  const fields = fieldsIn(value, field);
  const yen = numberIn(fields.yen, `${field}.yen`);
  if (signOf(yen) === 0) throw new ClaimsError(`${field}.yen`, 'more than 0');
  return {
    currency: currencyIn(fields.currency, `${field}.currency`),
    yen,
    basis: textIn(fields.basis, `${field}.basis`),
  };
}

function checkNames(statements: readonly Claim[]): void {
  const totals = new Map(statements.map(({ id, total }) => [id, total !== undefined]));
  if (totals.size < statements.length) throw new ClaimsError('statements', 'every `id` once');
  for (const [at, { sumOf }] of statements.entries()) {
    const wrong = sumOf.find((id) => !totals.get(id));
    if (wrong !== undefined)
      throw new ClaimsError(`statements[${at}].sumOf`, `statements with a total, not '${wrong}'`);
  }
}

/** `value` is the file as JSON.parse gives it. Throws a `ClaimsError` naming the first fault. */
export function readClaims(value: unknown): Claims {
  const file = fieldsIn(value, '(file)');
  const statements = listIn(file.statements, 'statements', statementsMax).map((claim, at) =>
    claimIn(claim, `statements[${at}]`),
  );
  if (statements.length === 0) throw new ClaimsError('statements', 'one or more');
  checkNames(statements);
  const rates = listIn(file.rates, 'rates', statementsMax).map((rate, at) =>
    rateIn(rate, `rates[${at}]`),
  );
  if (new Set(rates.map(({ currency }) => currency)).size < rates.length)
    throw new ClaimsError('rates', 'every currency once');
  return { source: textIn(file.source, 'source'), statements, rates };
}
