// The stocks of the fake world: invented names under codes that no exchange has given out.
import type { Exchange } from '../calendar.ts';
import { between, lognormal, pick, type Random, shuffled, stream } from '../random.ts';
import { type Class, type Group, groups, newcomers } from './instrument-group.ts';

export interface Instrument {
  readonly index: number;
  readonly code: string;
  readonly exchange: Exchange;
  readonly class: Class;
  readonly name: string;
  readonly currency: string;
  readonly lotSize: number;
  readonly sharesOutstanding: number;
  readonly averageDailyVolume: number;
  readonly startPrice: number;
  /** Standard deviation of a day's return of its own, besides the market's. */
  readonly volatility: number;
  /** How far it follows the market's day. */
  readonly beta: number;
  /** Rise in log price per natural log of (1 + net buying in days of volume). */
  readonly impact: number;
  /** Start of its first day on the exchange; absent where it has long been there. */
  readonly listedMs?: number;
}

const beginnings = [
  'Torikaze',
  'Mizuhane',
  'Kagerohi',
  'Yumeshiro',
  'Asanagi',
  'Hotarubi',
  'Tsukinowa',
  'Komorebi',
  'Shirasagi',
  'Kazahaya',
  'Minamo',
  'Uzushio',
] as const;
const chineseBeginnings = [
  'Yunhe',
  'Lanqiao',
  'Jinshui',
  'Haiyue',
  'Mingfeng',
  'Tianlu',
  'Qingzhu',
  'Baisha',
] as const;
const endings = ['Kiden', 'Foods', 'Seiko', 'Systems', 'Kosan', 'Medical', 'Bussan', 'Tech'];
const chineseEndings = ['Holdings', 'Tech', 'Energy', 'Medical', 'Materials'] as const;

/** Tokyo gives codes of digit, digit, digit, letter; a letter in second place is not in use. */
function tokyoCodes(random: Random): string[] {
  const codes: string[] = [];
  for (const letter of 'ACDFGHJKLMNPRSTUWXY') {
    for (let number = 1; number <= 99; number += 1) {
      codes.push(`${1 + (number % 9)}${letter}${String(number).padStart(2, '0')}`);
    }
  }
  return shuffled(random, codes);
}

/** Hong Kong keeps 95000 and up, Shanghai 609xxx free; New York's symbols carry no digits. */
function codeOf(group: Group, nth: number, tokyo: string[]): string {
  if (group.exchange === 'XTKS') return `XTKS:${tokyo.pop()}`;
  if (group.exchange === 'XHKG')
    return `XHKG:${95_001 + nth * 7 + (group.class === 'thin' ? 0 : 3)}`;
  if (group.exchange === 'XSHG') return `XSHG:${609_001 + nth * 3}`;
  return `XNAS:ZQ${String(nth + 1).padStart(2, '0')}`;
}

function nameOf(group: Group, nth: number): string {
  const chinese = group.currency === 'HKD' || group.currency === 'CNY';
  const first = chinese ? chineseBeginnings : beginnings;
  const second = chinese ? chineseEndings : endings;
  const series = Math.floor(nth / first.length / second.length) + 1;
  return `${first[nth % first.length]} ${second[Math.floor(nth / first.length) % second.length]} ${series}`;
}

function round(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

function build(group: Group, index: number, code: string, seed: number): Instrument {
  const random = stream(seed, 'instrument', index);
  const [low, high] = group.price;
  const startPrice = roundToTick(
    group.exchange,
    Math.exp(between(random, Math.log(low), Math.log(high))),
  );
  // A Hong Kong lot costs a few thousand dollars at most.
  const lots = group.lots.filter((lot) => group.currency !== 'HKD' || lot * startPrice <= 3000);
  const lotSize = lots.length > 0 ? pick(random, lots) : group.lots[0]!;
  return {
    index,
    code,
    exchange: group.exchange,
    class: group.class,
    name: nameOf(group, index),
    currency: group.currency,
    lotSize,
    sharesOutstanding: round(between(random, ...group.shares), 4),
    averageDailyVolume: Math.max(
      lotSize * 10,
      round(lognormal(random, group.volumeMedian, group.volumeSigma), 3),
    ),
    startPrice,
    volatility: between(random, ...group.volatility),
    beta: group.beta * between(random, 0.7, 1.3),
    impact: between(random, ...group.impact),
  };
}

/** All stocks; at the end of the list one for each day on which something is newly listed. */
export function buildInstruments(
  seed: number,
  listingDays: readonly number[] = [],
): readonly Instrument[] {
  const tokyo = tokyoCodes(stream(seed, 'codes'));
  const all: Instrument[] = [];
  for (const group of groups) {
    for (let nth = 0; nth < group.count; nth += 1) {
      all.push(build(group, all.length, codeOf(group, nth, tokyo), seed));
    }
  }
  for (const listedMs of listingDays) {
    const index = all.length;
    all.push({ ...build(newcomers, index, codeOf(newcomers, 0, tokyo), seed), listedMs });
  }
  return all;
}

function tickOf(exchange: Exchange, price: number): number {
  if (exchange === 'XTKS') return price < 3000 ? 1 : price < 5000 ? 5 : price < 30_000 ? 10 : 50;
  if (exchange !== 'XHKG') return 0.01;
  return price < 0.25 ? 0.001 : price < 0.5 ? 0.005 : price < 10 ? 0.01 : price < 20 ? 0.02 : 0.05;
}

/** The nearest price the exchange quotes, never below one tick. */
export function roundToTick(exchange: Exchange, price: number): number {
  const tick = tickOf(exchange, price);
  return Number((Math.max(1, Math.round(price / tick)) * tick).toFixed(3));
}

/** The largest whole number of lots a value buys, in shares. */
export function lotsFor(instrument: Instrument, value: number, price: number): number {
  return Math.floor(value / price / instrument.lotSize) * instrument.lotSize;
}
