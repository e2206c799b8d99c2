// Trade tapes `t_ms,side,price_sat,amount`: every row is one print, one `trade` event.
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

const columns = ['t_ms', 'side', 'price_sat', 'amount'];
const instrumentPattern = /^[A-Z0-9]{4}:[A-Za-z0-9._-]{1,24}$/;
const sides: Readonly<Record<string, 'buy' | 'sell'>> = {
  b: 'buy',
  buy: 'buy',
  s: 'sell',
  sell: 'sell',
};
/** Beyond the year 9999 RFC 3339 has no four-digit year. */
const timeMsMax = 253_402_300_799_999;

/**
 * Prices stay in the unit of the file. Ids are made of instrument, time and row number: the same
 * file gives the same ids, two files of one instrument different ones.
 */
export async function* importTradesCsv(
  path: string,
  options: ImportOptions,
): AsyncGenerator<ImportedEvent> {
  const instrument = options.instrument ?? instrumentOf(path);
  if (!instrumentPattern.test(instrument))
    throw new ImportError(`instrument ${instrument}: expected MIC:code, as XTKS:7203`);
  const onFault = options.onFault ?? (() => undefined);
  let number = 0;
  for await (const row of csvRows(path, columns, onFault)) {
    number += 1;
    const event = tradeOf(row, number, instrument, onFault);
    if (event) yield options.firm === undefined ? event : { ...event, firm: options.firm };
  }
}

/** `APPC_2020-11-18_1800Z.csv.gz` is about APPC. */
function instrumentOf(path: string): string {
  const code = basename(path)
    .split(/[_.]/, 1)[0]
    .replace(/[^A-Za-z0-9-]/g, '');
  return `${noMarket}:${code.slice(0, 24)}`;
}

function tradeOf(
  { line, fields }: CsvRow,
  number: number,
  instrument: string,
  onFault: (fault: ImportFault) => void,
): ImportedEvent | undefined {
  const timeMs = Number(fields.t_ms || Number.NaN);
  const side = sides[(fields.side ?? '').toLowerCase()];
  const price = Number(fields.price_sat || Number.NaN);
  const quantity = Number(fields.amount || Number.NaN);
  const refuse = (field: string, expected: string) => onFault({ line, field, expected });
  if (!Number.isInteger(timeMs) || timeMs < 0 || timeMs > timeMsMax)
    return void refuse('t_ms', 'milliseconds since 1970');
  if (fields.side && !side) return void refuse('side', 'b, s or empty');
  if (!(price > 0 && price <= amountMax))
    return void refuse('price_sat', `a number above 0, at most ${amountMax}`);
  if (!(quantity > 0 && quantity <= amountMax))
    return void refuse('amount', `a number above 0, at most ${amountMax}`);
  return {
    id: `${instrument}-${timeMs}-${number}`,
    type: 'trade',
    time: new Date(timeMs).toISOString(),
    instrument,
    price,
    quantity,
    ...(side && { side }),
  };
}
