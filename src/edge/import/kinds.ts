// The kinds `sekisho import` understands.
import { importBarsCsv } from './bars-csv.ts';
import type { Importer } from './importer.ts';
import { importRbaCsv } from './rba-csv.ts';
import { importTradesCsv } from './trades-csv.ts';

export const importKinds: Readonly<Record<string, Importer>> = {
  'bars-csv': importBarsCsv,
  'rba-csv': importRbaCsv,
  'trades-csv': importTradesCsv,
};
