// A firm's schedule of losses and restitution as a workbook: victims, positions, executions.
import type { Writable } from 'node:stream';
import type { Language } from '../../core/report/fsa-amount.ts';
import { wordsCell } from '../../core/report/grid/grid.ts';
import {
  positionColumns,
  positionRows,
  scheduleColumns,
  scheduleRow,
  totalsRow,
  tradesGrid,
} from '../../core/report/loss/loss-grids.ts';
import type { CaseLoss } from '../../core/report/loss/loss-result.ts';
import { addToTotals, openTotals } from '../../core/report/loss/loss-schedule.ts';
import { lossWords } from '../../core/report/loss/loss-words.ts';
import { gridCell, headRow, totalRow } from './grid-sheet.ts';
import { type Row, type Sheet, sheetRowsMax } from './xlsx/sheet.ts';
import { writeWorkbook } from './xlsx/workbook.ts';

const sheetNames = {
  ja: { schedule: '一覧', positions: '残高', trades: '約定' },
  en: { schedule: 'Schedule', positions: 'Positions', trades: 'Executions' },
} as const;

export interface LossWorkbookOptions {
  readonly language: Language;
  readonly valuationDate: string;
  readonly simulated?: boolean;
}

/** Losses are worked out once a sheet: a firm's victims are never all held at once. */
export type EachLoss = () => Iterable<CaseLoss>;

/** Above every sheet: a sheet is printed and sent without the others. */
function ribbonRow({ language, simulated }: LossWorkbookOptions): Row {
  return { cells: simulated ? [{ text: lossWords(language).simulated, style: 'ribbon' }] : [] };
}

function* scheduleRows(losses: EachLoss, options: LossWorkbookOptions): Generator<Row> {
  const { language, valuationDate } = options;
  const text = lossWords(language);
  yield { cells: [{ text: text.scheduleTitle(valuationDate), style: 'title' }] };
  yield ribbonRow(options);
  yield headRow(scheduleColumns(language));
  const firstRow = 3;
  const totals = openTotals();
  let trades = 0;
  for (const loss of losses()) {
    addToTotals(totals, loss);
    trades += loss.trades.length;
    yield { cells: scheduleRow(loss, language).map(gridCell) };
  }
  yield totalRow(totalsRow(totals, trades, language), firstRow, totals.victims);
  // A sum over fewer than all victims is not the firm's total: how many stands under it.
  yield {
    cells: [wordsCell(''), wordsCell(''), wordsCell(''), ...countsRow(totals)].map(gridCell),
  };
}

function countsRow(totals: ReturnType<typeof openTotals>) {
  const known = Object.values(totals.sums).map(({ victims }) =>
    wordsCell(`${victims}/${totals.victims}`),
  );
  return [wordsCell(''), ...known];
}

function* positionSheetRows(losses: EachLoss, options: LossWorkbookOptions): Generator<Row> {
  const { language } = options;
  const text = lossWords(language);
  const columns = [
    { head: text.case, align: 'start' as const },
    { head: text.account, align: 'start' as const },
    ...positionColumns(language),
  ];
  yield ribbonRow(options);
  yield headRow(columns);
  for (const loss of losses())
    for (const row of positionRows(loss, language))
      yield { cells: [wordsCell(loss.case), wordsCell(loss.account), ...row].map(gridCell) };
}

function* tradeSheetRows(losses: EachLoss, options: LossWorkbookOptions): Generator<Row> {
  const { language } = options;
  const head = { head: lossWords(language).case, align: 'start' as const };
  let rows = 0;
  let isHeaded = false;
  yield ribbonRow(options);
  for (const loss of losses()) {
    const grid = tradesGrid(loss, language);
    if (!isHeaded) yield headRow([head, ...grid.columns]);
    isHeaded = true;
    for (const row of grid.rows) {
      rows += 1;
      if (rows > sheetRowsMax) {
        yield { cells: [{ text: lossWords(language).moreTrades }] };
        return;
      }
      yield { cells: [wordsCell(loss.case), ...row].map(gridCell) };
    }
  }
}

const widthsOf = (count: number): number[] => [26, 20, ...Array.from({ length: count }, () => 16)];

export async function writeLossWorkbook(
  target: Writable,
  losses: EachLoss,
  options: LossWorkbookOptions,
): Promise<void> {
  const { language, valuationDate } = options;
  const names = sheetNames[language];
  const sheets: Sheet[] = [
    {
      name: names.schedule,
      widths: [...widthsOf(9), 80],
      frozen: { rows: 3, columns: 1 },
      rows: scheduleRows(losses, options),
    },
    {
      name: names.positions,
      widths: widthsOf(9),
      frozen: { rows: 2, columns: 1 },
      rows: positionSheetRows(losses, options),
    },
    {
      name: names.trades,
      widths: widthsOf(9),
      frozen: { rows: 2, columns: 1 },
      rows: tradeSheetRows(losses, options),
    },
  ];
  const title = lossWords(language).scheduleTitle(valuationDate);
  await writeWorkbook(target, { title, created: `${valuationDate}T00:00:00Z`, sheets });
}
