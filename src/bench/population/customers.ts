// Customers of the benchmarks: those of the simulator, worked out of their number when needed.
import type { AccountChange } from '../../core/event/account-change.ts';
import type { InstrumentFacts } from '../../core/event/market.ts';
import type { Holdings, Withdrawal } from '../../core/event/money.ts';
import type { Order } from '../../core/event/order.ts';
import type { Login } from '../../core/event/session.ts';
import { between, chance, pick, type Random, uniform } from '../../simulator/random.ts';
import {
  buildInstruments,
  type Instrument,
  roundToTick,
} from '../../simulator/world/instrument.ts';
import { deviceName } from '../../simulator/world/names.ts';
import { anyAddress, homeAddress, mobileAddress } from '../../simulator/world/network.ts';
import { type Person, personAt } from '../../simulator/world/person.ts';
import { createPortfolios, likingsOf, type Shelves } from '../../simulator/world/portfolio.ts';
import { isApp, userAgentAt } from '../../simulator/world/user-agent.ts';

const seed = 20250416;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** On the move: from the carrier's address instead of the line at home. */
const mobileShare = 0.4;
/** From a line never used before, a friend's or a hotel's. */
const strangeLineShare = 0.01;
/** Orders with a limit, and how far from the last price it is at most. */
const limitShare = 0.6;
const limitDistance = 0.006;
/** Part of the wealth that goes into one order, between these. */
const orderShares = [0.02, 0.15] as const;

export interface Customers {
  person(index: number): Person;
  /** What every event of the person carries. */
  login(person: Person, session: string, timeMs: number, random: Random): Omit<Login, 'id'>;
  order(
    person: Person,
    session: string,
    timeMs: number,
    random: Random,
  ): Omit<Order, 'id' | 'order'>;
  change(person: Person, session: string, timeMs: number): Omit<AccountChange, 'id'>;
  withdrawal(person: Person, session: string, timeMs: number): Omit<Withdrawal, 'id'>;
  holdings(person: Person, timeMs: number): Omit<Holdings, 'id'>;
  instruments(timeMs: number): readonly Omit<InstrumentFacts, 'id'>[];
}

export function createCustomers(): Customers {
  const instruments = buildInstruments(seed);
  const shelves = shelvesOf(instruments);
  const portfolios = createPortfolios(seed, shelves);

  function named(person: Person, timeMs: number) {
    const time = new Date(timeMs).toISOString();
    return { time, firm: person.firm, account: person.account };
  }

  return {
    person: (index) => personAt(seed, index),
    login: (person, session, timeMs, random) => ({
      type: 'login',
      ...named(person, timeMs),
      session,
      outcome: 'success',
      method: person.method,
      ...connection(person, timeMs, random),
    }),
    order(person, session, timeMs, random) {
      const { positions } = portfolios.of(person);
      const sold =
        chance(random, 0.4) && positions.length > 0 ? pick(random, positions) : undefined;
      const instrument = sold
        ? instruments[sold.instrument]!
        : pick(random, likingsOf(seed, person, shelves));
      const budget = Math.max(100_000, person.wealthYen) * between(random, ...orderShares);
      const lots = Math.max(1, Math.round(budget / (instrument.startPrice * instrument.lotSize)));
      return {
        type: 'order',
        ...named(person, timeMs),
        session,
        side: sold ? 'sell' : 'buy',
        instrument: instrument.code,
        quantity: sold ? Math.max(1, Math.ceil(sold.quantity / 2)) : lots * instrument.lotSize,
        ...priceOf(instrument, random),
        currency: instrument.currency,
      };
    },
    change: (person, session, timeMs) => ({
      type: 'account-change',
      ...named(person, timeMs),
      session,
      change: 'address',
    }),
    withdrawal: (person, session, timeMs) => ({
      type: 'withdrawal',
      ...named(person, timeMs),
      session,
      amount: Math.max(1000, Math.round(person.wealthYen / 20)),
      currency: 'JPY',
      destination: `bank-${person.account}`,
    }),
    holdings(person, timeMs) {
      const { cashYen, positions } = portfolios.of(person);
      return {
        type: 'holdings',
        ...named(person, timeMs),
        cash: [{ currency: 'JPY', amount: Math.round(cashYen) }],
        positions: positions.map(({ instrument, quantity, averageCost }) => ({
          instrument: instruments[instrument]!.code,
          quantity,
          averageCost,
        })),
      };
    },
    instruments: (timeMs) => instruments.map((instrument) => factsOf(instrument, timeMs)),
  };
}

function shelvesOf(instruments: readonly Instrument[]): Shelves {
  const tokyo = instruments.filter(({ exchange }) => exchange === 'XTKS');
  return {
    large: tokyo.filter((instrument) => instrument.class === 'large'),
    small: tokyo.filter((instrument) => instrument.class === 'small'),
    thin: instruments.filter((instrument) => instrument.class === 'thin'),
    american: instruments.filter(({ exchange }) => exchange === 'XNAS'),
  };
}

function connection(person: Person, timeMs: number, random: Random) {
  const onPhone = uniform(random) < person.phoneShare;
  const build = onPhone ? person.phone : person.computer;
  const app = isApp(build.platform);
  return {
    channel: app ? ('app' as const) : ('web' as const),
    ip: addressOf(person, onPhone, timeMs, random),
    userAgent: userAgentAt(build, timeMs),
    ...(app ? undefined : { language: person.language }),
    device: deviceName(seed, person.index * 4 + (onPhone ? 1 : 2), 0),
  };
}

function addressOf(person: Person, onPhone: boolean, timeMs: number, random: Random): string {
  if (chance(random, strangeLineShare)) return anyAddress(random, 'home');
  if (onPhone && chance(random, mobileShare))
    return mobileAddress(seed, person.index, Math.floor(timeMs / hourMs));
  return homeAddress(seed, person.index, Math.floor(timeMs / dayMs));
}

function priceOf(instrument: Instrument, random: Random): Pick<Order, 'orderType' | 'limitPrice'> {
  if (!chance(random, limitShare)) return { orderType: 'market' };
  const price = instrument.startPrice * (1 + between(random, -limitDistance, limitDistance));
  return { orderType: 'limit', limitPrice: roundToTick(instrument.exchange, price) };
}

function factsOf(instrument: Instrument, timeMs: number): Omit<InstrumentFacts, 'id'> {
  const { code, name, currency, lotSize, averageDailyVolume, sharesOutstanding } = instrument;
  return {
    type: 'instrument',
    time: new Date(timeMs).toISOString(),
    instrument: code,
    name,
    currency,
    lotSize,
    averageDailyVolume,
    sharesOutstanding,
    previousClose: instrument.startPrice,
  };
}
