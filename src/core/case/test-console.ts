// For tests of what people decide: a world with held orders in cases, and decisions folded in it.

import { aModel, aPolicy } from '../decision/test-settings.ts';
import type { ActionName } from '../event/console.ts';
import type { PersonEvent } from '../event/event.ts';
import { hourMs } from '../lib/decay.ts';
import { aLogin, anOrder, later, noonMs } from '../state/test-events.ts';
import { followPerson } from './act.ts';
import { type CaseWorld, createCaseWorld, request } from './test-case.ts';

export const settings = { model: aModel(), policy: aPolicy(), rules: 'none' };
/** 2,500 yen a share. */
export const heldJpy = 2_500 * 400;

/** Accounts a-0, a-1, …: each entered, one order of a million held, one case c-order-0, … */
export function withCases(count: number, shares = 400): CaseWorld {
  const world = createCaseWorld();
  for (let index = 0; index < count; index += 1) {
    const who = { account: `a-${index}`, session: `s-${index}` };
    const place = { ip: `203.0.113.${index + 1}`, device: `device ${index}` };
    request(world, aLogin({ id: `login-${index}`, ...who, ...place }));
    const order = { id: `order-${index}`, order: `o-${index}`, quantity: shares };
    const instrument = `XTKS:${1000 + index}`;
    request(world, anOrder({ ...who, ...order, instrument }), {
      decision: `d-order-${index}`,
      verdict: 'hold',
      risk: 0.6,
      riskOutside: 0.6,
      expiresMs: noonMs + 4 * hourMs,
    });
  }
  return world;
}

export function person(world: CaseWorld, event: PersonEvent) {
  const timeMs = Date.parse(event.time);
  return followPerson({ event, timeMs, accountName: '' }, settings, world);
}

let acts = 0;

export function anAction(
  action: ActionName,
  cases: readonly { case: string; version: number }[],
  changes: Partial<Extract<PersonEvent, { type: 'case-action' }>> = {},
): Extract<PersonEvent, { type: 'case-action' }> {
  acts += 1;
  return {
    type: 'case-action',
    id: `act-${acts}`,
    time: later(hourMs),
    by: 'aki',
    role: 'analyst',
    action,
    cases: cases.map((one) => ({ ...one })),
    ...changes,
  };
}

export function anAgreement(
  request: string,
  changes: Partial<Extract<PersonEvent, { type: 'action-agreement' }>> = {},
): Extract<PersonEvent, { type: 'action-agreement' }> {
  acts += 1;
  return {
    type: 'action-agreement',
    id: `agree-${acts}`,
    time: later(2 * hourMs),
    by: 'ben',
    role: 'analyst',
    request,
    agreed: true,
    ...changes,
  };
}

export function aRestriction(
  changes: Partial<Extract<PersonEvent, { type: 'restriction' }>> = {},
): Extract<PersonEvent, { type: 'restriction' }> {
  acts += 1;
  return {
    type: 'restriction',
    id: `restriction-${acts}`,
    time: later(0),
    by: 'sue',
    role: 'supervisor',
    instrument: 'XTKS:7203',
    expires: later(4 * hourMs),
    ...changes,
  };
}

/** Everything that is remembered, to compare. */
export function stateOf(world: CaseWorld): string {
  const { pending, ...stores } = world;
  const records = Object.entries(stores).map(([name, store]) => [name, [...store.records]]);
  const waiting = [...world.accounts.records.keys()].flatMap((name) => {
    const [firm = '', account = ''] = name.split('\u0000');
    return pending.ofAccount(firm, account);
  });
  return JSON.stringify([records, waiting, pending.next() ?? null]);
}
