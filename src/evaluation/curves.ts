// The same figures at many thresholds, for pictures.
import type { Row } from './collect.ts';
import type { ScoreName } from './comparators.ts';
import { discover } from './discovery.ts';
import { stopAt } from './stopped.ts';

export interface Curve {
  readonly by: ScoreName;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Shares of honest log-ins challenged: 0.05 % to 10 %. */
const challengeRates = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
/** False holds per 1,000 active customers a day. */
const falseHolds = [0.2, 0.5, 1, 2, 5, 10, 20, 50];

export function discoveryCurves(rows: readonly Row[]): Curve[] {
  return (['joined', 'formula'] as const).map((by) => ({
    by,
    points: challengeRates.map((rate) => {
      const { episodes, discovered } = discover(rows, rate, by);
      return { x: rate, y: episodes === 0 ? 0 : discovered / episodes };
    }),
  }));
}

export function stoppedCurves(rows: readonly Row[]): Curve[] {
  return (['joined', 'login', 'order', 'instrument', 'formula'] as const).map((by) => ({
    by,
    points: falseHolds.map((rate) => {
      const { attemptedJpy, stoppedJpy } = stopAt(rows, rate, by);
      return { x: rate, y: attemptedJpy === 0 ? 0 : stoppedJpy / attemptedJpy };
    }),
  }));
}
