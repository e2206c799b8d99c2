// Lines for the tests of the projection, whole but for what a test wants to say.
import type { Alert, Case } from '../../core/case/case.ts';
import type { Effect, Tally } from '../../core/case/effect.ts';
import type { Decision } from '../../core/decision/decision.ts';
import type { Outcome } from '../../core/state/happening.ts';
import type { EffectsAt } from './rows.ts';

const time = '2025-04-01T00:00:00.000Z';

export function caseLine(id: string, other: Partial<Case> = {}): Case {
  return {
    case: id,
    firm: 'North',
    account: 'account-1',
    opened: time,
    updated: time,
    state: 'new',
    sessions: ['session-1'],
    orders: [],
    access: true,
    traded: false,
    saleValueJpy: 1_000_000.5,
    purchaseValueJpy: 0,
    ...other,
  };
}

export function alertLine(id: string, other: Partial<Alert> = {}): Alert {
  return {
    alert: id,
    time,
    state: 'open',
    instrument: 'XHKG:08123',
    risk: 0.9,
    reasons: [{ code: 'risky-buyers', weight: 1.5, facts: { buyers: 3 } }],
    accounts: [],
    ...other,
  };
}

export function decisionLine(id: string, other: Partial<Decision> = {}): Decision {
  return {
    decision: id,
    event: `event-of-${id}`,
    time,
    firm: 'North',
    account: 'account-1',
    session: 'session-1',
    verdict: 'hold',
    risk: 0.0123,
    reasons: [],
    versions: { model: '1', policy: '1', rules: '1' },
    degraded: false,
    ...other,
  };
}

export function tallyLine(minute: string, other: Partial<Tally> = {}): Tally {
  return {
    firm: 'North',
    minute,
    logins: 1,
    orders: 2,
    challenged: 3,
    held: 4,
    blocked: 5,
    stoppedJpy: 6e9,
    ...other,
  };
}

export const aCase = (id: string, other?: Partial<Case>): Effect => ({
  kind: 'case',
  line: caseLine(id, other),
});
export const anAlert = (id: string, other?: Partial<Alert>): Effect => ({
  kind: 'alert',
  line: alertLine(id, other),
});
export const aDecision = (id: string, other?: Partial<Decision>): Effect => ({
  kind: 'decision',
  line: decisionLine(id, other),
});
export const anOutcome = (decision: string, outcome: Outcome, at = time): Effect => ({
  kind: 'outcome',
  line: { decision, time: at, outcome },
});
export const aTally = (minute: string, other?: Partial<Tally>): Effect => ({
  kind: 'tally',
  line: tallyLine(minute, other),
});

export function at(sequence: number, ...effects: Effect[]): EffectsAt {
  return { sequence, effects };
}
