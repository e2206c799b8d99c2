// The hijackers' own accounts at another firm: buy the block before, sell it into the victims' purchases.
import { type Actor, until } from '../actor.ts';
import {
  dayMs,
  dayStartOf,
  hourMs,
  isOpen,
  isTradingDay,
  minuteMs,
  nextOpen,
} from '../calendar.ts';
import { likedQuantity, placeOrder } from '../honest/order.ts';
import { limitNear } from '../honest/taste.ts';
import { enter, leave, type Visit } from '../honest/visit.ts';
import { episodeName } from '../labels.ts';
import { quote, recentVolume } from '../market/market.ts';
import { between, chance, integer, lognormal, type Random, stream } from '../random.ts';
import { type Run, start, yenRate } from '../run.ts';
import { type Instrument, roundToTick } from '../world/instrument.ts';
import type { Person } from '../world/person.ts';
import { quantityHeld } from '../world/portfolio.ts';
import { type Campaign, campaignTally, registerCampaign } from './episode.ts';
import { accumulationDays } from './preparation.ts';
import type { Hunt } from './seek.ts';

export const accompliceKind = 'accomplice';

/** Published in the first arrests: a company's account and private ones, at another firm. */
const accountsMost = 3;
/** The block against what the victims are to buy. */
const blockShare = [0.1, 0.45] as const;
/** Of a usual day's volume so much can be had a day without moving the price much. */
const dailyShare = [0.3, 2.5] as const;
/** Nobody sells before somebody buys: so much of a usual day in the last minutes. */
const stirringShare = 0.15;

export interface Company {
  readonly campaign: Campaign;
  /** Firms of the victims. */
  readonly firms: readonly number[];
  /** What the campaign means to buy. */
  readonly purchasesYen: number;
}

interface Accomplice {
  readonly person: Person;
  readonly random: Random;
  readonly campaign: Campaign;
  readonly tallied: string;
  readonly episode: string;
  /** Shares he is to hold by the day of the attack. */
  readonly block: number;
}

/** A purchase is patient, a sale is filled at once: part of the sales are at the market. */
function limitOf(run: Run, by: Accomplice, visit: Visit, side: 'buy' | 'sell') {
  const { instrument } = by.campaign;
  if (side === 'buy') return limitNear(run, visit, instrument, side);
  if (chance(by.random, 0.4)) return undefined;
  const price = quote(run.market, instrument.index, run.nowMs);
  return roundToTick(instrument.exchange, price * (1 - between(by.random, 0, 0.015)));
}

function* trade(
  run: Run,
  by: Accomplice,
  visit: Visit,
  side: 'buy' | 'sell',
  shares: number,
): Actor {
  const { instrument } = by.campaign;
  const quantity = likedQuantity(shares, instrument.lotSize, chance(by.random, 0.35));
  if (quantity <= 0) return;
  const limitPrice = limitOf(run, by, visit, side);
  const plan = { side, instrument, quantity, limitPrice, margin: false };
  const { yen } = yield* placeOrder(run, visit, plan);
  const row = campaignTally(run, by.tallied);
  if (row.targets.length === 0) row.targets.push(instrument.code);
  if (side === 'buy') row.purchasesYen += yen;
  else row.salesYen += yen;
}

function held(run: Run, { person, campaign }: Accomplice): number {
  return quantityHeld(run.portfolios.of(person), campaign.instrument.index);
}

/** A day's part of the block, in a few orders. */
function* buyPart(run: Run, by: Accomplice, part: number): Actor {
  const { person, random, episode } = by;
  const visit = yield* enter(run, person, random, { episode });
  if (visit === undefined) return;
  const orders = integer(random, 1, 4);
  for (let left = orders; left > 0; left -= 1) {
    yield until(run.nowMs + lognormal(random, 4 * minuteMs, 1));
    yield* trade(run, by, visit, 'buy', (part / orders) * between(random, 0.6, 1.4));
  }
  yield* leave(run, visit);
}

/** On the business days before, at any hour of trading. */
function* gatherBlock(run: Run, by: Accomplice, daysBefore: number): Actor {
  const { random, campaign, block } = by;
  const { instrument, attackMs } = campaign;
  const lastDay = dayStartOf(attackMs);
  for (let day = lastDay - Math.ceil(daysBefore) * dayMs; day < lastDay; day += dayMs) {
    if (!isTradingDay(instrument.exchange, day) || chance(random, 0.15)) continue;
    const wishedMs = day + between(random, 9.1, 15) * hourMs;
    const opensMs = nextOpen(instrument.exchange, wishedMs);
    const beginMs = opensMs === wishedMs ? wishedMs : opensMs + between(random, 1, 40) * minuteMs;
    if (beginMs < run.nowMs || beginMs >= lastDay) continue;
    yield until(beginMs);
    const most = instrument.averageDailyVolume * between(random, ...dailyShare);
    const part = Math.min(most, (block - held(run, by)) * between(random, 0.2, 0.6));
    if (part >= instrument.lotSize) yield* buyPart(run, by, part);
  }
}

function isStirring(run: Run, instrument: Instrument): boolean {
  const recent = recentVolume(run.market, instrument.index, run.nowMs);
  return recent > stirringShare * instrument.averageDailyVolume;
}

/** Part by part while the victims buy; most of the rest when it is over. */
function* sellBlock(run: Run, by: Accomplice): Actor {
  const { person, random, campaign, episode } = by;
  const { instrument, attackMs, windowMs } = campaign;
  yield until(attackMs - between(random, 1, 40) * minuteMs);
  if (held(run, by) === 0) return;
  const visit = yield* enter(run, person, random, { episode });
  if (visit === undefined) return;
  const endMs = attackMs + windowMs * between(random, 0.8, 1.5);
  const pauseMs = between(random, 1, 7) * minuteMs;
  while (run.nowMs < endMs && held(run, by) > 0) {
    yield until(run.nowMs + lognormal(random, pauseMs, 0.7));
    if (!isOpen(instrument.exchange, run.nowMs) || !isStirring(run, instrument)) continue;
    yield* trade(
      run,
      by,
      visit,
      'sell',
      Math.max(instrument.lotSize, held(run, by) * between(random, 0.08, 0.45)),
    );
  }
  yield* sellRest(run, by, visit);
  yield* leave(run, visit);
}

/** What is left when the victims have stopped buying: most get rid of it the same day. */
function* sellRest(run: Run, by: Accomplice, visit: Visit): Actor {
  const { random, campaign } = by;
  const { exchange, lotSize } = campaign.instrument;
  if (chance(random, 0.2)) return;
  while (isOpen(exchange, run.nowMs) && held(run, by) > 0) {
    yield* trade(
      run,
      by,
      visit,
      'sell',
      Math.max(lotSize, held(run, by) * between(random, 0.3, 1)),
    );
    yield until(run.nowMs + lognormal(random, 4 * minuteMs, 0.8));
  }
}

function* accomplice(run: Run, by: Accomplice, daysBefore: number): Actor {
  yield* gatherBlock(run, by, daysBefore);
  yield* sellBlock(run, by);
}

/** Hires a few accounts, puts the money for the block on them, and sets them going. */
export function accompany(run: Run, random: Random, hunt: Hunt, company: Company): void {
  const { campaign, firms, purchasesYen } = company;
  const { instrument, attackMs } = campaign;
  const tallied = campaign.name.replace('c', 'a');
  registerCampaign(run, { ...campaign, name: tallied }, accompliceKind, campaign.name);
  const daysBefore = between(random, ...accumulationDays);
  const priceYen = instrument.startPrice * yenRate(run, instrument.currency);
  const count = integer(random, 1, accountsMost);
  const blockYen = (purchasesYen * between(random, ...blockShare)) / count;
  for (let nth = 0; nth < count; nth += 1) {
    const person = hunt.hire(random, (one) => {
      const isAbout = one.habit !== 'dormant' && one.habit !== 'saver';
      return isAbout && one.wealthYen > 0 && !firms.includes(one.firmIndex);
    });
    if (person === undefined) continue;
    run.portfolios.pay(person, -Math.round(blockYen * between(random, 1.1, 2)));
    const episode = episodeName(tallied, person.account);
    const own = stream(run.seed, `accomplice/${tallied}`, person.index);
    const block = blockYen / priceYen;
    const by = { person, random: own, campaign, tallied, episode, block };
    start(run, attackMs - (Math.ceil(daysBefore) + 1) * dayMs, accomplice(run, by, daysBefore));
  }
}
