// All figures of all as-of dates as CSV, one a record: what was published, and the firm's own.
import { csvRecord } from '../csv-record.ts';
import type { FsaTable, ShownFigure, ShownFigures } from '../fsa-table.ts';
import { fsaFigureKeys, notPublished } from '../fsa-table.ts';
import type { EditionComparison } from './compare-editions.ts';
import type { Edition } from './edition.ts';

const head = [
  'source',
  'edition',
  'as_of',
  'month',
  'partial_to_day',
  'figure',
  'value',
  'unit',
  'quality',
];
const units = {
  firms: 'firms',
  accesses: 'accesses',
  cases: 'cases',
  saleValueJpy: 'yen',
  purchaseValueJpy: 'yen',
} as const;

interface Place {
  readonly source: string;
  readonly edition: string;
  readonly asOf: string;
  readonly month: string;
  readonly partialToDay?: number;
  readonly quality: string;
}

/** A figure that was not given has no record: an empty value could be read as zero. */
function records(place: Place, figures: ShownFigures): string[] {
  const given = (value: ShownFigure): value is number => value !== null && value !== notPublished;
  return fsaFigureKeys.flatMap((key) => {
    const value = figures[key];
    if (!given(value)) return [];
    const { source, edition, asOf, month, partialToDay = '', quality } = place;
    const text = [String(partialToDay), key, String(value), units[key], quality];
    return [csvRecord([source, edition, asOf, month, ...text])];
  });
}

function publishedRecords({ edition, asOf, months, total }: Edition): string[] {
  const at = { source: 'published', edition, asOf };
  return [
    ...months.flatMap((column) => records({ ...at, ...column }, column)),
    ...(total ? records({ ...at, month: 'total', quality: total.quality }, total) : []),
  ];
}

function ownRecords({ asOf, months, total }: FsaTable): string[] {
  const quality = 'own';
  const at = { source: 'own', edition: '', asOf, quality };
  return [
    ...months.flatMap((column) => records({ ...at, ...column }, column)),
    ...records({ ...at, month: 'total' }, total),
  ];
}

export function renderEditionsCsv({ columns }: EditionComparison): string {
  const rows = columns.flatMap(({ edition, own }) => [
    ...(edition ? publishedRecords(edition) : []),
    ...(own ? ownRecords(own) : []),
  ]);
  return csvRecord(head) + rows.join('');
}
