// The kinds `sekisho import` understands.
import type { Importer } from './importer.ts';
import { importRbaCsv } from './rba-csv.ts';
import { importTradesCsv } from './trades-csv.ts';

export const importKinds: Readonly<Record<string, Importer>> = {
  'rba-csv': importRbaCsv,
  'trades-csv': importTradesCsv,
};
