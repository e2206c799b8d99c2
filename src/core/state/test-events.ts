// For tests of the core: events of one customer, each whole and honest until a test changes it.
import type { AccountChange } from '../event/account-change.ts';
import type { Feedback, StepUpResult } from '../event/answer.ts';
import type { Event, RequestEvent } from '../event/event.ts';
import type { Holdings, Withdrawal } from '../event/money.ts';
import type { Execution, Order } from '../event/order.ts';
import type { Origin } from '../event/origin.ts';
import type { Activity, Login } from '../event/session.ts';
import { timeMsOf } from '../lib/time.ts';
import { accountNameOf, type Recalled, type Received, recall } from './recall.ts';
import type { Ruling } from './ruling.ts';
import type { World } from './world.ts';

/** 10:00 in Tokyo on a Wednesday, the market open. */
export const noon = '2025-04-16T01:00:00.000Z';
export const noonMs = Date.parse(noon);

export const homeOrigin: Origin = {
  asn: 17676,
  country: 'JP',
  network: 'residential',
  browser: 'Chrome 134',
  os: 'Windows 11',
  form: 'desktop',
};

/** A rented server abroad, with the software that is installed on it. */
export const hostingOrigin: Origin = {
  asn: 14061,
  country: 'SG',
  network: 'hosting',
  browser: 'Firefox 115',
  os: 'Linux',
  form: 'desktop',
};

const ofAccount = { time: noon, account: 'hana' };
const ofSession = { ...ofAccount, session: 'session-1' };

export function aLogin(changes: Partial<Login> = {}): Login {
  return {
    id: 'login-1',
    type: 'login',
    ...ofSession,
    outcome: 'success',
    method: 'password',
    channel: 'web',
    ip: '203.0.113.7',
    userAgent: 'agent of hana',
    language: 'ja-JP',
    device: 'laptop of hana',
    ...changes,
  };
}

/** The log-in of somebody who has the password and nothing else. */
export function aHijackersLogin(changes: Partial<Login> = {}): Login {
  return aLogin({
    id: 'login-2',
    session: 'session-2',
    ip: '198.51.100.9',
    userAgent: 'agent of a script',
    language: 'zh-CN',
    device: 'server',
    ...changes,
  });
}

export function aChange(changes: Partial<AccountChange> = {}): AccountChange {
  return { id: 'change-1', type: 'account-change', ...ofSession, change: 'address', ...changes };
}

export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 'order-event-1',
    type: 'order',
    ...ofSession,
    order: 'order-1',
    side: 'buy',
    instrument: 'XTKS:7203',
    quantity: 100,
    orderType: 'limit',
    limitPrice: 2_500,
    currency: 'JPY',
    ...changes,
  };
}

export function aWithdrawal(changes: Partial<Withdrawal> = {}): Withdrawal {
  return {
    id: 'withdrawal-1',
    type: 'withdrawal',
    ...ofSession,
    amount: 100_000,
    currency: 'JPY',
    destination: 'bank of hana',
    ...changes,
  };
}

export function anExecution(changes: Partial<Execution> = {}): Execution {
  return {
    id: 'execution-1',
    type: 'execution',
    ...ofAccount,
    order: 'order-1',
    instrument: 'XTKS:7203',
    side: 'buy',
    quantity: 100,
    price: 2_500,
    currency: 'JPY',
    ...changes,
  };
}

export function anActivity(changes: Partial<Activity> = {}): Activity {
  return {
    id: 'activity-1',
    type: 'activity',
    ...ofSession,
    ip: '203.0.113.7',
    userAgent: 'agent of hana',
    ...changes,
  };
}

export function someHoldings(changes: Partial<Holdings> = {}): Holdings {
  return { id: 'holdings-1', type: 'holdings', ...ofAccount, cash: [], positions: [], ...changes };
}

export function aFeedback(changes: Partial<Feedback> = {}): Feedback {
  return {
    id: 'feedback-1',
    type: 'feedback',
    ...ofAccount,
    subject: { session: 'session-1' },
    label: 'fraud',
    by: 'customer',
    ...changes,
  };
}

export function aStepUpResult(changes: Partial<StepUpResult> = {}): StepUpResult {
  return {
    id: 'answer-1',
    type: 'step-up-result',
    ...ofAccount,
    decision: 'd-login-1',
    result: 'passed',
    method: 'passkey',
    ...changes,
  };
}

export function received<E extends Event>(event: E, origin?: Origin): Received<E> {
  return { event, timeMs: timeMsOf(event.time), origin, accountName: accountNameOf(event) };
}

export function recalledOf<C>(event: RequestEvent, world: World<C>, origin?: Origin): Recalled {
  return recall(received(event, origin), event.firm ?? '', world);
}

export function aRuling(changes: Partial<Ruling> = {}): Ruling {
  return {
    decision: 'd-1',
    verdict: 'allow',
    cut: false,
    risk: 0.001,
    riskOutside: 0.001,
    login: 0,
    session: 0,
    order: 0,
    market: 0,
    minimum: '',
    expiresMs: 0,
    ...changes,
  };
}

/** The time so many milliseconds after noon. */
export function later(milliseconds: number): string {
  return new Date(noonMs + milliseconds).toISOString();
}
