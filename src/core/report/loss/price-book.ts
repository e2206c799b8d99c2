// Prices and exchange rates by date, as the firm's file gives them: a date it lacks is missing.
import { dayOfDate } from '../../lib/calendar.ts';
import { type CsvRow, fieldText, RowError, type RowFault, takeRows } from '../csv-row.ts';
import { type Exact, exactOf, one, signOf } from '../exact.ts';

export interface Price {
  readonly price: Exact;
  readonly currency: string;
}

export interface PriceBook {
  readonly prices: ReadonlyMap<string, Price>;
  /** Yen per unit of a currency. */
  readonly rates: ReadonlyMap<string, Exact>;
}

/** Rates are rows as well: instrument `FX:HKD`, price in yen, currency JPY. */
export const priceColumns = ['date', 'instrument', 'price', 'currency'] as const;
const ratePrefix = 'FX:';
/** All of Tokyo on forty days; what is needed is the valuation date, and rates of trade dates. */
export const priceRowsMax = 200_000;

const keyOf = (code: string, date: string): string => `${date} ${code}`;

export function dateIn(row: CsvRow, field = 'date'): string {
  const date = fieldText(row, field);
  if (!Number.isNaN(dayOfDate(date))) return date;
  throw new RowError(field, 'a date like 2025-04-16');
}

export function positiveIn(row: CsvRow, field: string): Exact {
  const value = exactOf(fieldText(row, field));
  if (value !== undefined && signOf(value) > 0) return value;
  throw new RowError(field, 'a number above 0, without thousands separators');
}

export function currencyIn(row: CsvRow): string {
  const currency = fieldText(row, 'currency');
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  throw new RowError('currency', 'an ISO 4217 code like JPY');
}

export function instrumentIn(row: CsvRow): string {
  const instrument = fieldText(row, 'instrument');
  if (/^[A-Z0-9]{4}:[A-Za-z0-9._-]{1,24}$/.test(instrument)) return instrument;
  throw new RowError('instrument', 'a code like XTKS:7203, or FX:HKD for a rate');
}

function putOnce<Value>(map: Map<string, Value>, key: string, value: Value, row: CsvRow): void {
  if (map.has(key)) throw new RowError('date', `${fieldText(row, 'instrument')} once a date`);
  map.set(key, value);
}

export function readPrices(rows: readonly CsvRow[]): {
  readonly book: PriceBook;
  readonly faults: readonly RowFault[];
} {
  const prices = new Map<string, Price>();
  const rates = new Map<string, Exact>();
  const faults = takeRows(rows, priceRowsMax, (row) => {
    const [date, price, currency] = [dateIn(row), positiveIn(row, 'price'), currencyIn(row)];
    const code = fieldText(row, 'instrument');
    if (!code.startsWith(ratePrefix)) {
      putOnce(prices, keyOf(instrumentIn(row), date), { price, currency }, row);
    } else if (currency !== 'JPY') throw new RowError('currency', 'JPY for a rate');
    else putOnce(rates, keyOf(code.slice(ratePrefix.length), date), price, row);
  });
  return { book: { prices, rates }, faults };
}

export function priceOn(book: PriceBook, instrument: string, date: string): Price | undefined {
  return book.prices.get(keyOf(instrument, date));
}

/** Yen per unit on that very date; a yen is always one. */
export function rateOn(book: PriceBook, currency: string, date: string): Exact | undefined {
  return currency === 'JPY' ? one : book.rates.get(keyOf(currency, date));
}
