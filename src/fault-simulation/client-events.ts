// What the clients of a simulated run have to say: a little of everything, about few accounts, so that
// everything meets again.
import type { Event } from '../core/event/event.ts';
import { timeOf } from '../core/lib/time.ts';
import { between, chance, integer, pick, type Random } from '../simulator/random.ts';

/** The run's first moment. */
export const startMs = Date.UTC(2025, 3, 16, 1);

const instruments = ['XTKS:7203', 'XHKG:08123', 'XTKS:9999'];
const addresses = ['203.0.113.7', '203.0.113.9', '198.51.100.9', '192.0.2.44'];
const accountsBusy = 5;
const accountsMost = 48;
const rare = 0.04;

/** The next event of a client; `nth` makes its id, `elapsedMs` its time. */
export function makeEvent(random: Random, client: number, nth: number, elapsedMs: number): Event {
  // A few are busy, the others come back after they have left memory.
  const account = integer(random, 0, chance(random, 0.6) ? accountsBusy : accountsMost - 1);
  const seen = {
    ip: pick(random, addresses),
    userAgent: `agent ${integer(random, 0, 5)}`,
    device: `device ${integer(random, 0, 7)}`,
  };
  const common = { id: `e${client}-${nth}`, time: timeOf(startMs + Math.floor(elapsedMs)) };
  const ofAccount = { ...common, account: `a${account}` };
  const ofSession = { ...ofAccount, session: `s${account}-${integer(random, 0, 2)}` };
  const instrument = pick(random, instruments);
  const kind = between(random, 0, 1);
  if (kind < 0.3) return login(random, ofSession, seen);
  if (kind < 0.55) return order(random, ofSession, instrument, `o${client}-${nth}`);
  if (kind < 0.6)
    return {
      type: 'withdrawal',
      ...ofSession,
      amount: integer(random, 1, 9) * 100_000,
      currency: 'JPY',
      destination: `bank ${integer(random, 0, 3)}`,
    };
  if (kind < 0.64)
    return { type: 'account-change', ...ofSession, ...seen, change: pick(random, changes) };
  if (kind < 0.7) return holdings(random, ofAccount);
  if (kind < 0.78) return { type: 'activity', ...ofSession, ...seen };
  if (kind < 0.82)
    return {
      type: 'feedback',
      ...ofAccount,
      subject: { account: ofAccount.account },
      label: chance(random, 0.5) ? 'fraud' : 'legitimate',
      by: 'analyst',
    };
  if (kind < 0.86)
    return {
      type: 'step-up-result',
      ...ofAccount,
      decision: `d-firm.e${client}-${integer(random, 0, nth)}`,
      result: pick(random, ['passed', 'failed'] as const),
      method: 'passkey',
    };
  return tape(random, common, instrument);
}

const changes = ['password', 'email', 'bank-account', 'device-added'] as const;

function login(
  random: Random,
  ofSession: { id: string; time: string; account: string; session: string },
  seen: { ip: string; userAgent: string; device: string },
): Event {
  return {
    type: 'login',
    ...ofSession,
    ...seen,
    outcome: chance(random, 0.8) ? 'success' : 'failure',
    method: pick(random, ['password', 'otp', 'passkey'] as const),
    channel: 'web',
  };
}

function order(
  random: Random,
  ofSession: { id: string; time: string; account: string; session: string },
  instrument: string,
  name: string,
): Event {
  return {
    type: 'order',
    ...ofSession,
    order: name,
    side: chance(random, 0.6) ? 'buy' : 'sell',
    instrument,
    quantity: integer(random, 1, 50) * 100,
    orderType: 'limit',
    limitPrice: integer(random, 100, 3000),
    currency: instrument.startsWith('XHKG') ? 'HKD' : 'JPY',
  };
}

function holdings(random: Random, ofAccount: { id: string; time: string; account: string }): Event {
  return {
    type: 'holdings',
    ...ofAccount,
    cash: [{ currency: 'JPY', amount: integer(random, 0, 5_000_000) }],
    positions: instruments.map((instrument) => ({
      instrument,
      quantity: integer(random, 0, 20) * 100,
    })),
  };
}

function tape(random: Random, common: { id: string; time: string }, instrument: string): Event {
  if (chance(random, rare)) return { type: 'fx', ...common, currency: 'HKD', rate: 19 };
  return {
    type: 'trade',
    ...common,
    instrument,
    price: between(random, 100, 3000),
    quantity: integer(random, 1, 100) * 100,
    side: 'buy',
  };
}
