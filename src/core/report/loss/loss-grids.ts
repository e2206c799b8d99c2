// Losses as grids: the schedule of all victims, and the statement of one.

import { timeMs } from '../../lib/jst.ts';
import { timeOf } from '../../lib/time.ts';
import { type Exact, negative, sumOf, wholeOf, zero } from '../exact.ts';
import { grouped, type Language } from '../fsa-amount.ts';
import type { Grid, GridCell } from '../grid/grid.ts';
import { column, countCell, decimalCell, wordsCell, yenCell } from '../grid/grid.ts';
import type { CaseLoss, HostileTrade, PositionLoss } from './loss-result.ts';
import { type LossTotals, lossFigure, summedLosses } from './loss-schedule.ts';
import { type LossLine, lossLines, lossWords } from './loss-words.ts';
import { type Method, methodNames } from './methods.ts';

/** Japan is nine hours ahead of UTC all year. */
const jstOffsetMs = 9 * 3_600_000;

/** `2025-04-01 09:00:01`: what the customer's own clock showed. */
function japanTime(time: string): string {
  return timeOf(timeMs(time) + jstOffsetMs)
    .slice(0, 19)
    .replace('T', ' ');
}

function moneyCell(value: Exact | undefined, language: Language): GridCell {
  return value === undefined ? wordsCell(lossWords(language).notKnown) : yenCell(wholeOf(value));
}

/** With its unit, where no head of a column says it. */
function moneyText(value: Exact | undefined, language: Language): string {
  const { text } = moneyCell(value, language);
  if (value === undefined) return text;
  return language === 'ja' ? `${text}円` : `¥${text}`;
}

/** What was missing, then what is remarkable. */
export function remarksOf(loss: CaseLoss, language: Language): readonly string[] {
  const text = lossWords(language);
  const individually = loss.contractAmount?.decidedIndividually ? [text.individually] : [];
  return [
    ...loss.missing.map((missing) => text.missing[missing.what](missing)),
    ...loss.notes.map(({ code, facts }) => text.notes[code](facts)),
    ...individually,
  ];
}

export function scheduleColumns(language: Language): Grid['columns'] {
  const text = lossWords(language);
  return [
    column(text.case, 'start'),
    column(text.account, 'start'),
    column(text.occurred, 'start'),
    column(text.tradeCount),
    ...summedLosses.map((key) => column(text.figures[key])),
    column(text.remarks, 'start'),
  ];
}

export function scheduleRow(loss: CaseLoss, language: Language): readonly GridCell[] {
  return [
    wordsCell(loss.case),
    wordsCell(loss.account),
    wordsCell(loss.occurred),
    countCell(loss.trades.length),
    ...summedLosses.map((key) => moneyCell(lossFigure(loss, key), language)),
    wordsCell(remarksOf(loss, language).join(' / ')),
  ];
}

/** A sum over some of the victims says of how many: it is not the total. */
export function totalsRow(totals: LossTotals, trades: number, language: Language) {
  const text = lossWords(language);
  const cells = summedLosses.map((key): GridCell => {
    const { sumJpy, victims } = totals.sums[key];
    const cell = yenCell(wholeOf(sumJpy));
    if (victims === totals.victims) return cell;
    return { ...cell, text: `${cell.text} (${grouped(victims)}/${grouped(totals.victims)})` };
  });
  return [
    wordsCell(text.total),
    wordsCell(''),
    wordsCell(''),
    countCell(trades),
    ...cells,
    wordsCell(''),
  ];
}

export function factsGrid(loss: CaseLoss, language: Language): Grid {
  const text = lossWords(language);
  const rows: readonly (readonly [string, string])[] = [
    [text.case, loss.case],
    [text.account, loss.account],
    ...(loss.firm === '' ? [] : [[text.firm, loss.firm] as const]),
    [text.occurred, loss.occurred],
    [text.heldAt, loss.heldAt ? japanTime(loss.heldAt) : text.noSnapshot],
    [text.valuationDate, loss.valuationDate],
    [text.tradeCount, grouped(loss.trades.length)],
    [text.figures.soldJpy, moneyText(loss.soldJpy, language)],
    [text.figures.boughtJpy, moneyText(loss.boughtJpy, language)],
  ];
  return {
    title: text.statementTitle,
    columns: [column(text.item, 'start'), column('', 'start')],
    rows: rows.map(([name, value]) => [wordsCell(name), wordsCell(value)]),
  };
}

function tradeRow(trade: HostileTrade, language: Language): readonly GridCell[] {
  const text = lossWords(language);
  const side = text.sides[trade.side] + (trade.margin ? text.marginMark : '');
  return [
    wordsCell(japanTime(trade.time)),
    wordsCell(trade.order),
    wordsCell(side),
    wordsCell(trade.instrument),
    decimalCell(trade.quantity),
    decimalCell(trade.price),
    wordsCell(trade.currency),
    trade.rate ? decimalCell(trade.rate) : wordsCell(text.notKnown),
    moneyCell(trade.valueJpy, language),
    decimalCell(trade.fee),
  ];
}

export function tradesGrid(loss: CaseLoss, language: Language): Grid {
  const text = lossWords(language);
  const [words, figures] = ['start', 'end'] as const;
  return {
    title: text.trades,
    columns: [
      column(text.time, words),
      column(text.order, words),
      column(text.side, words),
      column(text.instrument, words),
      column(text.quantity, figures),
      column(text.price, figures),
      column(text.currency, words),
      column(text.rate, figures),
      column(text.value, figures),
      column(text.fee, figures),
    ],
    rows: loss.trades.map((trade) => tradeRow(trade, language)),
  };
}

function positionRow(position: PositionLoss, language: Language): readonly GridCell[] {
  const { price, rate, heldBefore } = position;
  const name = position.name === undefined ? '' : ` ${position.name}`;
  return [
    wordsCell(position.instrument + name),
    heldBefore ? decimalCell(heldBefore) : wordsCell(lossWords(language).noSnapshot),
    decimalCell(position.toDeliver),
    decimalCell(position.toRemove),
    price ? decimalCell(price.price) : wordsCell('-'),
    wordsCell(price?.currency ?? '-'),
    rate ? decimalCell(rate) : wordsCell('-'),
    moneyCell(position.deliverValueJpy, language),
    moneyCell(position.removeValueJpy, language),
  ];
}

export function positionColumns(language: Language): Grid['columns'] {
  const text = lossWords(language);
  return [
    column(text.instrument, 'start'),
    column(text.heldBefore),
    column(text.toDeliver),
    column(text.toRemove),
    column(text.price),
    column(text.currency, 'start'),
    column(text.rate),
    column(text.deliverValue),
    column(text.removeValue),
  ];
}

export const positionRows = (loss: CaseLoss, language: Language) =>
  loss.positions.map((position) => positionRow(position, language));

export function positionsGrid(loss: CaseLoss, language: Language): Grid {
  return {
    title: lossWords(language).positions,
    columns: positionColumns(language),
    rows: positionRows(loss, language),
  };
}

/** The lines of the calculation, signed: together they are the loss. */
export function calculationOf(loss: CaseLoss): Readonly<Record<LossLine, Exact>> {
  const total = (value: (position: PositionLoss) => Exact): Exact =>
    sumOf(loss.positions.map(value));
  return {
    deliver: total(({ deliverValueJpy }) => deliverValueJpy ?? zero),
    soldOwn: negative(total(({ soldOwnJpy }) => soldOwnJpy)),
    bought: total(({ boughtJpy }) => boughtJpy),
    soldBought: negative(total(({ soldBoughtJpy }) => soldBoughtJpy)),
    unwound: negative(total(({ unwoundJpy }) => unwoundJpy)),
    remove: negative(total(({ removeValueJpy }) => removeValueJpy ?? zero)),
    missed: total(({ dividendsMissedJpy }) => dividendsMissedJpy),
    received: negative(total(({ dividendsOnBoughtJpy }) => dividendsOnBoughtJpy)),
    fees: loss.feesJpy ?? zero,
  };
}

export function calculationGrid(loss: CaseLoss, language: Language): Grid {
  const text = lossWords(language);
  const lines = calculationOf(loss);
  const isKnown = loss.lossJpy !== undefined;
  return {
    title: text.calculation,
    columns: [column(text.item, 'start'), column(text.yen)],
    rows: lossLines.map((line) => [
      wordsCell(text.lines[line]),
      isKnown ? yenCell(wholeOf(lines[line])) : wordsCell(text.notKnown),
    ]),
    total: [wordsCell(text.figures.lossJpy), moneyCell(loss.lossJpy, language)],
  };
}

export function methodAmount(loss: CaseLoss, method: Method): Exact | undefined {
  if (method === 'in-kind') return loss.inKind?.amountJpy;
  return method === 'half-cash' ? loss.halfCash?.amountJpy : loss.contractAmount?.amountJpy;
}

export function methodsGrid(loss: CaseLoss, language: Language, chosen?: Method): Grid {
  const text = lossWords(language);
  return {
    title: text.method,
    columns: [column(text.method, 'start'), column(text.yen), column(text.chosen, 'start')],
    rows: methodNames.map((method) => [
      wordsCell(text.methods[method]),
      moneyCell(methodAmount(loss, method), language),
      wordsCell(method === chosen ? '○' : ''),
    ]),
    notes: remarksOf(loss, language),
  };
}

/** All grids of one victim's statement: the amounts, then the long lists they rest on. */
export const statementGrids = (
  loss: CaseLoss,
  language: Language,
  chosen?: Method,
): readonly Grid[] => [
  factsGrid(loss, language),
  methodsGrid(loss, language, chosen),
  calculationGrid(loss, language),
  positionsGrid(loss, language),
  tradesGrid(loss, language),
];
