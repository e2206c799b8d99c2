// Moving house, a new mailbox, fewer notifications: honest changes of an account.
import type { AccountChange } from '../../core/event/account-change.ts';
import { until } from '../actor.ts';
import { chance, lognormal, pick } from '../random.ts';
import { type Run, stampId, stampTime } from '../run.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { enter, leave, type Visit } from './visit.ts';

const changes: readonly AccountChange['change'][] = [
  'password',
  'password',
  'email',
  'phone',
  'address',
  'bank-account',
  'notification-off',
  'notification-off',
  'factor-added',
  'factor-removed',
  'limit-raised',
];

export function changeEvent(
  run: Run,
  visit: Pick<Visit, 'person' | 'session' | 'connection'>,
  change: AccountChange['change'],
): AccountChange {
  const { person, session, connection } = visit;
  return {
    id: stampId(run),
    type: 'account-change',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    session,
    change,
    ip: connection.ip,
    userAgent: connection.userAgent,
    ...(connection.device === undefined ? {} : { device: connection.device }),
  };
}

export const changeSettings: Behaviour = {
  name: 'honest/change-settings',
  rates: {
    holder: 0.0012,
    saver: 0.0015,
    regular: 0.003,
    active: 0.004,
    'day-trader': 0.004,
    dormant: 0.0001,
  },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.9),
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    do {
      yield until(run.nowMs + lognormal(random, 80_000, 0.6));
      const request = changeEvent(run, visit, pick(random, changes));
      const decision = yield { request, pauseMs: lognormal(random, 15_000, 0.7) };
      if (!(yield* goesThrough(run, visit, request, decision))) return;
    } while (chance(random, 0.25));
    yield* leave(run, visit);
  },
};
