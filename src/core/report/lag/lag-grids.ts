// The projection as grids in Japanese and English: what is expected, how well it did, from what.
import { grouped, type Language } from '../fsa-amount.ts';
import { cellText, isAmount } from '../fsa-sheet.ts';
import type { FsaFigureKey } from '../fsa-table.ts';
import { fsaWords, monthLabel } from '../fsa-words.ts';
import type { Grid, GridCell } from '../grid/grid.ts';
import { column, percentCell, wordsCell } from '../grid/grid.ts';
import { intervalShare, type Projection } from './chain-ladder.ts';
import type { Forecast, LagReport, ProjectedMonth, TestFigures } from './lag-report.ts';

const words = {
  ja: {
    title: (figure: string) => `報告遅れを見込んだ推計: ${figure}`,
    month: '発生月',
    latest: '直近値',
    asOf: '基準日',
    age: '経過月数',
    projected: '推計',
    interval: `${intervalShare * 100} %区間`,
    share: '直近値/推計',
    quality: '出所',
    factorTitle: '経過月ごとの伸び',
    fromAge: '経過月',
    factor: '倍率',
    base: '基礎件数',
    testTitle: '検証: それまでの版から後の版を予測',
    cut: '既知の版まで',
    known: '既知の値',
    target: '予測先の版',
    actual: '実績',
    error: '誤差',
    unchangedError: '据置きの誤差',
    inside: '区間内',
    yes: '○',
    no: '×',
    none: '推計できない: 初回公表値から追える月がない。',
    points: (links: number, degrees: number) =>
      `根拠は同じ月を2時点で見た組${links}個、${degrees + 1}か月分。点が少なく、区間は粗い。月による違いや、ある時期にまとめて見直された分は経過月数からは分からない。`,
    qualities: (list: string) =>
      `使った数値の出所: ${list}。二次情報・第三者の転記を含む場合、その誤りも推計に入る。`,
    leftOut: (list: string) => `月の途中が基準日のため使わない版: ${list}。`,
    within: 'その時点で見たことのある経過月まで',
    beyond: (count: number, model: string, unchanged: string) =>
      `それより古い経過月(*): ${count}件は推計しない。その先の伸びを知らず、推計すれば平均絶対誤差${model}で、据置きの${unchanged}より当てにならない。`,
    upTo: (age: number) =>
      `推計は経過${age}か月まで(見たことのある最も古い経過月)。その先の増加は含まず、そこに達した月は推計しない(-)。`,
    mean: (
      what: string,
      count: number,
      model: string,
      unchanged: string,
      inside: number,
      of: number,
    ) =>
      `${what}: ${count}件、平均絶対誤差は推計${model}、据置き(改定なしとみなす場合)${unchanged}、区間内${inside}/${of}。`,
    untested: '検証できる後の版がない。',
  },
  en: {
    title: (figure: string) => `Projection for reports still to come: ${figure}`,
    month: 'Month',
    latest: 'Latest',
    asOf: 'As of',
    age: 'Age',
    projected: 'Projected',
    interval: `${intervalShare * 100} % interval`,
    share: 'Latest/projected',
    quality: 'Source',
    factorTitle: 'Growth by months of age',
    fromAge: 'From age',
    factor: 'Factor',
    base: 'Base',
    testTitle: 'Test: later editions forecast from those before',
    cut: 'Known up to',
    known: 'Known',
    target: 'Forecast for',
    actual: 'Actual',
    error: 'Error',
    unchangedError: 'If unchanged',
    inside: 'Inside',
    yes: 'yes',
    no: 'no',
    none: 'No projection: no month was seen from its first print on.',
    points: (links: number, degrees: number) =>
      `From ${links} pairs of one month at two ages, of ${degrees + 1} months: few points, rough intervals. Age cannot tell that months differ, or that many were looked into again at one time.`,
    qualities: (list: string) =>
      `Where the figures come from: ${list}. Errors of secondary sources and transcriptions are in the projection.`,
    leftOut: (list: string) =>
      `Editions not used because their date falls inside a month: ${list}.`,
    within: 'Ages seen by then',
    beyond: (count: number, model: string, unchanged: string) =>
      `Older than any age seen by then (*): ${count} not forecast. The model knows of no growth there: it would have been off by ${model} on average, the figures as printed by ${unchanged}.`,
    upTo: (age: number) =>
      `Projected to an age of ${age} months, the oldest seen. What comes later is not in it, and months of that age are not projected (-).`,
    mean: (
      what: string,
      count: number,
      model: string,
      unchanged: string,
      inside: number,
      of: number,
    ) =>
      `${what}: ${count} forecasts, mean absolute error ${model}, or ${unchanged} had every figure been taken to stay as printed; inside the interval ${inside} of ${of}.`,
    untested: 'No later edition to test against.',
  },
} as const;

function figureCell(value: number, figure: FsaFigureKey, language: Language): GridCell {
  const whole = Math.round(value);
  const unit = isAmount(figure) ? 'yen' : 'count';
  return { text: cellText(whole, figure, language), number: whole, unit };
}

function intervalCell({ interval }: Projection, report: LagReport, language: Language): GridCell {
  if (interval === undefined) return wordsCell('-');
  const ends = [interval.low, interval.high].map(
    (end) => figureCell(end, report.figure, language).text,
  );
  return wordsCell(ends.join(' – '));
}

/** Nothing where no month was ever seen older: there the model would only repeat the figure. */
function projectedCells(month: ProjectedMonth, report: LagReport, language: Language): GridCell[] {
  const { model, figure } = report;
  if (model && month.age >= model.factors.length) return ['-', '-', '-'].map(wordsCell);
  return [
    figureCell(month.value, figure, language),
    intervalCell(month, report, language),
    month.value > 0 ? percentCell(month.latest / month.value) : wordsCell('-'),
  ];
}

const monthCell = (month: string, language: Language): GridCell =>
  wordsCell(monthLabel({ month }, language));

function projectionGrid(report: LagReport, language: Language): Grid {
  const text = words[language];
  const heads = [text.latest, text.asOf, text.age, text.projected, text.interval, text.share];
  const list = Object.entries(report.qualities).map(([name, count]) => `${name} ${count}`);
  return {
    title: text.title(fsaWords(language).rows[report.figure]),
    columns: [
      column(text.month, 'start'),
      ...heads.map((head) => column(head)),
      column(text.quality, 'start'),
    ],
    rows: report.months.map((month) => [
      monthCell(month.month, language),
      figureCell(month.latest, report.figure, language),
      wordsCell(month.asOf),
      { text: String(month.age), number: month.age, unit: 'count' },
      ...projectedCells(month, report, language),
      wordsCell(month.quality),
    ]),
    notes: [
      report.model
        ? text.points(report.model.links.length, report.model.degreesOfFreedom)
        : text.none,
      ...(report.model ? [text.upTo(report.model.factors.length)] : []),
      text.qualities(list.join(', ')),
      ...(report.leftOut.length > 0 ? [text.leftOut(report.leftOut.join(', '))] : []),
    ],
  };
}

function factorGrid(report: LagReport, language: Language): Grid {
  const text = words[language];
  const { factors = [], volumes = [] } = report.model ?? {};
  return {
    title: text.factorTitle,
    columns: [text.fromAge, text.factor, text.base].map((head) => column(head)),
    rows: factors.map((factor, age) => [
      wordsCell(`${age} → ${age + 1}`),
      wordsCell(factor.toFixed(3)),
      wordsCell(grouped(Math.round(volumes[age]))),
    ]),
  };
}

function forecastRow(forecast: Forecast, report: LagReport, language: Language): GridCell[] {
  const text = words[language];
  const { actual, value, known, isBeyond } = forecast;
  const errorOf = (guess: number): GridCell => percentCell((guess - actual) / Math.max(1, actual));
  return [
    wordsCell(forecast.cut),
    monthCell(forecast.month, language),
    figureCell(known, report.figure, language),
    wordsCell(forecast.asOf + (isBeyond ? '*' : '')),
    isBeyond ? wordsCell('-') : figureCell(value, report.figure, language),
    isBeyond ? wordsCell('-') : intervalCell(forecast, report, language),
    figureCell(actual, report.figure, language),
    isBeyond ? wordsCell('-') : errorOf(value),
    errorOf(known),
    wordsCell(insideText(forecast, text)),
  ];
}

function insideText({ isBeyond, isInside }: Forecast, text: { yes: string; no: string }): string {
  return isBeyond || isInside === undefined ? '-' : isInside ? text.yes : text.no;
}

function testGrid(report: LagReport, language: Language): Grid {
  const text = words[language];
  const { forecasts, within, beyond } = report.test;
  const heads = [
    text.known,
    text.target,
    text.projected,
    text.interval,
    text.actual,
    text.error,
    text.unchangedError,
    text.inside,
  ];
  return {
    title: text.testTitle,
    columns: [
      column(text.cut, 'start'),
      column(text.month, 'start'),
      ...heads.map((head) => column(head)),
    ],
    rows: forecasts.map((forecast) => forecastRow(forecast, report, language)),
    notes:
      forecasts.length === 0
        ? [text.untested]
        : [...summaryOf(within, text.within, language), ...refusedOf(beyond, language)],
  };
}

function summaryOf(figures: TestFigures, what: string, language: Language): readonly string[] {
  const { meanError, meanErrorUnchanged, inside, withInterval, forecasts } = figures;
  if (meanError === undefined || meanErrorUnchanged === undefined) return [];
  const errors = [meanError, meanErrorUnchanged].map((share) => percentCell(share).text);
  return [words[language].mean(what, forecasts, errors[0], errors[1], inside, withInterval)];
}

/** What was not forecast, and how far off it would have been. */
function refusedOf(figures: TestFigures, language: Language): readonly string[] {
  const { meanError, meanErrorUnchanged, forecasts } = figures;
  if (meanError === undefined || meanErrorUnchanged === undefined) return [];
  const errors = [meanError, meanErrorUnchanged].map((share) => percentCell(share).text);
  return [words[language].beyond(forecasts, errors[0], errors[1])];
}

export const lagGrids = (report: LagReport, language: Language): readonly Grid[] => [
  projectionGrid(report, language),
  factorGrid(report, language),
  testGrid(report, language),
];
