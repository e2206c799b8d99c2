// Adds up the evidence: one sum of log-odds, one calibrated probability.
import type { RequestEvent } from '../event/event.ts';
import { dayMs, decayOver, hourMs, logOddsOf, probabilityOf } from '../lib/decay.ts';
import type { Evidence, Family } from '../signal/signal.ts';
import type { Account } from '../state/account.ts';
import { weightOf } from '../state/counts.ts';
import type { Recalled } from '../state/recall.ts';
import { elsewhereKey, type Session } from '../state/session.ts';
import type { Reason } from './decision.ts';
import type { Model } from './model.ts';
import type { Policy } from './policy.ts';

/** Of what lies beyond the bounds so much still counts: among strangers the strangest comes first. */
const beyondShare = 0.1;
/** Who logged in says less and less of who is there now; what spoke against him fades more slowly. */
const ownerHalfLifeMs = 12 * hourMs;
const strangerHalfLifeMs = 3 * dayMs;

/** A cleared accusation protects for weeks, then fades. */
const calmHalfLifeMs = 30 * dayMs;

export interface Score {
  readonly risk: number;
  /** Risk without any evidence from the market: what this buyer tells about an instrument. */
  readonly riskOutside: number;
  /** This request's own evidence by part, log-odds. */
  readonly login: number;
  readonly session: number;
  readonly order: number;
  readonly market: number;
  /** Log-odds that the session brought along from its log-in, and what an earlier clearing took off. */
  readonly carried: number;
  readonly calm: number;
  /** Every finding, unweighted: what a model is fitted on. */
  readonly evidence: readonly Evidence[];
  readonly reasons: readonly Reason[];
}

type Part = 'likeness' | 'login' | 'session' | 'order' | 'market' | 'proof';

const partOf: Readonly<Record<Family, Part>> = {
  likeness: 'likeness',
  login: 'login',
  intel: 'login',
  session: 'session',
  change: 'session',
  order: 'order',
  withdrawal: 'order',
  instrument: 'market',
  proof: 'proof',
};

/** Reasons given at most; the strongest decide. */
const reasonsMax = 8;

/** Log-odds that count as a reason worth naming. */
const weightMin = 0.05;

export function score(
  event: RequestEvent,
  evidence: readonly Evidence[],
  recalled: Recalled,
  model: Model,
  policy: Policy,
): Score {
  const shift = rateShift(model, policy);
  const parts = { likeness: 0, login: 0, session: 0, order: 0, market: 0, proof: 0 };
  const reasons: Reason[] = [];
  for (const { signal, family, value, facts } of evidence) {
    const weight = value * model.weights[signal]!;
    parts[partOf[family]] += weight;
    if (Math.abs(weight) >= weightMin) reasons.push({ code: signal, weight, facts });
  }
  const { session, account, timeMs } = recalled;
  const likeness = event.type === 'login' ? boundedLikeness(parts.likeness, model) : 0;
  const login = parts.login + likeness;
  // A log-in starts afresh; everything after it stands on it. The order and market parts are peaks,
  // not sums: five orders of one kind are one piece of evidence, not five.
  const carried = event.type === 'login' || !session ? 0 : carriedBy(session, account, timeMs);
  const peaks = session && event.type !== 'login' ? session : undefined;
  const sessionPart = Math.max(parts.session, peaks?.sessionEvidence ?? 0);
  const orderPart = Math.max(parts.order, peaks?.orderEvidence ?? 0);
  const marketPart = Math.max(parts.market, peaks?.marketEvidence ?? 0);
  const calm = account.calm * decayOver(timeMs - account.calmMs, calmHalfLifeMs);
  const before =
    carried +
    (sessionPart - parts.session) +
    (orderPart - parts.order) +
    (marketPart - parts.market);
  addReason(reasons, 'session-so-far', before, {});
  addReason(reasons, 'cleared-before', -calm, {});
  const outside =
    model.priors[event.type] + login + carried + sessionPart + orderPart + parts.proof - calm;
  reasons.sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
  return {
    risk: calibrated(outside + marketPart, model, shift),
    riskOutside: calibrated(outside, model, shift),
    login,
    session: parts.session,
    order: parts.order,
    market: parts.market,
    carried,
    calm,
    evidence,
    reasons: reasons.slice(0, reasonsMax).map(rounded),
  };
}

/**
 * Log-odds of what a log-in looks like, bounded on both sides: its parts stand or fall together where somebody has
 * copied the owner, or where the owner for once is a stranger; added up, they would claim a certainty
 * nobody has. Both sides are mixtures: of hijackers a share looks like owners, of owners like strangers.
 */
export function boundedLikeness(logOdds: number, model: Model): number {
  const { lookalikeShare, strangerShare } = model;
  const ratio = Math.exp(logOdds);
  const hijacked = (1 - lookalikeShare) * ratio + lookalikeShare;
  const honest = 1 - strangerShare + strangerShare * ratio;
  const bounded = Math.log(hijacked / honest);
  return bounded + beyondShare * (logOdds - bounded);
}

/**
 * What the log-in of a session still says. What it says for the owner fades soon, and is void where
 * the session has gone on from a place or machine that the account does not know.
 */
export function carriedBy(session: Session, account: Account, timeMs: number): number {
  const { loginEvidence, startMs } = session;
  if (loginEvidence >= 0) return loginEvidence * decayOver(timeMs - startMs, strangerHalfLifeMs);
  if (isElsewhereUnknown(session, account)) return 0;
  return loginEvidence * decayOver(timeMs - startMs, ownerHalfLifeMs);
}

function isElsewhereUnknown({ elsewhere, deviceMoved }: Session, account: Account): boolean {
  if (!elsewhere) return false;
  if (deviceMoved) return true;
  const { address, network } = elsewhereKey;
  if (weightOf(account.addresses, elsewhere.keys[address] ?? 0) > 0) return false;
  // A carrier's addresses change all the time; a line at home or in an office keeps its own.
  return (
    elsewhere.line !== 'mobile' || weightOf(account.networks, elsewhere.keys[network] ?? 0) === 0
  );
}

function addReason(reasons: Reason[], code: string, weight: number, facts: Reason['facts']): void {
  if (Math.abs(weight) >= weightMin) reasons.push({ code, weight, facts });
}

/** Log-odds between the rate a model was fitted on and the firm's own. */
export function rateShift(model: Model, policy: Policy): number {
  return logOddsOf(policy.hijackRate) - logOddsOf(model.hijackRate);
}

/** The model's probability, carried from the rate it was fitted on to the firm's own. */
function calibrated(logOdds: number, model: Model, shift: number): number {
  const { slope, intercept } = model.calibration;
  return probabilityOf(slope * logOdds + intercept + shift);
}

/** Three decimals of a log-odd: more is noise, and a line would never be the same twice. */
function rounded({ code, weight, facts }: Reason): Reason {
  return { code, weight: Math.round(weight * 1000) / 1000, facts };
}
