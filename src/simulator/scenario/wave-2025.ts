// The wave of February to 16 April 2025, calibrated to the regulator's table of 18 April 2025.
import { dateAt, startOfDate } from '../calendar.ts';
import { codeRelay } from '../hijacker/code-relay.ts';
import { hostingBulk } from '../hijacker/hosting-bulk.ts';
import type { Kind } from '../hijacker/kind.ts';
import { residentialProxy } from '../hijacker/residential-proxy.ts';
import { releaseWave } from '../hijacker/wave.ts';
import { eveningSnapshots } from '../holdings.ts';
import { type Behaviour, honestDays } from '../honest/behaviour.ts';
import { changeSettings } from '../honest/change-settings.ts';
import { dayTrade } from '../honest/day-trade.ts';
import { dormantReturn } from '../honest/dormant-return.ts';
import { forgottenPassword } from '../honest/forgotten-password.ts';
import { look } from '../honest/look.ts';
import { newPhone } from '../honest/new-phone.ts';
import { newsCrowds } from '../honest/news-crowd.ts';
import { panicSale } from '../honest/panic-sale.ts';
import { save } from '../honest/save.ts';
import { trade } from '../honest/trade.ts';
import { withdraw } from '../honest/withdraw.ts';
import { bars, exchangeRates, referenceData } from '../market/feed.ts';
import { type Run, start } from '../run.ts';
import { type MonthFigures, scaleFigures } from './figures.ts';
import type { Scenario } from './scenario.ts';

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

/** Brokers stopped buys of Chinese names; within a day the attack moved to Tokyo small caps. */
const turnToTokyo = startOfDate('2025-03-26');

/** The Nikkei 225 in the days of the tariffs, rounded. */
const knownDays: Readonly<Record<string, number>> = {
  '2025-04-03': -0.028,
  '2025-04-04': -0.028,
  '2025-04-07': -0.078,
  '2025-04-08': 0.06,
  '2025-04-09': -0.039,
  '2025-04-10': 0.091,
  '2025-04-11': -0.03,
};

function marketDay(dayStartMs: number): number | undefined {
  return knownDays[dateAt(dayStartMs)];
}

const honestBehaviours: readonly Behaviour[] = [
  look,
  trade,
  dayTrade,
  save,
  panicSale(marketDay),
  changeSettings,
  newPhone,
  withdraw,
  dormantReturn,
  forgottenPassword,
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
  start(run, run.startMs, exchangeRates(run));
  start(run, run.startMs, referenceData(run));
  start(run, run.startMs, bars(run));
  start(run, run.startMs, honestDays(run, honestBehaviours));
  start(run, run.startMs, newsCrowds(run));
  start(run, run.startMs, eveningSnapshots(run, run.startMs));
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
