// Daily bars `code,date,open,high,low,close,volume`: every row is one `bar` event, in the order of dates.
import { basename } from 'node:path';
import { amountMax } from '../../core/event/common.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import {
  ImportError,
  type ImportedEvent,
  type ImportFault,
  type ImportOptions,
  noMarket,
} from './importer.ts';

const columns = ['code', 'date', 'open', 'high', 'low', 'close', 'volume'];
const prices = ['open', 'high', 'low', 'close'] as const;
const secondsOfDay = 86_400;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const codePattern = /^[A-Za-z0-9._-]{1,24}$/;
const marketPattern = /^[A-Z0-9]{4}$/;
/** Rows held at most: such files come ordered by code, and events are wanted by date. */
const rowsMax = 5_000_000;

/** A day's bar is complete when its day is over (UTC): a date alone does not say when trading ended. */
export async function* importBarsCsv(
  path: string,
  options: ImportOptions,
): AsyncGenerator<ImportedEvent> {
  const market = options.instrument ?? noMarket;
  if (!marketPattern.test(market))
    throw new ImportError(`instrument ${market}: expected the MIC alone, as XTKS`);
  const onFault = options.onFault ?? (() => undefined);
  const bars: ImportedEvent[] = [];
  for await (const row of csvRows(path, columns, onFault)) {
    const event = barOf(row, market, onFault);
    if (!event) continue;
    if (bars.length === rowsMax)
      throw new ImportError(`${basename(path)}: more than ${rowsMax} rows; split it by date`);
    bars.push(options.firm === undefined ? event : { ...event, firm: options.firm });
  }
  yield* bars.sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
}

function barOf(
  { line, fields }: CsvRow,
  market: string,
  onFault: (fault: ImportFault) => void,
): ImportedEvent | undefined {
  const refuse = (field: string, expected: string) => onFault({ line, field, expected });
  const { code = '', date = '' } = fields;
  if (!codePattern.test(code)) return void refuse('code', 'a code of letters and digits');
  const dayMs = datePattern.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(dayMs)) return void refuse('date', 'a date, as 2021-07-01');
  const numbers = prices.map((name) => Number(fields[name] || Number.NaN));
  const wrong = numbers.findIndex((price) => !(price > 0 && price <= amountMax));
  if (wrong >= 0) return void refuse(prices[wrong]!, `a number above 0, at most ${amountMax}`);
  const volume = Number(fields.volume || Number.NaN);
  if (!(volume >= 0 && volume <= amountMax))
    return void refuse('volume', `a number from 0 to ${amountMax}`);
  const [open, high, low, close] = numbers;
  const instrument = `${market}:${code}`;
  return {
    id: `${instrument}-${date}`,
    type: 'bar',
    time: new Date(dayMs + secondsOfDay * 1000).toISOString(),
    instrument,
    seconds: secondsOfDay,
    ...{ open, high, low, close, volume },
  };
}
