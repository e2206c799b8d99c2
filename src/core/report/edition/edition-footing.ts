// Footing of published editions: where a total and its months cannot both be what the file says.
import { type SummedKey, summedKeys } from '../fsa-table.ts';
import { type Edition, editionFigure, monthsMissing } from './edition.ts';

export interface EditionFooting {
  readonly edition: string;
  readonly figure: SummedKey;
  readonly total: number;
  readonly sum: number;
  /** Every month is there, so the sum should be the total and not only at most it. */
  readonly complete: boolean;
}

const okuYen = 100_000_000;

/** Figures add up exactly; amounts are rounded to 億円 each, half of one either way and once more. */
function slackOf(key: SummedKey, months: number): number {
  return key === 'accesses' || key === 'cases' ? 0 : ((months + 1) * okuYen) / 2;
}

function footingOf(
  edition: Edition,
  figure: SummedKey,
  monthsAreAll: boolean,
): EditionFooting | undefined {
  const total = editionFigure(edition, 'total', figure);
  const given = edition.months
    .map((month) => month[figure])
    .filter((value) => typeof value === 'number');
  if (typeof total !== 'number' || given.length === 0) return undefined;
  const sum = given.reduce((all, value) => all + value, 0);
  const complete = monthsAreAll && given.length === edition.months.length;
  const slack = slackOf(figure, given.length);
  const holds = sum <= total + slack && (!complete || sum >= total - slack);
  return holds ? undefined : { edition: edition.edition, figure, total, sum, complete };
}

/** What does not foot, edition by edition. A month the file lacks makes a total uncheckable. */
export function editionsNotFooting(editions: readonly Edition[]): readonly EditionFooting[] {
  return editions.flatMap((edition) => {
    const complete = monthsMissing(edition, editions).length === 0;
    return summedKeys.flatMap((figure) => footingOf(edition, figure, complete) ?? []);
  });
}
