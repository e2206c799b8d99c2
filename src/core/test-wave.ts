// For the test of the pipeline: customers with a month of ordinary days, and the day of the hijackers.
import type { Alert, Case } from './case/case.ts';
import { type CaseRecord, createCase } from './case/record.ts';
import type { Decision } from './decision/decision.ts';
import type { Event } from './event/event.ts';
import type { Origin } from './event/origin.ts';
import { dayMs, minuteMs } from './lib/decay.ts';
import { timeOf } from './lib/time.ts';
import { type Stepped, step } from './pipeline.ts';
import {
  aFeedback,
  aLogin,
  anExecution,
  anOrder,
  homeOrigin,
  hostingOrigin,
  noonMs,
  received,
  someHoldings,
} from './state/test-events.ts';
import { createMemoryWorld } from './state/test-world.ts';

export const thinStock = 'XHKG:08123';
export const customers = Array.from({ length: 20 }, (_, index) => `customer-${index}`);
/** Entered by the hijackers, in this order. */
export const victims = customers.slice(0, 8);
const largeStocks = ['XTKS:7203', 'XTKS:6758', 'XTKS:8306', 'XTKS:9984'];
const days = 30;
const hijackersAddress = '198.51.100.9';

export interface Answered {
  readonly account: string;
  readonly type: string;
  readonly side?: string;
  readonly decision: Decision;
}

export interface Wave {
  readonly answered: readonly Answered[];
  readonly alerts: readonly Alert[];
  readonly cases: readonly Case[];
}

/** Folds events in the order given, and before each the clock events its time brings about. */
export function createWave() {
  const world = createMemoryWorld<CaseRecord>(createCase);
  const answered: Answered[] = [];
  const alerts: Alert[] = [];
  const cases: Case[] = [];
  let sequence = 0;

  function note({ effects }: Stepped): void {
    for (const effect of effects) {
      if (effect.kind === 'alert') alerts.push(effect.line);
      if (effect.kind === 'case') cases.push(effect.line);
    }
  }

  function fold(event: Event, origin?: Origin): Decision | undefined {
    const { timeMs } = received(event);
    for (let due = world.pending.next(); due; due = world.pending.next()) {
      if (due.expiresMs > timeMs) break;
      sequence += 1;
      const time = timeOf(due.expiresMs);
      note(step(received({ type: 'clock', id: `clock-${sequence}`, time }), sequence, world));
    }
    sequence += 1;
    const stepped = step(received(event, origin), sequence, world);
    note(stepped);
    const { decision } = stepped;
    if (decision)
      answered.push({
        account: decision.account,
        type: event.type,
        side: event.type === 'order' ? event.side : undefined,
        decision,
      });
    return decision;
  }

  return { world, fold, answered, alerts, cases };
}

type Fold = ReturnType<typeof createWave>['fold'];

function homeOf(account: string): { login: Parameters<typeof aLogin>[0]; origin: Origin } {
  const number = customers.indexOf(account);
  return {
    login: {
      account,
      ip: `203.0.113.${number}`,
      userAgent: `agent of ${account}`,
      device: `device of ${account}`,
    },
    origin: { ...homeOrigin, asn: 2500 + (number % 4) },
  };
}

/** One customer logs in from home, buys a hundred of a stock he knows, and gets them. */
export function ordinaryVisit(fold: Fold, account: string, atMs: number): readonly Decision[] {
  const id = `${account} ${atMs}`;
  const { login, origin } = homeOf(account);
  const named = { account, session: `session ${id}`, order: `order ${id}` };
  const instrument = largeStocks[customers.indexOf(account) % largeStocks.length]!;
  const time = (minutes: number) => timeOf(atMs + minutes * minuteMs);
  const decided = [
    fold(aLogin({ ...login, id: `login ${id}`, session: named.session, time: time(0) }), origin),
    fold(anOrder({ ...named, id: `buy ${id}`, instrument, time: time(4) })),
  ];
  fold(anExecution({ account, order: named.order, id: `done ${id}`, instrument, time: time(5) }));
  return decided.filter((decision) => decision !== undefined);
}

export function ordinaryMonth(fold: Fold): void {
  const firstMs = noonMs - days * dayMs;
  for (const instrument of largeStocks)
    fold({
      id: `facts ${instrument}`,
      type: 'instrument',
      time: timeOf(firstMs),
      instrument,
      name: instrument,
      currency: 'JPY',
      averageDailyVolume: 20_000_000,
      previousClose: 2_500,
    });
  fold({
    id: 'facts thin',
    type: 'instrument',
    time: timeOf(firstMs),
    instrument: thinStock,
    name: 'a thin stock',
    currency: 'HKD',
    averageDailyVolume: 400_000,
    previousClose: 1,
  });
  for (const account of customers) {
    const positions = largeStocks.map((instrument) => ({ instrument, quantity: 800 }));
    const cash = [{ currency: 'JPY', amount: 1_000_000 }];
    const time = timeOf(firstMs);
    fold(someHoldings({ id: `holdings ${account}`, account, time, cash, positions }));
  }
  for (let day = 0; day < days; day += 1)
    for (const [index, account] of customers.entries())
      if ((day + index) % 3 === 0)
        ordinaryVisit(fold, account, firstMs + day * dayMs + index * 7 * minuteMs);
}

/** A challenge does not stop these hijackers: their victims read the codes out to them. */
export function goesOut(decision: Decision | undefined): boolean {
  return decision?.verdict === 'allow' || decision?.verdict === 'step-up';
}

/** One victim is entered from the rented server, sold out, and made to buy the thin stock. */
export function hijack(fold: Fold, account: string, atMs: number): readonly Decision[] {
  const named = { account, session: `hijack of ${account}` };
  const time = (minutes: number) => timeOf(atMs + minutes * minuteMs);
  const decided = [
    fold(
      aLogin({
        ...named,
        id: `entry ${account}`,
        time: time(0),
        ip: hijackersAddress,
        userAgent: 'agent of a script',
        language: 'zh-CN',
        device: 'rented server',
      }),
      hostingOrigin,
    ),
  ];
  for (const [index, instrument] of largeStocks.entries()) {
    const order = `sale ${account} ${instrument}`;
    const sale = anOrder({ ...named, id: order, order, side: 'sell', instrument, time: time(1) });
    const decision = fold({ ...sale, quantity: 800 });
    decided.push(decision);
    if (goesOut(decision))
      fold(
        anExecution({
          account,
          id: `done ${order}`,
          order,
          side: 'sell',
          instrument,
          quantity: 800,
          time: time(1 + index / 4),
        }),
      );
  }
  const order = `push ${account}`;
  const purchase = { instrument: thinStock, quantity: 400_000, limitPrice: 1.1, currency: 'HKD' };
  const decision = fold(anOrder({ ...named, ...purchase, id: order, order, time: time(3) }));
  decided.push(decision);
  if (goesOut(decision))
    fold(
      anExecution({ account, ...purchase, id: `done ${order}`, order, price: 1.1, time: time(4) }),
    );
  return decided.filter((made) => made !== undefined);
}

export function disown(fold: Fold, account: string, atMs: number): void {
  fold(
    aFeedback({
      id: `word of ${account}`,
      account,
      subject: { session: `hijack of ${account}` },
      time: timeOf(atMs),
    }),
  );
}

/** The customer himself, abroad with a new telephone, sells everything for one small company. */
export function journey(fold: Fold, account: string, atMs: number): readonly Decision[] {
  const id = `${account} ${atMs}`;
  const named = { account, session: `journey ${id}` };
  const time = (minutes: number) => timeOf(atMs + minutes * minuteMs);
  const hotel: Origin = {
    ...homeOrigin,
    asn: 7922,
    country: 'US',
    browser: 'Safari 18',
    os: 'iOS 18',
    form: 'phone',
  };
  const phone = { ip: '192.0.2.44', userAgent: 'agent of a telephone', device: 'new telephone' };
  const decided = [fold(aLogin({ ...named, ...phone, id: `abroad ${id}`, time: time(0) }), hotel)];
  for (const [index, instrument] of largeStocks.entries()) {
    const order = `sale ${id} ${instrument}`;
    const sale = anOrder({ ...named, id: order, order, side: 'sell', instrument, quantity: 800 });
    decided.push(fold({ ...sale, time: time(2 + 2 * index) }));
  }
  const order = `small company ${id}`;
  const purchase = { instrument: 'XTKS:4477', quantity: 4_000, limitPrice: 2_000 };
  decided.push(fold(anOrder({ ...named, ...purchase, id: order, order, time: time(15) })));
  return decided.filter((made) => made !== undefined);
}

/** A person has asked the customer: it was he. */
export function clear(fold: Fold, account: string, session: string, atMs: number): void {
  fold(
    aFeedback({
      id: `cleared ${session}`,
      account,
      subject: { session },
      label: 'legitimate',
      by: 'analyst',
      time: timeOf(atMs),
    }),
  );
}
