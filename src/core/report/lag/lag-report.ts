// What the months shown will have grown to, and how well the same would have done so far.
import { textOfMonth } from '../../lib/calendar.ts';
import type { SummedKey } from '../fsa-table.ts';
import { fitLag, type LagModel, type Projection, project } from './chain-ladder.ts';
import type { LagPoint, LagPoints } from './lag-points.ts';

export interface ProjectedMonth extends Projection {
  readonly month: string;
  readonly latest: number;
  readonly asOf: string;
  readonly age: number;
  readonly quality: string;
}

/** One later print forecast with what was published up to `cut`. */
export interface Forecast extends Projection {
  /** As-of date up to which prints were known. */
  readonly cut: string;
  readonly month: string;
  readonly known: number;
  readonly knownAsOf: string;
  readonly asOf: string;
  readonly actual: number;
  /** Older than any month seen by then: the model knew of no further growth. */
  readonly isBeyond: boolean;
  /** Absent where there was no interval. */
  readonly isInside?: boolean;
}

export interface TestFigures {
  readonly forecasts: number;
  /** Means of the absolute relative errors; absent where nothing could be forecast. */
  readonly meanError?: number;
  /** The same, had every figure been taken to stay as last printed. */
  readonly meanErrorUnchanged?: number;
  /** Of the forecasts with an interval, how many actual figures fell inside. */
  readonly withInterval: number;
  readonly inside: number;
}

export interface LagReport {
  readonly report: 'lag';
  readonly figure: SummedKey;
  readonly model: LagModel | undefined;
  readonly months: readonly ProjectedMonth[];
  readonly test: {
    readonly forecasts: readonly Forecast[];
    /** Forecasts for ages that some month had been seen at by then. */
    readonly within: TestFigures;
    /** Forecasts for older ages, where the model knows of no growth and is wrong by all there was. */
    readonly beyond: TestFigures;
  };
  /** How many of the points used have which quality. */
  readonly qualities: Readonly<Record<string, number>>;
  readonly leftOut: readonly string[];
}

/** The latest sighting of each month, in the order of the months. */
function latestOf(points: readonly LagPoint[]): readonly LagPoint[] {
  const months = Map.groupBy(points, ({ month }) => month);
  return [...months.values()]
    .map((ofMonth) => ofMonth.reduce((late, point) => (point.age > late.age ? point : late)))
    .toSorted((left, right) => left.month - right.month);
}

function forecastsAt(points: readonly LagPoint[], cut: string): readonly Forecast[] {
  const model = fitLag(points.filter(({ asOf }) => asOf <= cut));
  if (model === undefined) return [];
  const known = latestOf(points.filter(({ asOf }) => asOf <= cut));
  return known.flatMap((from) => {
    const later = points.filter(({ month, asOf }) => month === from.month && asOf > cut);
    return later.map((to): Forecast => {
      const projected = project(model, from, to.age);
      return {
        cut,
        month: textOfMonth(from.month),
        known: from.value,
        knownAsOf: from.asOf,
        asOf: to.asOf,
        actual: to.value,
        isBeyond: to.age > model.factors.length,
        ...projected,
        ...insideOf(to.value, projected),
      };
    });
  });
}

function insideOf(actual: number, { interval }: Projection): { isInside?: boolean } {
  return interval ? { isInside: actual >= interval.low && actual <= interval.high } : {};
}

function meanOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const errorOf = (value: number, actual: number): number =>
  Math.abs(value - actual) / Math.max(1, actual);

function testFigures(forecasts: readonly Forecast[]): TestFigures {
  return {
    forecasts: forecasts.length,
    meanError: meanOf(forecasts.map(({ value, actual }) => errorOf(value, actual))),
    meanErrorUnchanged: meanOf(forecasts.map(({ known, actual }) => errorOf(known, actual))),
    withInterval: forecasts.filter(({ isInside }) => isInside !== undefined).length,
    inside: forecasts.filter(({ isInside }) => isInside).length,
  };
}

function testOf(points: readonly LagPoint[]): LagReport['test'] {
  const cuts = [...new Set(points.map(({ asOf }) => asOf))].toSorted().slice(0, -1);
  const forecasts = cuts.flatMap((cut) => forecastsAt(points, cut));
  return {
    forecasts,
    within: testFigures(forecasts.filter(({ isBeyond }) => !isBeyond)),
    beyond: testFigures(forecasts.filter(({ isBeyond }) => isBeyond)),
  };
}

export function lagReport({ points, leftOut }: LagPoints, figure: SummedKey): LagReport {
  const model = fitLag(points);
  const months = latestOf(points).map((point): ProjectedMonth => {
    const projected = model ? project(model, point, model.factors.length) : { value: point.value };
    const { age, asOf, quality } = point;
    return {
      month: textOfMonth(point.month),
      latest: point.value,
      asOf,
      age,
      quality,
      ...projected,
    };
  });
  const qualities: Record<string, number> = {};
  for (const { quality } of points) qualities[quality] = (qualities[quality] ?? 0) + 1;
  return { report: 'lag', figure, model, months, test: testOf(points), qualities, leftOut };
}
