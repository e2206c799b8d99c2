// Attempts to mislead what is learnt: patient log-ins, a crowd that slanders a stock, one that praises it.
import type { Decision } from '../src/core/decision/decision.ts';
import { defaultPolicy } from '../src/core/decision/policy.ts';
import type { StepUpResult } from '../src/core/event/answer.ts';
import type { Setting } from '../src/core/event/engine.ts';
import type { Origin } from '../src/core/event/origin.ts';
import { dayMs, minuteMs } from '../src/core/lib/decay.ts';
import { timeOf } from '../src/core/lib/time.ts';
import {
  aLogin,
  anExecution,
  anOrder,
  homeOrigin,
  hostingOrigin,
  noonMs,
  someHoldings,
} from '../src/core/state/test-events.ts';
import {
  createWave,
  customers,
  goesOut,
  hijack,
  ordinaryMonth,
  ordinaryVisit,
  thinStock,
} from '../src/core/test-wave.ts';

type Fold = ReturnType<typeof createWave>['fold'];

/** Where the hijacker logs in from: a rented server abroad, or a proxy in a home of the country. */
export type Place = 'server' | 'proxy';

const places = {
  server: {
    login: {
      ip: '198.51.100.9',
      userAgent: 'agent of a script',
      language: 'zh-CN',
      device: 'rented server',
    },
    origin: hostingOrigin,
  },
  proxy: {
    login: { ip: '192.0.2.77', userAgent: 'agent of a proxy', device: 'stranger’s device' },
    origin: { ...homeOrigin, asn: 4713 },
  },
} as const;

export interface Patience {
  /** Of the log-in that is followed by the attack. */
  readonly loginRisk: number;
  readonly login: Decision['verdict'];
  /** Of the purchase of the thin stock with everything the account has. */
  readonly purchaseRisk: number;
  readonly purchase: Decision['verdict'];
  /** Of the patient log-ins before it, how many were not simply let in. */
  readonly troubled: number;
}

/**
 * Logs in and does nothing, so many days a week for so many weeks, and then attacks. `relays`: has a
 * code that answers each challenge; `asksForCode`: the policy is content with one; `isReported`: the
 * firm says that a challenge was not answered.
 */
export function patientHijacker(
  place: Place,
  weeks: number,
  perWeek: number,
  { relays = false, asksForCode = false, isReported = false } = {},
): Patience {
  const { fold } = createWave();
  if (asksForCode) fold(codePolicy());
  ordinaryMonth(fold);
  const account = customers[0]!;
  const { login, origin } = places[place];
  let troubled = 0;
  for (let day = 0; day < weeks * 7; day += 1) {
    const dayStartMs = noonMs + day * dayMs;
    if (day % 3 === 0) ordinaryVisit(fold, account, dayStartMs);
    if (day % 7 >= perWeek) continue;
    const id = `patient ${day}`;
    const time = timeOf(dayStartMs + 60 * minuteMs);
    const decision = fold(aLogin({ ...login, account, id, session: id, time }), origin);
    if (decision?.verdict === 'allow') continue;
    troubled += 1;
    const answer = {
      ...{ type: 'step-up-result', account, method: 'otp' },
      ...{ decision: decision!.decision, time: timeOf(dayStartMs + 61 * minuteMs) },
    };
    if (relays) fold({ ...answer, id: `${id} relayed`, result: 'passed' } as StepUpResult);
    if (isReported) fold({ ...answer, id: `${id} over`, result: 'timed-out' } as StepUpResult);
  }
  const decisions = attackFrom(fold, account, login, origin, noonMs + weeks * 7 * dayMs);
  const [first, last] = [decisions[0]!, decisions.at(-1)!];
  return {
    loginRisk: first.risk,
    login: first.verdict,
    purchaseRisk: last.risk,
    purchase: last.verdict,
    troubled,
  };
}

function codePolicy(): Setting {
  const value = { ...defaultPolicy, version: 'codes', stepUpMinimum: 'otp' };
  const time = timeOf(noonMs - 40 * dayMs);
  return { type: 'setting', id: 'codes', time, kind: 'policy', version: 'codes', value };
}

function attackFrom(
  fold: Fold,
  account: string,
  login: Parameters<typeof aLogin>[0],
  origin: Origin,
  atMs: number,
): Decision[] {
  const named = { account, session: 'attack' };
  const time = (minutes: number): string => timeOf(atMs + minutes * minuteMs);
  const decided = [fold(aLogin({ ...login, ...named, id: 'attack', time: time(0) }), origin)];
  for (const instrument of ['XTKS:7203', 'XTKS:6758', 'XTKS:8306', 'XTKS:9984']) {
    const order = `sale of ${instrument}`;
    const sale = anOrder({ ...named, id: order, order, side: 'sell', instrument, quantity: 800 });
    decided.push(fold({ ...sale, time: time(1) }));
    const done = anExecution({ account, id: `done ${order}`, order, side: 'sell', instrument });
    fold({ ...done, quantity: 800, time: time(2) });
  }
  const push = { instrument: thinStock, quantity: 400_000, limitPrice: 1.1, currency: 'HKD' };
  decided.push(fold(anOrder({ ...named, ...push, id: 'push', order: 'push', time: time(3) })));
  return decided.filter((made) => made !== undefined);
}

/** An account that the attackers opened themselves and that buys one stock. */
function fakeBuyer(
  fold: Fold,
  number: number,
  place: 'server' | 'home',
  instrument: string,
  atMs: number,
): void {
  const account = `fake-${number}`;
  const named = { account, session: `s ${account}` };
  const time = (minutes: number): string => timeOf(atMs + minutes * minuteMs);
  const cash = [{ currency: 'JPY', amount: 300_000 }];
  fold(someHoldings({ id: `h ${account}`, account, time: time(0), cash, positions: [] }));
  const home = {
    ip: `100.64.${number >> 8}.${number & 255}`,
    userAgent: `agent ${number % 40}`,
    device: `device of ${account}`,
  };
  const login = place === 'server' ? places.server.login : home;
  const origin = place === 'server' ? hostingOrigin : { ...homeOrigin, asn: 2500 + (number % 4) };
  fold(aLogin({ ...login, ...named, id: `l ${account}`, time: time(1) }), origin);
  const order = `o ${account}`;
  const size =
    instrument === thinStock
      ? { quantity: 2_000, limitPrice: 1, currency: 'HKD' }
      : { quantity: 100, limitPrice: 2_000 };
  const decision = fold(
    anOrder({ ...named, ...size, id: order, order, instrument, time: time(3) }),
  );
  if (!goesOut(decision)) return;
  const { quantity, limitPrice: price } = size;
  fold(
    anExecution({ account, id: `x ${order}`, order, instrument, quantity, price, time: time(4) }),
  );
}

export interface Slander {
  readonly risk: number;
  readonly verdict: Decision['verdict'];
  readonly alerted: boolean;
}

/** So many fake accounts with an evil look buy a sound stock; then an honest customer does. */
export function slander(fakes: number): Slander {
  const wave = createWave();
  const { fold } = wave;
  ordinaryMonth(fold);
  const instrument = 'XTKS:4477';
  const facts = { id: 'facts', type: 'instrument', time: timeOf(noonMs), currency: 'JPY' } as const;
  fold({
    ...facts,
    instrument,
    name: 'a sound stock',
    averageDailyVolume: 300_000,
    previousClose: 2_000,
  });
  for (let number = 0; number < fakes; number += 1)
    fakeBuyer(fold, number, 'server', instrument, noonMs + number * minuteMs);
  const account = customers[3]!;
  const atMs = noonMs + (fakes + 5) * minuteMs;
  const [login] = ordinaryVisit(fold, account, atMs - 20 * minuteMs);
  const honest = anOrder({ account, id: 'honest', order: 'honest', session: login!.session });
  const decision = fold({
    ...honest,
    instrument,
    quantity: 100,
    limitPrice: 2_000,
    time: timeOf(atMs),
  })!;
  const alerted = wave.alerts.some((alert) => alert.instrument === instrument);
  return { risk: decision.risk, verdict: decision.verdict, alerted };
}

export interface Praise {
  /** Purchases of the thin stock that did not simply go out, of eight hijacks. */
  readonly stopped: number;
  readonly risks: readonly number[];
  readonly alerted: boolean;
}

/** So many fake accounts with an honest look buy the thin stock all the week before the attack. */
export function praise(fakes: number): Praise {
  const wave = createWave();
  const { fold } = wave;
  ordinaryMonth(fold);
  const stepMs = (7 * dayMs) / Math.max(fakes, 1);
  for (let number = 0; number < fakes; number += 1)
    fakeBuyer(fold, number, 'home', thinStock, noonMs + number * stepMs);
  const startMs = noonMs + 7 * dayMs + 60 * minuteMs;
  const last = customers
    .slice(0, 8)
    .map((account, index) => hijack(fold, account, startMs + index * 8 * minuteMs).at(-1)!);
  return {
    stopped: last.filter(({ verdict }) => verdict !== 'allow').length,
    risks: last.map(({ risk }) => risk),
    alerted: wave.alerts.some(({ instrument }) => instrument === thinStock),
  };
}
