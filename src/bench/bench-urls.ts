// The judge over URLs on months that its model has not seen, beside simpler ways, and its speed.
import { existsSync } from 'node:fs';
import { dayMs } from '../core/lib/decay.ts';
import { createBrandDictionary } from '../intel/url/brand-dictionary.ts';
import brands from '../intel/url/brands.json' with { type: 'json' };
import type { Line, Report } from './report.ts';
import { phishingFolder, readHonest, readNames, readPhishing } from './urls/dataset.ts';
import { together, type UrlFigures, walkMonth } from './urls/figures.ts';
import { measureSpeed, type UrlSpeed } from './urls/speed.ts';

/** March and April are only fitted on. */
const months = ['2025-05', '2025-06', '2025-07'];
/** The issue's own: recall where confirmed a day before, or just before; false alarms; URLs a second. */
const targets = {
  recallDay: 0.75,
  recallSame: 0.92,
  others: 0.02,
  honest: 0.001,
  perSecond: 50_000,
};

export async function benchUrls(): Promise<Report> {
  if (!existsSync(phishingFolder))
    return {
      name: 'urls',
      lines: [{ what: 'skipped', figure: 'the real lists are not here (../shared/data/phishing)' }],
      figures: {},
    };
  const dictionary = createBrandDictionary(brands);
  const rows = await readPhishing(dictionary);
  const { fit, test } = await readHonest();
  // First, as in a process of its own: after the fits the engine's code is shaped by them.
  const speed = measureSpeed(
    rows.map(({ text }) => text),
    test,
  );
  const options = { rows, honestFit: fit, honestTest: readNames(test, dictionary), dictionary };
  const byMonth = months.flatMap((month) => walkMonth(options, month, [dayMs, 0]));
  const ways = [...new Set(byMonth.map(({ way }) => way))];
  const all = [dayMs, 0].flatMap((delayMs) =>
    ways.map((way) =>
      together(byMonth.filter((one) => one.way === way && one.delayMs === delayMs)),
    ),
  );
  const judged = byMonth.filter(({ way }) => way === ways[0]);
  return {
    name: 'urls',
    lines: [
      ...[...judged, ...all].flatMap((figure) => linesOf(figure, ways[0]!)),
      ...speedLines(speed),
    ],
    figures: { byMonth, all, speed },
  };
}

function linesOf(figure: UrlFigures, judge: string): Line[] {
  const { way, month, delayMs, recall, othersCalled, honestCalled } = figure;
  const known = delayMs === 0 ? 'same day' : 'a day before';
  const least = delayMs === 0 ? targets.recallSame : targets.recallDay;
  const what = `${month}, ${known}, ${way}`;
  const text =
    `found ${percent(recall)}, other brands called ${percent(othersCalled)}, ` +
    `honest names ${percent(honestCalled)}`;
  if (way !== judge) return [{ what, figure: text }];
  const met = recall >= least && othersCalled <= targets.others && honestCalled <= targets.honest;
  return [
    { what, figure: text, target: `${percent(least)}, 2 %, 0.1 %`, met },
    { what: '', figure: countsText(figure) },
  ];
}

function countsText({ securities, others, honest, ...figure }: UrlFigures): string {
  const called = (share: number, all: number): string => `${Math.round(share * all)} of ${all}`;
  const missed = Object.entries(figure.misses).map(([kind, count]) => `${kind} ${count}`);
  return (
    `called ${called(figure.recall, securities)}, of others ${called(figure.othersCalled, others)}, ` +
    `of honest ${called(figure.honestCalled, honest)}; missed: ${missed.join(', ')}`
  );
}

function speedLines({ mixedPerSecond, phishingPerSecond }: UrlSpeed): Line[] {
  const line = (what: string, perSecond: number): Line => ({
    what,
    figure: `${Math.round(perSecond).toLocaleString('en')} URLs a second of one core's time`,
    target: '50,000',
    met: perSecond >= targets.perSecond,
  });
  return [
    line('speed, four honest names to one phishing URL', mixedPerSecond),
    line('speed, phishing alone', phishingPerSecond),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;
}
