// For tests: any event a sender may submit, well-formed, of few accounts so that they meet again.
import fc from 'fast-check';
import { timeOf } from '../lib/time.ts';
import type { Event } from './event.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Short ones that come again, and the longest there may be, of any characters. */
function nameOf(...common: string[]): fc.Arbitrary<string> {
  const longest = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 128 })
    .map((text) => text.toWellFormed())
    .filter((text) => text.length <= 128);
  const odd = fc.constantFrom('__proto__', 'constructor', 'toString', '漢'.repeat(128), '\u0000');
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...common) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: longest },
  );
}

const startMs = Date.UTC(2025, 3, 1);
const timeMs = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 30 * 86_400_000 }).map((after) => startMs + after) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2080, 0, 1) - 1 }),
  },
);
const time = timeMs.map(timeOf);
const amountMax = 1e15;
const anyPositive = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.double({ min: 1e-9, max: amountMax, noNaN: true }),
  fc.constantFrom(amountMax, Number.MIN_VALUE, 0.1),
);
const notNegative = fc.oneof(fc.constant(0), anyPositive);
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const currency = fc.constantFrom('JPY', 'USD', 'HKD', 'XYZ');
const instrument = fc.constantFrom(
  'XTKS:7203',
  'XHKG:08123',
  'XNAS:AAPL',
  `XTKS:${'9'.repeat(24)}`,
);
const instrumentName = fc.oneof(
  { weight: 3, arbitrary: instrument },
  { weight: 1, arbitrary: fc.nat({ max: 99 }).map((code) => `XTKS:${1000 + code}`) },
);
const ip = fc.oneof(
  fc.constantFrom('203.0.113.7', '198.51.100.9', '2001:db8:85a3:8d3:1319:8a2e:370:7348'),
  fc.string({ minLength: 2, maxLength: 45 }).map((text) => text.toWellFormed()),
);
const side = fc.constantFrom('buy' as const, 'sell' as const);
const account = nameOf('hana', 'ken');
const session = nameOf('session-1', 'session-2', 'session-3', 'session-4', 'session-5');
const order = nameOf(...Array.from({ length: 15 }, (_, number) => `order-${number}`));
const firm = maybe(nameOf('alpha', 'beta'));
const origin = maybe(
  fc.record({
    asn: fc.nat({ max: 2 ** 31 }),
    country: fc.constantFrom('JP', 'HK', ''),
    network: fc.constantFrom('hosting', 'mobile', 'residential'),
  }),
);
const client = {
  ip,
  userAgent: fc.oneof(fc.constant('an agent'), fc.string({ maxLength: 1024 })),
  language: maybe(fc.constantFrom('ja', 'zh-CN')),
  device: maybe(nameOf('laptop', 'phone')),
  origin,
};
const method = fc.constantFrom('password', 'otp', 'push', 'phone', 'passkey', 'certificate');
const ofMarket = { time, instrument: instrumentName };
const ofAccount = { time, firm, account };
const ofSession = { ...ofAccount, session };

const bodies: Readonly<Record<string, object>> = {
  login: {
    ...ofSession,
    ...client,
    outcome: fc.constantFrom('success', 'success', 'failure'),
    method,
    channel: fc.constantFrom('web', 'app', 'api'),
    referrer: maybe(fc.webUrl()),
  },
  'account-change': {
    ...ofSession,
    ...client,
    change: fc.constantFrom('password', 'email', 'notification-off', 'limit-raised'),
  },
  order: {
    ...ofSession,
    order,
    side,
    instrument: instrumentName,
    quantity: anyPositive,
    orderType: fc.constantFrom('market', 'limit'),
    limitPrice: maybe(anyPositive),
    currency,
    margin: maybe(fc.boolean()),
  },
  withdrawal: { ...ofSession, amount: anyPositive, currency, destination: nameOf('bank') },
  activity: { ...ofSession, ...client },
  logout: ofSession,
  'order-cancel': { ...ofAccount, order },
  execution: {
    ...ofAccount,
    order,
    instrument: instrumentName,
    side,
    quantity: anyPositive,
    price: anyPositive,
    currency,
    fee: maybe(notNegative),
  },
  holdings: {
    ...ofAccount,
    cash: fc.array(fc.record({ currency, amount: anyNumber }), { maxLength: 4 }),
    positions: fc.array(
      fc.record({
        instrument: instrumentName,
        quantity: anyNumber,
        averageCost: maybe(notNegative),
      }),
      { maxLength: 60, size: 'max' },
    ),
  },
  'step-up-result': {
    ...ofAccount,
    decision: nameOf('d-0', 'd-1', 'd-2', 'd-alpha.3'),
    result: fc.constantFrom('passed', 'failed', 'refused', 'timed-out'),
    method,
  },
  feedback: {
    ...ofAccount,
    subject: fc.record({ session: maybe(session), order: maybe(order) }),
    label: fc.constantFrom('fraud', 'legitimate'),
    by: fc.constantFrom('customer', 'analyst'),
  },
  instrument: {
    ...ofMarket,
    name: fc.string({ maxLength: 40 }),
    currency,
    averageDailyVolume: maybe(notNegative),
    previousClose: maybe(anyPositive),
  },
  trade: { ...ofMarket, price: anyPositive, quantity: anyPositive, side: maybe(side) },
  bar: {
    ...ofMarket,
    seconds: anyPositive,
    open: anyPositive,
    high: anyPositive,
    low: anyPositive,
    close: anyPositive,
    volume: notNegative,
  },
  fx: { time, currency, rate: anyPositive },
  intel: {
    time,
    firm,
    kind: fc.constantFrom('ip', 'asn', 'device', 'domain', 'url', 'credential', 'instrument'),
    value: fc.constantFrom('203.0.113.7', 'hana', 'https://evil.example/x', 'laptop'),
    source: fc.constant('a peer'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    expires: maybe(time),
  },
};

/** Without the fields that were not said, as JSON has it. */
function said(event: object): Event {
  return JSON.parse(JSON.stringify(event)) as Event;
}

const kinds = Object.entries(bodies).map(([type, body]) =>
  fc.record({ type: fc.constant(type), ...(body as Record<string, fc.Arbitrary<unknown>>) }),
);

/** Requests come oftener than facts: they do most. */
export const anyEvent: fc.Arbitrary<Event> = fc
  .oneof(...kinds.map((arbitrary, index) => ({ weight: index < 4 ? 3 : 1, arbitrary })))
  .map((event) => said({ id: 'e', ...event }));

/** A sequence of events, each with an id of its own. */
export function anyEvents(eventsMax: number): fc.Arbitrary<readonly Event[]> {
  return fc
    .array(anyEvent, { maxLength: eventsMax, size: 'max' })
    .map((events) => events.map((event, index) => ({ ...event, id: String(index) })));
}
