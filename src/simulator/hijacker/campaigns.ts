// A month's campaigns: how many, of which kind, on which day, in which thin stock, with how many victims.
import {
  dayMs,
  type Exchange,
  hourMs,
  isTradingDay,
  minuteMs,
  nextOpen,
  startOfDate,
} from '../calendar.ts';
import {
  between,
  integer,
  lognormal,
  pick,
  pickWeighted,
  type Random,
  shuffled,
} from '../random.ts';
import type { Run } from '../run.ts';
import type { MonthFigures } from '../scenario/figures.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Campaign } from './episode.ts';
import type { Kind } from './kind.ts';

export interface CampaignPlan {
  readonly campaign: Campaign;
  readonly cases: number;
  readonly looks: number;
}

/** What the scenario says about a day: how likely an attack is, and which stocks are in reach. */
export interface AttackDays {
  weight(dayStartMs: number): number;
  stocks(dayStartMs: number): readonly Instrument[];
}

/** Published: 10 to 140 accounts an episode, about 40 cases to a name over the period. */
const casesPerCampaign = 40;
const casesMin = 4;
const casesMax = 140;
const alternatesCount = 4;

interface MonthSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export function spanOf(run: Run, month: string): MonthSpan {
  const [year, number] = month.split('-').map(Number);
  const following =
    number === 12 ? `${year! + 1}-01` : `${year}-${String(number! + 1).padStart(2, '0')}`;
  const endMs = Math.min(run.scenarioEndMs, startOfDate(`${following}-01`));
  return { startMs: Math.max(run.startMs, startOfDate(`${month}-01`)), endMs };
}

/** Sizes that add up to the sum, spread lognormally, each at least one. */
function sizesOf(random: Random, sum: number, count: number): number[] {
  if (sum === 0) return Array.from({ length: count }, () => 0);
  const raw = Array.from({ length: count }, () => lognormal(random, 1, 0.6));
  const whole = raw.reduce((total, value) => total + value, 0);
  const sizes = raw.map((value) => {
    return Math.min(casesMax, Math.max(1, Math.floor((sum * value) / whole)));
  });
  let left = sum - sizes.reduce((total, size) => total + size, 0);
  for (let at = 0; left !== 0; at = (at + 1) % count) {
    const step = Math.sign(left);
    if (sizes[at]! + step < 1 || (sizes[at]! >= casesMax && sum < count * casesMax)) continue;
    sizes[at]! += step;
    left -= step;
  }
  return sizes;
}

/** At small scale fewer, smaller campaigns, so that there is still more than one of them. */
function countOf(cases: number, accesses: number): number {
  if (accesses === 0) return 0;
  const size = Math.min(casesPerCampaign, Math.max(casesMin + 1, cases / 3));
  return Math.max(1, Math.round(cases / size));
}

/** Days on which both the victims' holdings and the thin stock can be traded. */
export function pickDay(random: Random, span: MonthSpan, days: AttackDays): number {
  const choices: { readonly day: number; readonly weight: number }[] = [];
  for (let day = span.startMs; day < span.endMs; day += dayMs) {
    const open = days.stocks(day).some(({ exchange }) => isTradingDay(exchange, day));
    if (isTradingDay('XTKS', day) && open) choices.push({ day, weight: days.weight(day) });
  }
  return choices.length === 0 ? span.startMs : pickWeighted(random, choices).day;
}

/** Early enough that the victims' Tokyo holdings can be sold and the churn be done the same day. */
const latestHour: Readonly<Record<Exchange, number>> = {
  XTKS: 13.9,
  XHKG: 14.2,
  XSHG: 14.1,
  XNAS: 14,
};

function attackTime(run: Run, random: Random, day: number, exchange: Exchange): number {
  const isLast = day + dayMs >= run.scenarioEndMs;
  const from = exchange === 'XTKS' ? 9.05 : 10.6;
  const latest = isLast ? 12.3 : latestHour[exchange];
  const wanted = day + between(random, from, latest) * hourMs;
  const opens = nextOpen(exchange, wanted);
  // Over lunch everybody would begin at the same second.
  return opens === wanted ? wanted : opens + between(random, 1, 45) * minuteMs;
}

/** Stocks not used yet; again from the beginning when the shelf is empty. */
function pickStock(random: Random, shelf: readonly Instrument[], day: number, used: Set<number>) {
  const open = shelf.filter(({ exchange }) => isTradingDay(exchange, day));
  const fresh = open.filter(({ index }) => !used.has(index));
  const stock = pick(random, fresh.length > 0 ? fresh : open.length > 0 ? open : shelf);
  used.add(stock.index);
  return stock;
}

export function drawCampaign(
  run: Run,
  random: Random,
  name: string,
  kind: Kind,
  day: number,
  shelf: readonly Instrument[],
  used: Set<number>,
): Campaign {
  const instrument = pickStock(random, shelf, day, used);
  const others = shelf.filter((other) => other !== instrument);
  return {
    name,
    kind,
    manner: kind.drawManner(run, random),
    instrument,
    alternates: shuffled(random, others).slice(0, alternatesCount),
    attackMs: attackTime(run, random, day, instrument.exchange),
    windowMs: between(random, 20, 210) * minuteMs,
    absorbed: between(random, 0.5, 0.9),
  };
}

/** Kinds in turn by their weights, so that even a few campaigns show more than one. */
function kindsFor(random: Random, kinds: readonly Kind[], count: number): Kind[] {
  const whole = kinds.reduce((sum, kind) => sum + kind.weight, 0);
  const deck = kinds.flatMap((kind) => {
    return Array.from({ length: Math.max(1, Math.round((kind.weight / whole) * 10)) }, () => kind);
  });
  const dealt: Kind[] = shuffled(random, kinds);
  while (dealt.length < count) dealt.push(...shuffled(random, deck));
  return dealt.slice(0, count);
}

export interface MonthPlanOptions {
  readonly kinds: readonly Kind[];
  readonly days: AttackDays;
  /** Stocks attacked in earlier months. */
  readonly used: Set<number>;
  readonly firstNumber: number;
}

export function planMonth(
  run: Run,
  random: Random,
  figures: MonthFigures,
  options: MonthPlanOptions,
): CampaignPlan[] {
  const span = spanOf(run, figures.month);
  const count = countOf(figures.cases, figures.accesses);
  const cases = sizesOf(random, figures.cases, count);
  const kinds = kindsFor(random, options.kinds, count);
  const campaigns = kinds.map((kind, nth) => {
    const day = pickDay(random, span, options.days);
    const name = `c${String(options.firstNumber + nth).padStart(3, '0')}`;
    return drawCampaign(run, random, name, kind, day, options.days.stocks(day), options.used);
  });
  const lookWeights = kinds.map((kind, nth) => kind.lookWeight * (cases[nth]! + 1));
  const looks = shareWhole(random, figures.accesses - figures.cases, lookWeights);
  return campaigns.map((campaign, nth) => ({ campaign, cases: cases[nth]!, looks: looks[nth]! }));
}

/** A whole number shared out by weight, one by one where it does not divide. */
function shareWhole(random: Random, sum: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => Math.floor((sum * weight) / whole));
  for (let left = sum - shares.reduce((total, share) => total + share, 0); left > 0; left -= 1) {
    shares[integer(random, 0, shares.length - 1)]! += 1;
  }
  return shares;
}
