// The wave of February to 16 April 2025, calibrated to the regulator's table of 18 April 2025.
import { dateAt } from '../calendar.ts';
import { codeRelay } from '../hijacker/code-relay.ts';
import { hostingBulk } from '../hijacker/hosting-bulk.ts';
import type { Kind } from '../hijacker/kind.ts';
import { residentialProxy } from '../hijacker/residential-proxy.ts';
import { releaseWave } from '../hijacker/wave.ts';
import { newsCrowds } from '../honest/news-crowd.ts';
import type { Run } from '../run.ts';
import { type MonthFigures, scaleFigures } from './figures.ts';
import { beginMarketAndHabits } from './market-and-habits.ts';
import type { Scenario } from './scenario.ts';
import { marketDay, turnToTokyo } from './spring-2025.ts';

const oku = 100_000_000;

/** Financial Services Agency, 18 April 2025, as of 16 April; 0.3 億円 of purchases in February. */
export const publishedFigures: readonly MonthFigures[] = [
  {
    month: '2025-02',
    firms: 2,
    accesses: 43,
    cases: 33,
    salesYen: 1 * oku,
    purchasesYen: 0.3 * oku,
  },
  {
    month: '2025-03',
    firms: 4,
    accesses: 1422,
    cases: 685,
    salesYen: 131 * oku,
    purchasesYen: 128 * oku,
  },
  {
    month: '2025-04',
    firms: 6,
    accesses: 1847,
    cases: 736,
    salesYen: 374 * oku,
    purchasesYen: 320 * oku,
  },
];

/** In March the wave rose day by day; February and April were even as far as is known. */
function attackWeight(dayStartMs: number): number {
  const date = dateAt(dayStartMs);
  return date.startsWith('2025-03') ? (Number(date.slice(8)) / 31) ** 2 : 1;
}

/** Two firms were hit in February, four in March, all six in April: the largest first. */
function firmsOf(month: string): readonly number[] {
  const count = publishedFigures.find((row) => row.month === month)?.firms ?? 0;
  return Array.from({ length: count }, (_, index) => index);
}

const kinds: readonly Kind[] = [hostingBulk, residentialProxy, codeRelay];

function begin(run: Run): void {
  beginMarketAndHabits(run, { crowds: [newsCrowds(run)], marketDay });
  releaseWave(run, {
    months: scaleFigures(publishedFigures, run.options.scale),
    kinds: kinds.filter(({ name }) => run.options.kinds.includes(name)),
    days: {
      weight: attackWeight,
      stocks: (day) => (day < turnToTokyo ? run.shelves.thin : run.shelves.small),
    },
    firmsOf,
  });
}

export const wave2025: Scenario = {
  name: 'wave-2025',
  firstDate: '2025-02-01',
  days: 75,
  accesses: publishedFigures.reduce((sum, row) => sum + row.accesses, 0),
  marketDay,
  kinds: kinds.map(({ name }) => name),
  begin,
};
