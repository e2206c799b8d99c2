// How well the judge finds phishing of months its model has not seen, beside simpler ways.
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';
import { createCampaignMemory } from '../../intel/url/campaign-memory.ts';
import { feedFirm } from '../../intel/url/feed-brand.ts';
import { teachJudged } from '../../intel/url/teach-judged.ts';
import { teachUrl } from '../../intel/url/teach-url.ts';
import { readUrlModel } from '../../intel/url/url-model.ts';
import { calledRiskMin, type UrlJudge, weighUrl } from '../../intel/url/weigh-url.ts';
import { type Comparator, createComparators } from './comparators.ts';
import type { HonestName, PhishingRow } from './dataset.ts';
import { fitModel } from './fit-model.ts';
import { countMisses, type Misses, missKinds } from './misses.ts';

export interface UrlFigures {
  readonly way: string;
  readonly month: string;
  /** How long before a row something had to be confirmed. */
  readonly delayMs: number;
  readonly securities: number;
  readonly others: number;
  readonly honest: number;
  /** Shares called: of securities firms' phishing, of other brands' phishing, of honest names. */
  readonly recall: number;
  readonly othersCalled: number;
  readonly honestCalled: number;
  /** Of `securities` those that were not called. */
  readonly misses: Misses;
}

export interface WalkOptions {
  readonly rows: readonly PhishingRow[];
  readonly honestFit: readonly string[];
  /** Names of the other half; asked at times spread over the month. */
  readonly honestTest: readonly HonestName[];
  readonly dictionary: BrandDictionary;
}

/** Fits on the months before `month`, then goes through it row by row; also for the comparators. */
export function walkMonth(options: WalkOptions, month: string, delaysMs: readonly number[]) {
  const { rows, honestFit, dictionary } = options;
  const model = readUrlModel(fitModel({ rows, honest: honestFit, dictionary, before: month }));
  return delaysMs.flatMap((delayMs) => {
    const judge = (): UrlJudge => ({
      ...{ dictionary, model, memory: createCampaignMemory(), dangling: new Set() },
    });
    return walk(options, month, delayMs, [
      judgeWay('the judge', judge(), false),
      judgeWay('the judge, sure calls taught', judge(), true),
      ...createComparators(dictionary).map(plainWay),
    ]);
  });
}

interface Way {
  readonly name: string;
  calls(text: string, row: HonestName, timeMs: number): boolean;
  learn(row: PhishingRow): void;
}

function judgeWay(name: string, judge: UrlJudge, learnsJudged: boolean): Way {
  return {
    name,
    calls(text, _, timeMs) {
      const weighed = weighUrl(judge, text, timeMs);
      if (weighed && learnsJudged) teachJudged(judge, weighed);
      return (weighed?.risk ?? 0) >= calledRiskMin;
    },
    learn: ({ text, brand, timeMs }) => {
      teachUrl(judge, text, { brand, timeMs, teacher: 'list' });
    },
  };
}

function plainWay({ name, calls, learn }: Comparator): Way {
  return {
    name,
    calls: (text, { reading }) => calls(text, reading),
    learn: ({ reading, isSecurities }) => learn(reading, isSecurities),
  };
}

function walk(
  { rows: all, honestTest }: WalkOptions,
  month: string,
  delayMs: number,
  ways: readonly Way[],
): UrlFigures[] {
  const rows = all.filter((row) => row.month <= month);
  const first = rows.findIndex((row) => row.month === month);
  const counts = ways.map(() => ({
    securities: 0,
    others: 0,
    honest: 0,
    missed: [] as PhishingRow[],
  }));
  let taught = 0;
  let asked = 0;
  for (const [at, row] of rows.entries()) {
    for (; taught < at && rows[taught].timeMs + delayMs <= row.timeMs; taught += 1)
      for (const way of ways) way.learn(rows[taught]);
    if (at < first) continue;
    const until = Math.floor((honestTest.length * (at - first + 1)) / (rows.length - first));
    const names = honestTest.slice(asked, until);
    asked = until;
    for (const [index, way] of ways.entries()) {
      if (way.calls(row.text, row, row.timeMs))
        counts[index][row.isSecurities ? 'securities' : 'others'] += 1;
      else if (row.isSecurities) counts[index].missed.push(row);
      for (const name of names)
        if (way.calls(name.text, name, row.timeMs)) counts[index].honest += 1;
    }
  }
  const inMonth = rows.slice(first);
  const securities = inMonth.filter(({ isSecurities }) => isSecurities).length;
  const others = inMonth.length - securities;
  return ways.map(({ name }, index) => ({
    way: name,
    month,
    delayMs,
    securities,
    others,
    honest: honestTest.length,
    recall: counts[index].securities / securities,
    othersCalled: counts[index].others / others,
    honestCalled: counts[index].honest / honestTest.length,
    misses: countMisses(counts[index].missed, inMonth),
  }));
}

/** Several months as one: by rows, not by months. */
export function together(figures: readonly UrlFigures[]): UrlFigures {
  const sum = (value: (figure: UrlFigures) => number): number =>
    figures.reduce((total, figure) => total + value(figure), 0);
  const [securities, others, honest] = [
    sum((figure) => figure.securities),
    sum((figure) => figure.others),
    sum((figure) => figure.honest),
  ];
  return {
    way: figures[0].way,
    month: `${figures[0].month} to ${figures.at(-1)!.month}`,
    delayMs: figures[0].delayMs,
    securities,
    others,
    honest,
    recall: sum((figure) => figure.recall * figure.securities) / securities,
    othersCalled: sum((figure) => figure.othersCalled * figure.others) / others,
    honestCalled: sum((figure) => figure.honestCalled * figure.honest) / honest,
    misses: Object.fromEntries(
      missKinds.map((kind) => [kind, sum(({ misses }) => misses[kind])]),
    ) as Misses,
  };
}

/** Rows whose label the memory understands as the list does: a check of the brand names. */
export function labelsAgree(rows: readonly PhishingRow[], dictionary: BrandDictionary): number {
  const agree = rows.filter(
    ({ brand, isSecurities }) => (feedFirm(brand, dictionary) !== undefined) === isSecurities,
  );
  return agree.length / rows.length;
}
