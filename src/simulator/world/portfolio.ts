// What accounts hold. Only accounts that have traded are kept; the others follow from the seed.
import { between, chance, integer, pick, type Random, stream } from '../random.ts';
import { type Instrument, lotsFor } from './instrument.ts';
import type { Person } from './person.ts';

export interface Position {
  readonly instrument: number;
  quantity: number;
  averageCost: number;
}

export interface Portfolio {
  /** Yen; negative is a debit from margin buying. */
  cashYen: number;
  readonly positions: Position[];
}

export interface Fill {
  readonly instrument: number;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
  /** Yen per unit of the instrument's currency. */
  readonly rate: number;
}

export interface Portfolios {
  of(person: Person): Portfolio;
  apply(person: Person, fill: Fill): void;
  /** Cash paid out. */
  pay(person: Person, yen: number): void;
  /** Accounts whose holdings have changed, at most all of them. */
  size(): number;
}

/** Rates of February 2025, only to size the first holdings. */
const startRates: Readonly<Record<string, number>> = { JPY: 1, HKD: 19.9, USD: 155, CNY: 21.3 };

export interface Shelves {
  readonly large: readonly Instrument[];
  readonly small: readonly Instrument[];
  readonly thin: readonly Instrument[];
  readonly american: readonly Instrument[];
}

/** What a customer might like, by how common it is: mostly the large Tokyo names. */
export function drawLiking(random: Random, shelves: Shelves): Instrument {
  if (chance(random, 0.78)) return pick(random, shelves.large);
  if (chance(random, 0.5)) return pick(random, shelves.american);
  return chance(random, 0.8) ? pick(random, shelves.small) : pick(random, shelves.thin);
}

/** The handful of names a customer keeps coming back to. */
export function likingsOf(seed: number, person: Person, shelves: Shelves): Instrument[] {
  const random = stream(seed, 'likings', person.index);
  const count = integer(random, 2, person.habit === 'active' ? 9 : 6);
  return Array.from({ length: count }, () => drawLiking(random, shelves));
}

function initial(seed: number, person: Person, shelves: Shelves): Portfolio {
  const random = stream(seed, 'portfolio', person.index);
  const portfolio: Portfolio = { cashYen: person.wealthYen, positions: [] };
  const likings = likingsOf(seed, person, shelves);
  const perName = (person.wealthYen * between(random, 0.55, 0.97)) / likings.length;
  for (const instrument of likings) {
    if (portfolio.positions.some((held) => held.instrument === instrument.index)) continue;
    const priceYen = instrument.startPrice * startRates[instrument.currency]!;
    const quantity = lotsFor(instrument, perName * between(random, 0.4, 1.6), priceYen);
    if (quantity === 0 || quantity * priceYen > portfolio.cashYen) continue;
    portfolio.cashYen -= quantity * priceYen;
    const averageCost = instrument.startPrice * between(random, 0.6, 1.2);
    portfolio.positions.push({
      instrument: instrument.index,
      quantity,
      averageCost: Number(averageCost.toPrecision(5)),
    });
  }
  portfolio.cashYen = Math.round(portfolio.cashYen);
  return portfolio;
}

function applyTo(portfolio: Portfolio, fill: Fill): void {
  const { positions } = portfolio;
  const at = positions.findIndex((held) => held.instrument === fill.instrument);
  const held = positions[at];
  const yen = Math.round(fill.quantity * fill.price * fill.rate);
  portfolio.cashYen += fill.side === 'sell' ? yen : -yen;
  if (fill.side === 'sell') {
    if (held === undefined) return;
    held.quantity -= fill.quantity;
    if (held.quantity <= 0) positions.splice(at, 1);
  } else if (held === undefined) {
    const { instrument, quantity, price } = fill;
    positions.push({ instrument, quantity, averageCost: price });
  } else {
    const cost = held.averageCost * held.quantity + fill.price * fill.quantity;
    held.quantity += fill.quantity;
    held.averageCost = Number((cost / held.quantity).toPrecision(7));
  }
}

export function createPortfolios(seed: number, shelves: Shelves): Portfolios {
  const changed = new Map<number, Portfolio>();
  const of = (person: Person) => changed.get(person.index) ?? initial(seed, person, shelves);
  const change = (person: Person, by: (portfolio: Portfolio) => void) => {
    const portfolio = of(person);
    by(portfolio);
    changed.set(person.index, portfolio);
  };
  return {
    of,
    apply: (person, fill) => change(person, (portfolio) => applyTo(portfolio, fill)),
    pay(person, yen) {
      change(person, (portfolio) => {
        portfolio.cashYen -= yen;
      });
    },
    size: () => changed.size,
  };
}

export function quantityHeld(portfolio: Portfolio, instrument: number): number {
  return portfolio.positions.find((held) => held.instrument === instrument)?.quantity ?? 0;
}
