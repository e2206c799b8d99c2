// Takeovers discovered at log-in, for a given share of honest log-ins challenged.
import type { Row } from './collect.ts';
import type { ScoreName } from './comparators.ts';

/** Log-ins a customer must have had before for a profile to exist (DESIGN 3, acceptance). */
export const loginsBeforeMin = 12;

export interface Discovery {
  /** Share of honest log-ins challenged, as asked for. */
  readonly challengeRate: number;
  readonly threshold: number;
  readonly episodes: number;
  readonly discovered: number;
}

export type LoginPlace = Row['place'];

/** Score of each episode's first successful log-in, and where it came from. */
export function firstLogins(
  rows: readonly Row[],
  by: ScoreName,
): Map<string, { readonly score: number; readonly place: LoginPlace }> {
  const firsts = new Map<string, { score: number; place: LoginPlace }>();
  for (const row of rows)
    if (
      isSuccess(row) &&
      row.episode &&
      row.loginsBefore >= loginsBeforeMin &&
      !firsts.has(row.episode)
    )
      firsts.set(row.episode, { score: row.scores[by], place: row.place });
  return firsts;
}

export function discover(rows: readonly Row[], challengeRate: number, by: ScoreName): Discovery {
  const honest = rows
    .filter((row) => isSuccess(row) && !row.episode && row.loginsBefore >= loginsBeforeMin)
    .map((row) => row.scores[by])
    .sort((left, right) => right - left);
  const threshold = thresholdFor(honest, challengeRate);
  const hostile = [...firstLogins(rows, by).values()];
  return {
    challengeRate,
    threshold,
    episodes: hostile.length,
    discovered: hostile.filter(({ score }) => score > threshold).length,
  };
}

function isSuccess(row: Row): boolean {
  return row.kind === 'login' && row.succeeded;
}

/** The risk that at most this share of the values, given from high to low, exceeds. */
function thresholdFor(descending: readonly number[], share: number): number {
  return descending[Math.floor(descending.length * share)] ?? 0;
}
