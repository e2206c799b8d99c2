// The ten published editions of the example file, for tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CsvRow } from '../csv-row.ts';
import type { Edition } from './edition.ts';
import { readEditions } from './read-editions.ts';

const file = join(import.meta.dirname, '../../../../docs/examples/fsa-editions.csv');

/** The rows of the file, `change` applied to each; rows for which it gives nothing are left out. */
export function publishedRows(
  change: (fields: Record<string, string>) => Record<string, string> | undefined = (fields) =>
    fields,
): CsvRow[] {
  const records: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true });
  return records.flatMap((record, at) => {
    const fields = change(record);
    return fields ? [{ line: at + 2, fields }] : [];
  });
}

export const publishedEditions = (): readonly Edition[] => readEditions(publishedRows()).editions;
