// February to April 2025 with every kind of hijacker, and every honest customer who looks like one.
import { dateAt, isTradingDay } from '../calendar.ts';
import { accompliceKind } from '../hijacker/accomplice.ts';
import { codeRelay } from '../hijacker/code-relay.ts';
import { credentialStuffing } from '../hijacker/credential-stuffing.ts';
import { decoy } from '../hijacker/decoy.ts';
import { dormantAccounts } from '../hijacker/dormant-accounts.ts';
import { fewLarge } from '../hijacker/few-large.ts';
import { hostingBulk } from '../hijacker/hosting-bulk.ts';
import { insider } from '../hijacker/insider.ts';
import type { Kind } from '../hijacker/kind.ts';
import { localProxy } from '../hijacker/local-proxy.ts';
import { manySmall } from '../hijacker/many-small.ts';
import { movingTarget } from '../hijacker/moving-target.ts';
import { quietFirst } from '../hijacker/quiet-first.ts';
import { residentialProxy } from '../hijacker/residential-proxy.ts';
import { releaseSeason } from '../hijacker/season.ts';
import { sellOnly } from '../hijacker/sell-only.ts';
import { slowDrip } from '../hijacker/slow-drip.ts';
import { stealerLog } from '../hijacker/stealer-log.ts';
import { stolenCookie } from '../hijacker/stolen-cookie.ts';
import { allDay } from '../honest/all-day.ts';
import { convince } from '../honest/all-in.ts';
import { cashOut } from '../honest/cash-out.ts';
import { commute } from '../honest/commute.ts';
import { handedOver } from '../honest/handed-over.ts';
import { helpFamily } from '../honest/help-family.ts';
import { listingCrowds } from '../honest/listing-crowd.ts';
import { mailLink } from '../honest/mail-link.ts';
import { moveHouse } from '../honest/move-house.ts';
import { newsCrowds } from '../honest/news-crowd.ts';
import { nightTrade } from '../honest/night-trade.ts';
import { programTrade } from '../honest/program-trade.ts';
import { quickTrade } from '../honest/quick-trade.ts';
import { chance, type Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import { beginMarketAndHabits } from './market-and-habits.ts';
import type { Scenario } from './scenario.ts';
import { marketDay, turnToTokyo } from './spring-2025.ts';

/** At scale 1; as dense as the wave that the regulator's first table shows, but even over the kinds. */
const accesses = 3600;

const kinds: readonly Kind[] = [
  hostingBulk,
  residentialProxy,
  codeRelay,
  stealerLog,
  stolenCookie,
  localProxy,
  slowDrip,
  manySmall,
  fewLarge,
  sellOnly,
  decoy,
  movingTarget,
  credentialStuffing,
  quietFirst,
  dormantAccounts,
  insider,
];

const honestTwins = [
  moveHouse,
  nightTrade,
  commute,
  quickTrade,
  allDay,
  programTrade,
  helpFamily,
  handedOver,
  mailLink,
  cashOut,
];

/** More in each month than in the one before: customers have a history by then. */
function attackWeight(dayStartMs: number): number {
  const month = dateAt(dayStartMs).slice(0, 7);
  return month === '2025-02' ? 0.5 : month === '2025-03' ? 1 : 1.2;
}

/** Mostly Chinese names before the turn and Tokyo after it, with exceptions both ways. */
function shelf(run: Run, dayStartMs: number, random: Random): readonly Instrument[] {
  const thinShare = dayStartMs < turnToTokyo ? 0.65 : 0.15;
  const thin = run.shelves.thin.filter(({ exchange }) => isTradingDay(exchange, dayStartMs));
  return chance(random, thinShare) && thin.length > 0 ? thin : run.shelves.small;
}

function begin(run: Run): void {
  beginMarketAndHabits(run, {
    behaviours: honestTwins,
    crowds: [newsCrowds(run, convince), listingCrowds(run)],
    marketDay,
  });
  const { kinds: wanted, scale } = run.options;
  releaseSeason(run, {
    kinds: kinds.filter(({ name }) => wanted.includes(name)),
    accesses: Math.round(accesses * scale),
    weight: attackWeight,
    shelf: (day, random) => shelf(run, day, random),
    quietDays: [12, 7],
    accompliceShare: wanted.includes(accompliceKind) ? 0.35 : 0,
  });
}

export const varied2025: Scenario = {
  name: 'varied-2025',
  firstDate: '2025-02-01',
  days: 89,
  accesses,
  marketDay,
  kinds: kinds.map(({ name }) => name),
  companions: [accompliceKind],
  lines: { mobileShared: 64, regional: true, householdShare: 0.25 },
  habits: { laggards: 0.07, wideLimits: 0.2 },
  listings: ['2025-02-19', '2025-03-12', '2025-03-27', '2025-04-17'],
  begin,
};
