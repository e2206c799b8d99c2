// How price, volume and buying are drawn: colours of the look, times of the firm's zone.
import uPlot from 'uplot';
import type { InstrumentDetail } from '../../../src/edge/console/messages.ts';
import { yen } from '../format/money.ts';
import { clockMinutes, monthDay, zone } from '../format/time.ts';
import type { Language } from '../words/both.ts';
import type { PlotOptions } from './plot.tsx';

interface Colours {
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly pale: string;
  readonly honest: string;
  readonly hostile: string;
  readonly alert: string;
}

/** Canvas knows nothing of the styles: their colours are read where they stand. */
export function coloursNow(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'),
    faint: of('--ink-faint'),
    line: of('--line'),
    pale: of('--line-strong'),
    honest: of('--usual-line'),
    hostile: of('--hostile'),
    alert: of('--block'),
  };
}

const secondsOf = (time: string): number => Date.parse(time) / 1_000;
const axisPx = 72;
const syncKey = 'instrument';

function timeAxis(colours: Colours, language: Language, isShown: boolean): uPlot.Axis {
  return {
    show: isShown,
    stroke: colours.faint,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    size: 26,
    font: '11.5px sans-serif',
    values: (_, ticks) =>
      ticks.map((at) => {
        const ms = at * 1_000;
        const isDay = clockMinutes(ms, language) === '00:00';
        return isDay ? monthDay(ms, language) : clockMinutes(ms, language);
      }),
  };
}

function valueAxis(colours: Colours, words: (value: number) => string): uPlot.Axis {
  return {
    stroke: colours.faint,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    size: axisPx,
    font: '11.5px sans-serif',
    values: (_, values) => values.map((value) => words(value)),
  };
}

const common = {
  legend: { show: false },
  tzDate: (seconds: number) => uPlot.tzDate(new Date(seconds * 1_000), zone),
  cursor: { sync: { key: syncKey }, drag: { x: true, y: false } },
  padding: [8, 12, 0, 0],
} satisfies Partial<PlotOptions>;

/** Vertical lines at moments, over everything that is drawn. */
function moments(times: readonly string[], colour: string): (plot: uPlot) => void {
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    for (const time of times) {
      const x = plot.valToPos(secondsOf(time), 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  };
}

/** Short ticks at the upper edge: one an account that joined. */
function ticks(times: readonly string[], colour: string): (plot: uPlot) => void {
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.fillStyle = colour;
    for (const time of times) {
      const x = plot.valToPos(secondsOf(time), 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.fillRect(
        x - devicePixelRatio / 2,
        bbox.top,
        devicePixelRatio * 1.5,
        9 * devicePixelRatio,
      );
    }
    ctx.restore();
  };
}

const bars = uPlot.paths.bars!({ size: [0.9, 24], align: 1 });

/** The lower third belongs to the volume; a price that does not move still has some room. */
function priceRange(low: number, high: number): [number, number] {
  const size = Math.max(high - low, Math.abs(high) * 0.01, 1e-6);
  return [low - size * 0.5, high + size * 0.15];
}

export function priceOptions(
  { alerts, restriction }: InstrumentDetail,
  language: Language,
): PlotOptions {
  const colours = coloursNow();
  const opened = alerts.filter(({ state }) => state === 'open').map(({ time }) => time);
  const limited = restriction ? [restriction.since] : [];
  return {
    ...common,
    scales: {
      x: { time: true },
      price: {
        range: (_, low, high) => priceRange(low, high),
      },
      volume: { range: (_, __, high) => [0, Math.max(1, high) * 3.4] },
    },
    axes: [
      timeAxis(colours, language, true),
      { ...valueAxis(colours, (value) => value.toLocaleString('en-US')), scale: 'price' },
    ],
    series: [
      {},
      {
        scale: 'volume',
        fill: colours.pale,
        stroke: colours.pale,
        width: 0,
        paths: bars,
        points: { show: false },
      },
      { scale: 'price', stroke: colours.ink, width: 1.5, points: { show: false }, spanGaps: true },
    ],
    hooks: { draw: [moments(opened, colours.alert), moments(limited, colours.hostile)] },
  };
}

export function buyingOptions({ joined }: InstrumentDetail, language: Language): PlotOptions {
  const colours = coloursNow();
  return {
    ...common,
    padding: [0, 12, 8, 0],
    scales: { x: { time: true }, jpy: { range: (_, low) => [Math.min(-1, low * 1.05), 0] } },
    axes: [
      timeAxis(colours, language, false),
      {
        ...valueAxis(colours, (value) => (value === 0 ? '' : yen(-value, language))),
        scale: 'jpy',
      },
    ],
    series: [
      {},
      // Honest and suspicious together, then the suspicious over it from the axis down.
      {
        scale: 'jpy',
        fill: colours.honest,
        stroke: colours.honest,
        width: 0,
        paths: bars,
        points: { show: false },
      },
      {
        scale: 'jpy',
        fill: colours.hostile,
        stroke: colours.hostile,
        width: 0,
        paths: bars,
        points: { show: false },
      },
    ],
    hooks: {
      draw: [
        ticks(
          joined.map(({ time }) => time),
          colours.alert,
        ),
      ],
    },
  };
}

/** Around what happened: a thin instrument's quiet weeks would push it to the edge. */
const aroundSeconds = 3 * 3_600;

export function firstRange({
  alerts,
  joined,
  minutes,
}: InstrumentDetail): [from: number, to: number] | undefined {
  const last = minutes.at(-1);
  const times = [...alerts, ...joined].map(({ time }) => secondsOf(time));
  if (times.length === 0 || !last) return undefined;
  // The latest day on which something happened, whatever was weeks before.
  const latest = Math.max(...times);
  const from = Math.min(...times.filter((at) => at > latest - 86_400));
  const range: [number, number] = [from - aroundSeconds, latest + aroundSeconds];
  // Minutes are kept for a time, alerts for good: where nothing can be seen there, all is shown.
  const isSeen = minutes.some(
    ({ time }) => secondsOf(time) > range[0] && secondsOf(time) < range[1],
  );
  return isSeen ? range : undefined;
}

export function dataOf({ minutes }: InstrumentDetail): {
  price: uPlot.AlignedData;
  buying: uPlot.AlignedData;
} {
  const times = minutes.map(({ time }) => secondsOf(time));
  return {
    price: [times, minutes.map(({ volume }) => volume), minutes.map(({ price }) => price)],
    buying: [
      times,
      minutes.map(({ honestJpy, suspiciousJpy }) => -(honestJpy + suspiciousJpy)),
      minutes.map(({ suspiciousJpy }) => -suspiciousJpy),
    ],
  };
}
