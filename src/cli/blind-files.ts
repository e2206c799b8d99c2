// Reads what a server of the blind look-up is given: exposed logins, and who may ask for how many.
import { readFileSync } from 'node:fs';
import type { BlindClientGrant } from '../edge/blind-lookup/blind-server.ts';
import { type ExposedRecord, entriesMax } from '../edge/blind-lookup/exposed-set.ts';
import type { BlindEvaluator } from '../edge/blind-lookup/oprf.ts';
import { loginForms } from '../intel/stealer/login-forms.ts';
import { readRows, tellFaults } from './read-rows.ts';
import { type CommandOutput, UsageError } from './usage.ts';

/** Of a login in a log, where the list names none; as in `intel stealer`. */
const confidenceInLog = 0.85;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** CSV `scope,login` and perhaps `logDate,confidence`; of a login only its outputs are kept. */
export async function readExposed(
  path: string,
  evaluator: BlindEvaluator,
  output: CommandOutput,
): Promise<Map<string, ExposedRecord[]>> {
  const { rows, faults } = await readRows(path, ['scope', 'login'], entriesMax);
  if (rows.length > entriesMax) throw new UsageError(`${path}: more than ${entriesMax} rows`);
  const records = new Map<string, ExposedRecord[]>();
  const wrong = [...faults];
  for (const { line, fields } of rows) {
    const { scope, login, logDate = '', confidence = '' } = fields;
    const share = confidence === '' ? confidenceInLog : Number(confidence);
    if (!(share >= 0 && share <= 1)) wrong.push({ line, field: 'confidence', expected: '0 to 1' });
    else if (logDate !== '' && !(day.test(logDate) && !Number.isNaN(Date.parse(logDate))))
      wrong.push({ line, field: 'logDate', expected: 'a day such as 2025-07-30' });
    else
      for (const form of loginForms(login!)) {
        const found = await evaluator.evaluate(scope!, form);
        const record = { output: found, confidence: share, ...(logDate && { logDate }) };
        const same = records.get(scope!);
        if (same) same.push(record);
        else records.set(scope!, [record]);
      }
  }
  tellFaults(path, wrong, output);
  return records;
}

/** A JSON list of `{name, tokenHash, scopes, evaluationsPerDayMax}`. */
export function readGrants(path: string): BlindClientGrant[] {
  const wrong = new UsageError(
    `${path}: a JSON list of {name, tokenHash (SHA-256 in hex), scopes, evaluationsPerDayMax}`,
  );
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(list) || !list.every(isGrant)) throw wrong;
  return list;
}

function isGrant(value: unknown): value is BlindClientGrant {
  const { name, tokenHash, scopes, evaluationsPerDayMax } = (value ?? {}) as Record<
    string,
    unknown
  >;
  return (
    typeof name === 'string' &&
    typeof tokenHash === 'string' &&
    /^[0-9a-f]{64}$/.test(tokenHash) &&
    Array.isArray(scopes) &&
    scopes.every((scope) => typeof scope === 'string') &&
    Number.isSafeInteger(evaluationsPerDayMax) &&
    Number(evaluationsPerDayMax) >= 0
  );
}
