// Editions and revisions as grids: months down, editions across; what changed, and by which cases.
import { grouped, type Language } from '../fsa-amount.ts';
import type { CausedChange, FsaRevision, RevisedMonth } from '../fsa-revision.ts';
import { cellText, isAmount, noFigure } from '../fsa-sheet.ts';
import type { FsaFigureKey, ShownFigure } from '../fsa-table.ts';
import { fsaFigureKeys, notPublished, summedKeys } from '../fsa-table.ts';
import { fsaWords, monthLabel } from '../fsa-words.ts';
import type { Grid, GridCell } from '../grid/grid.ts';
import { amountCell, column, countCell, signedCell, wordsCell } from '../grid/grid.ts';
import type { EditionComparison, TriangleRow } from './compare-editions.ts';
import { triangleOf } from './compare-editions.ts';
import { editionWords } from './edition-words.ts';

const monthText = (month: string, language: Language): string =>
  month === 'total' ? fsaWords(language).total : monthLabel({ month }, language);

/** Amounts in 億円 or ¥m: eleven columns of words like 約1,540億円 would not fit a page. */
function shortAmount(yen: number, language: Language): string {
  const unit = language === 'ja' ? 1e8 : 1e6;
  const value = yen / unit;
  return grouped(value < 2 ? Math.round(value * 10) / 10 : Math.round(value));
}

function figureCell(value: ShownFigure, key: FsaFigureKey, language: Language): GridCell {
  if (value === null) return wordsCell(noFigure);
  if (value === notPublished) return wordsCell(editionWords(language).notGiven);
  if (!isAmount(key)) return countCell(value);
  return { text: shortAmount(value, language), number: value, unit: 'yen' };
}

function triangleRow(row: TriangleRow, key: FsaFigureKey, language: Language): GridCell[] {
  const text = editionWords(language);
  return [
    wordsCell(monthText(row.month, language)),
    wordsCell(text.sources[row.source]),
    ...row.cells.map((cell) =>
      cell === undefined ? wordsCell('') : figureCell(cell, key, language),
    ),
  ];
}

function figureName(key: FsaFigureKey, language: Language): string {
  const { rows } = fsaWords(language);
  if (!isAmount(key)) return rows[key];
  return `${rows[key]}${language === 'ja' ? '(億円)' : ' (¥m)'}`;
}

/** One grid a figure; editions are headed by name and date. */
export function editionGrids(comparison: EditionComparison, language: Language): readonly Grid[] {
  const text = editionWords(language);
  const heads = comparison.columns.map(
    ({ edition, asOf }) => `${edition?.edition ?? text.ownColumn} ${asOf.slice(2)}`,
  );
  return fsaFigureKeys.map((key, at) => ({
    title: text.triangleTitle(figureName(key, language)),
    columns: [
      column(text.month, 'start'),
      column(text.source, 'start'),
      ...heads.map((head) => column(head)),
    ],
    rows: triangleOf(comparison, key).map((row) => triangleRow(row, key, language)),
    ...(at === fsaFigureKeys.length - 1 ? { notes: editionNotes(comparison, language) } : {}),
  }));
}

/** What the dots mean, and how each edition's figures came into the file. */
function editionNotes(comparison: EditionComparison, language: Language): readonly string[] {
  const text = editionWords(language);
  const qualities = comparison.columns.flatMap(({ edition }) => {
    if (edition === undefined) return [];
    const columns = [...edition.months, ...(edition.total ? [edition.total] : [])];
    const named = [...new Set(columns.map(({ quality }) => quality))];
    return [`${edition.edition} ${named.join(' / ')}`];
  });
  return [
    text.triangleNote,
    ...(qualities.length > 0 ? [`${text.qualities}: ${qualities.join('; ')}`] : []),
  ];
}

function changeCell(key: FsaFigureKey, change: number, language: Language): GridCell {
  if (!isAmount(key)) return signedCell(change);
  const sign = change > 0 ? '+' : change < 0 ? '-' : '';
  const { text } = amountCell(Math.abs(change), language);
  return { text: sign + text, number: change, unit: 'signed' };
}

function revisedRows(revised: RevisedMonth, language: Language): readonly (readonly GridCell[])[] {
  const { rows } = fsaWords(language);
  return fsaFigureKeys.flatMap((key) => {
    const [before, after] = [revised.before[key], revised.after[key]];
    if (before === null || after === null || before === after) return [];
    const cell = (value: number): GridCell =>
      isAmount(key)
        ? { text: cellText(value, key, language), number: value, unit: 'yen' }
        : countCell(value);
    return [
      [
        wordsCell(monthText(revised.month, language)),
        wordsCell(rows[key]),
        cell(before),
        cell(after),
        changeCell(key, after - before, language),
      ],
    ];
  });
}

function causeRow(month: string, caused: CausedChange, shown: number, language: Language) {
  const text = editionWords(language);
  const named = caused.cases.slice(0, shown);
  const rest = caused.count - named.length;
  const list = named.join(' ') + (rest > 0 ? ` ${text.more(rest)}` : '');
  return [
    wordsCell(monthText(month, language)),
    wordsCell(text.causes[caused.cause]),
    countCell(caused.count),
    ...summedKeys.map((key) => changeCell(key, caused.change[key], language)),
    wordsCell(list),
  ];
}

/** What changed, and which cases caused it, the first `casesShown` of them by name. */
export function revisionGrids(
  revision: FsaRevision,
  language: Language,
  casesShown: number,
): readonly Grid[] {
  const text = editionWords(language);
  const { rows } = fsaWords(language);
  const changed = [...revision.months, revision.total].flatMap((month) =>
    revisedRows(month, language),
  );
  const title = text.revisionTitle(revision.since, revision.asOf);
  const heads = [text.before, text.after, text.change].map((head) => column(head));
  const columns = [column(text.month, 'start'), column(text.item, 'start'), ...heads];
  if (changed.length === 0) return [{ title, columns, rows: [], notes: [text.unchanged] }];
  return [
    { title, columns, rows: changed },
    {
      title: text.causesTitle,
      columns: [
        column(text.month, 'start'),
        column(text.cause, 'start'),
        column(text.count),
        ...summedKeys.map((key) => column(rows[key])),
        column(text.cases, 'start'),
      ],
      rows: revision.months.flatMap(({ month, causes }) =>
        causes.map((caused) => causeRow(month, caused, casesShown, language)),
      ),
    },
  ];
}
