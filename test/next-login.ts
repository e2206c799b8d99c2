// Two customers with a month of honest log-ins behind them, and what is decided on the next one.
import assert from 'node:assert/strict';
import type { Case } from '../src/core/case/case.ts';
import type { Decision } from '../src/core/decision/decision.ts';
import { dayMs } from '../src/core/lib/decay.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../src/engine/replay.ts';

const { lookup } = createOriginLookup();
const firstMs = Date.parse('2025-07-01T01:00:00.000Z');
const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36';
/** Of two Japanese home providers: the customer's, and one where a hijacker rents an address. */
const home = '126.23.45.67';
const elsewhere = '118.1.2.3';

/** Plausible for the customer, who may be visiting somebody; the device's cookie was in the log as well. */
export const fromElsewhere = { ip: elsewhere };
/** The same from a device that says nothing. */
export const fromNoDevice = { ip: elsewhere, device: undefined };

/** `day` counts from 1 July 2025. */
export function login(account: string, day: number, rest: Record<string, unknown> = {}) {
  const id = `login-${account}-${day}`;
  return {
    ...{ id, type: 'login', time: new Date(firstMs + day * dayMs).toISOString(), account },
    ...{ session: `session-${account}-${day}`, outcome: 'success', method: 'password' },
    ...{ channel: 'web', ip: home, userAgent, language: 'ja-JP', device: `laptop of ${account}` },
    ...rest,
  };
}

/** The customer says that he was not it who logged in on that day. */
export function accusation(account: string, day: number) {
  const subject = { account, session: `session-${account}-${day}` };
  const time = new Date(firstMs + day * dayMs + 3_600_000).toISOString();
  const id = `feedback-${account}-${day}`;
  return { id, type: 'feedback', time, account, subject, label: 'fraud', by: 'customer' };
}

export interface NextLogin {
  readonly decision: Decision;
  readonly cases: readonly Case[];
}

/** A month of hana and taro, what was learnt, then one more log-in, and what follows it. */
export function nextLogin(
  last: object,
  learnt: readonly unknown[],
  after: readonly object[] = [],
): NextLogin {
  const decisions: Decision[] = [];
  const cases: Case[] = [];
  const replay = createReplay(emptyStart(), lookup, {
    decision: (decision) => decisions.push(decision),
    case: (line) => cases.push(line),
  });
  const take = (event: unknown): void => replay.take(JSON.stringify(event));
  for (let day = 0; day < 28; day += 1)
    for (const account of ['hana', 'taro']) take(login(account, day));
  for (const event of learnt) take(event);
  take(last);
  const decision = decisions.at(-1)!;
  for (const event of after) take(event);
  assert.equal(replay.counts.refused, 0);
  return { decision, cases };
}

/** Why, by its code. */
export function reasonOf<Reason extends { readonly code: string }>(
  { reasons }: { readonly reasons: readonly Reason[] },
  code: string,
): Reason | undefined {
  return reasons.find((reason) => reason.code === code);
}
