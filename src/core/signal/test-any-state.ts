// For tests of signals: states of every kind, the odd ones among them.
import fc from 'fast-check';
import type { Origin } from '../event/origin.ts';
import { dayMs } from '../lib/decay.ts';
import { type Account, createAccount } from '../state/account.ts';
import type { Counts } from '../state/counts.ts';
import type { Crowd } from '../state/crowd.ts';
import type { Entity } from '../state/entity.ts';
import { loginKeysOf } from '../state/familiarity.ts';
import type { Flow } from '../state/flow.ts';
import type { Instrument } from '../state/instrument.ts';
import { createPopulation, features } from '../state/population.ts';
import type { Recalled } from '../state/recall.ts';
import { createSession, type Session } from '../state/session.ts';
import { createTape, foldPrint } from '../state/tape.ts';
import { noonMs } from '../state/test-events.ts';
import { addWeight } from '../state/value-weights.ts';

const seconds = fc.integer({ min: -300 * 86_400, max: 300 * 86_400 });
const timeMs = fc.oneof(
  fc.constant(0),
  seconds.map((ahead) => noonMs + ahead * 1000),
);
const pastMs = fc
  .oneof(fc.nat({ max: dayMs / 4 }), fc.nat({ max: 400 * dayMs }))
  .map((ago) => noonMs - ago);
/** Evenly spread, and now and then one of the smallest numbers there are. */
const upTo = (max: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: 1000 }).map((part) => (part * max) / 1000) },
    { weight: 1, arbitrary: fc.double({ min: 0, max, noNaN: true }) },
  );
const share = upTo(1);
const amount = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
  fc.double({ min: 1, max: 1e15, noNaN: true }),
);
const weight = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
/** Few, so that what is looked for is often found. */
const key = fc.nat({ max: 6 });

const counts = (entriesMax: number): fc.Arbitrary<Counts> =>
  fc
    .uniqueArray(fc.tuple(key, weight), { maxLength: entriesMax, selector: ([named]) => named })
    .map((entries) => entries.flat());

const elsewhere = fc.record({
  sinceMs: pastMs,
  address: fc.constant('192.0.2.1'),
  device: fc.constantFrom('', 'a device'),
  keys: fc.array(key, { minLength: 9, maxLength: 9 }),
  line: fc.constantFrom('hosting' as const, 'mobile' as const, 'fixed' as const),
});

const session: fc.Arbitrary<Session> = fc
  .record({
    startMs: fc.oneof(timeMs, pastMs),
    loggedIn: fc.boolean(),
    passed: fc.constantFrom<Session['passed']>('', 'otp', 'push', 'phone', 'passkey'),
    contextChange: upTo(3),
    elsewhere: fc.option(elsewhere, { nil: undefined }),
    loginEvidence: upTo(24).map((value) => value - 12),
    sleptDays: fc.nat({ max: 400 }),
    placedRisk: fc.nat({ max: 1000 }),
    firstOrderMs: timeMs,
    networkMoved: fc.boolean(),
    deviceMoved: fc.boolean(),
    requests: fc.nat({ max: 1000 }),
    startValueJpy: fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    soldJpy: amount,
    boughtJpy: amount,
    bought: fc.subarray(['XTKS:7203', 'XHKG:08123']),
    boughtUnknown: fc.nat({ max: 7 }),
  })
  .map(({ startMs, startValueJpy, ...rest }) => ({
    ...createSession('session-1', startMs, startValueJpy),
    ...rest,
  }));

const account: fc.Arbitrary<Account> = fc
  .record({
    logins: fc.oneof(fc.constant(0), weight),
    addresses: counts(6),
    networks: counts(6),
    countries: counts(4),
    agents: counts(6),
    browsers: counts(4),
    systems: counts(4),
    forms: counts(3),
    devices: counts(6),
    languages: counts(3),
    entries: counts(4),
    hours: fc.array(fc.oneof(fc.constant(0), weight), { minLength: 8, maxLength: 8 }),
    lastLoginMs: timeMs,
    lastCountry: fc.constantFrom('', 'JP', 'HK', 'US', 'XX'),
    failures: upTo(1e6),
    lastFailureMs: timeMs,
    changes: fc.array(
      timeMs.map((at) => Math.max(0, Math.floor(at / 1000))),
      { maxLength: 10 },
    ),
    orders: fc.oneof(fc.constant(0), weight),
    orderLogMean: upTo(30),
    orderLogVariance: upTo(20),
    instruments: counts(6),
    ways: counts(6),
    destinations: counts(4),
    marginOrders: fc.nat({ max: 3 }),
    cashJpy: fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    exposure: share,
    exposureMs: timeMs,
    sessions: fc.array(session, { maxLength: 3 }),
    exposureSource: fc.constantFrom('', 'stealer-log:redline', 'mail-campaign:m-1'),
  })
  .map((fields) => ({ ...createAccount(), ...fields }));

const entity: fc.Arbitrary<Entity> = fc.record({
  lastMs: timeMs,
  visits: upTo(1e6),
  risk: upTo(1e6),
  hostile: upTo(1e4),
  failures: upTo(1e4),
  lastFailed: key,
  visitors: fc
    .array(
      fc.tuple(key, pastMs, fc.nat({ max: 1 })).map(([v, at, isNew]) => [v, at / 1000, isNew]),
      { maxLength: 16 },
    )
    .map((entries) => entries.flat()),
});

const prints = fc.array(
  fc.record({
    timeMs: fc.oneof(fc.nat({ max: 10_000 }), fc.nat({ max: 600_000 })).map((ago) => noonMs - ago),
    price: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    quantity: fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
    side: fc.constantFrom('buy' as const, 'sell' as const, undefined),
  }),
  { maxLength: 40, size: 'max' },
);

const instrument: fc.Arbitrary<Instrument> = fc
  .record({
    prints,
    usual: fc.constantFrom(0, 59, 60, 100),
    averageDailyVolume: amount,
    lastPrice: amount,
    previousClose: amount,
  })
  .map(({ prints: made, usual, ...rest }) => {
    const tape = createTape();
    for (const print of made) foldPrint(tape, print);
    tape.usualOrders.count = usual;
    tape.usualRise.count = usual;
    const fixed = { name: '', currency: '', lotSize: 1, sharesOutstanding: 0, lastPriceMs: noonMs };
    return { ...fixed, ...rest, tape, alertId: '', alertFedMs: 0 };
  });

const flow: fc.Arbitrary<Flow> = fc.record({
  timeMs: pastMs,
  risk: upTo(1e3),
  recent: upTo(1e4),
  usual: upTo(1e5),
});

const crowd: fc.Arbitrary<Crowd> = fc.record({
  flow,
  buyers: fc.array(
    fc.record({
      name: fc.constantFrom('\u0000hana', '\u0000ken', '\u0000yui'),
      timeMs: pastMs,
      risk: share,
      valueJpy: amount,
      isNew: fc.boolean(),
    }),
    { maxLength: 32 },
  ),
  alertId: fc.constant(''),
  alertBuyers: fc.constant(0),
});

const population = fc
  .record({ logins: weight, sinceMs: timeMs, flow, seen: fc.array(counts(6)) })
  .map((made) => {
    const everybody = createPopulation();
    everybody.logins = made.logins;
    everybody.sinceMs = made.sinceMs;
    Object.assign(everybody.flow, made.flow);
    for (const [index, entries] of made.seen.entries())
      for (let at = 0; at < entries.length; at += 2)
        addWeight(
          everybody.seen[features[index % features.length]!],
          entries[at]!,
          entries[at + 1]!,
        );
    return everybody;
  });

const origin: fc.Arbitrary<Origin> = fc.record({
  asn: key,
  country: fc.constantFrom('', 'JP', 'HK', 'US', 'XX'),
  network: fc.constantFrom('hosting', 'mobile', 'residential', 'business', 'unknown'),
  browser: fc.constantFrom('', 'Chrome 134'),
  os: fc.constantFrom('', 'Windows 11'),
  form: fc.constantFrom('desktop', 'phone', 'unknown'),
});

const keys = fc
  .record({
    address: key,
    network: key,
    agent: key,
    device: key,
    language: key,
    browser: key,
    system: key,
  })
  .map((some) => ({ ...loginKeysOf({}, 'password/web', undefined, noonMs), ...some }));

const listing = fc.record({
  kind: fc.constantFrom('ip', 'asn', 'device', 'domain'),
  value: fc.string(),
  source: fc.string(),
  confidence: share,
  expiresMs: timeMs,
});

export const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

export const anyRecalled: fc.Arbitrary<Recalled> = fc.record({
  timeMs: fc.constant(noonMs),
  origin: maybe(origin),
  accountName: fc.constant('\u0000hana'),
  addressName: fc.constant(''),
  networkName: fc.constant(''),
  deviceName: fc.constant(''),
  crowdName: fc.constant(''),
  clientName: fc.constant(''),
  referrerName: fc.constant(''),
  destinationName: fc.constant(''),
  visitor: key,
  account,
  session: maybe(session),
  keys: maybe(keys),
  address: maybe(entity),
  network: maybe(entity),
  device: maybe(entity),
  client: maybe(entity),
  referrer: maybe(entity),
  destination: maybe(entity),
  instrument: maybe(instrument),
  crowd: maybe(crowd),
  population,
  listing: maybe(listing),
  valueJpy: amount,
});
