// Turns evidence into the answer to a request.
import type { RequestEvent } from '../event/event.ts';
import { contentHash } from '../lib/content-hash.ts';
import { nameAfter } from '../lib/names.ts';
import { significant } from '../lib/significant.ts';
import { timeOf } from '../lib/time.ts';
import type { Evidence } from '../signal/signal.ts';
import { accountValueJpy } from '../state/account.ts';
import type { Restricted } from '../state/in-force.ts';
import type { Recalled, Received } from '../state/recall.ts';
import type { Ruling } from '../state/ruling.ts';
import type { Decision, Reason, Verdict } from './decision.ts';
import type { Model } from './model.ts';
import { isRestricted, lossJpyOf, type Policy, waitMsOf } from './policy.ts';
import { type Score, score } from './score.ts';
import { leastCost } from './verdict.ts';

export interface Settings {
  readonly model: Model;
  readonly policy: Policy;
  readonly rules: string;
  /** What people have stopped for a time; absent for nothing. */
  readonly restricted?: readonly Restricted[];
}

export interface Decided {
  readonly decision: Decision;
  readonly score: Score;
  /** Whether the session ends here, and not only this request. */
  readonly cut: boolean;
}

export function decide(
  received: Received<RequestEvent>,
  evidence: readonly Evidence[],
  recalled: Recalled,
  settings: Settings,
): Decided {
  const { event, timeMs } = received;
  const scored = score(event, evidence, recalled, settings.model, settings.policy);
  const { policy } = settings;
  const stakes = {
    risk: scored.risk,
    lossJpy: lossJpyOf(policy, event, recalled.valueJpy, accountValueJpy(recalled.account)),
    valueJpy: recalled.valueJpy,
  };
  const rule = ruleFor(event, recalled, settings, timeMs);
  const cheapest = () =>
    softened(event, leastCost(event.type, stakes, policy), scored, policy, stakes);
  // Holding everybody's purchase does not let the hijacker's pass more mildly.
  const found =
    rule?.verdict === 'hold' && cheapest() === 'block' ? 'block' : (rule?.verdict ?? cheapest());
  // What was told cannot be taken back; what was found stands in the reasons, and in the case.
  const verdict = received.told ?? found;
  const first = received.told ? [lateReason] : [];
  const reasons =
    rule || received.told
      ? [...first, ...(rule ? [rule.reason] : []), ...scored.reasons]
      : scored.reasons;
  return {
    score: scored,
    cut:
      verdict === 'block' && rule?.verdict !== 'block' && isHijack(event, scored, policy, stakes),
    decision: decisionOf(received, recalled.valueJpy, verdict, scored.risk, reasons, settings),
  };
}

/**
 * The answer while the account cannot be read: the policy's verdict, and the risk that everybody has.
 * What the request shows is weighed when it is folded, under the same verdict.
 */
export function decideLate(
  received: Received<RequestEvent> & { readonly told: Verdict },
  settings: Settings,
): Decision {
  const { hijackRate } = settings.policy;
  return decisionOf(received, 0, received.told, hijackRate, [lateReason], settings);
}

const lateReason: Reason = { code: 'account-unread', weight: 0, facts: {} };

/** Field by field in the order in which it is written out: spreading parts together took longer. */
function decisionOf(
  { event, timeMs, told }: Received<RequestEvent>,
  valueJpy: number,
  verdict: Verdict,
  risk: number,
  reasons: readonly Reason[],
  { model, policy, rules }: Settings,
): Decision {
  const decision: Partial<Writable<Decision>> = {
    decision: nameAfter('d', event),
    event: event.id,
    time: event.time,
  };
  if (event.firm !== undefined) decision.firm = event.firm;
  decision.account = event.account;
  decision.session = event.session;
  decision.verdict = verdict;
  if (valueJpy > 0) decision.valueJpy = Math.round(valueJpy);
  decision.risk = significant(risk, 4);
  decision.reasons = reasons;
  if (verdict === 'step-up')
    decision.stepUp = {
      minimum: policy.stepUpMinimum,
      contentHash: contentHash(event),
      expires: timeOf(timeMs + waitMsOf(policy, 'step-up')),
    };
  if (verdict === 'hold') decision.holdExpires = timeOf(timeMs + waitMsOf(policy, 'hold'));
  decision.versions = { model: model.version, policy: policy.version, rules };
  decision.degraded = told !== undefined;
  return decision as Decision;
}

type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** Hard rules come before any probability. */
function ruleFor(
  event: RequestEvent,
  recalled: Recalled,
  { policy, restricted = [] }: Settings,
  timeMs: number,
): { verdict: Verdict; reason: Reason } | undefined {
  if (event.type !== 'login' && recalled.session?.cut)
    return { verdict: 'block', reason: { code: 'session-cut', weight: 0, facts: {} } };
  if (
    event.type === 'order' &&
    event.side === 'buy' &&
    isRestricted(policy, event.instrument, timeMs)
  )
    return {
      verdict: 'block',
      reason: { code: 'restricted-instrument', weight: 0, facts: { instrument: event.instrument } },
    };
  if (event.type !== 'order' || event.side !== 'buy') return undefined;
  const stopped = restricted.find((one) => isStopped(one, event, timeMs));
  if (!stopped) return undefined;
  const facts = { instrument: event.instrument, until: timeOf(stopped.untilMs) };
  return { verdict: 'hold', reason: { code: 'restricted-by-person', weight: 0, facts } };
}

function isStopped(
  { instrument, firm, untilMs }: Restricted,
  event: Extract<RequestEvent, { type: 'order' }>,
  timeMs: number,
): boolean {
  return (
    instrument === event.instrument &&
    untilMs > timeMs &&
    (firm === '' || firm === (event.firm ?? ''))
  );
}

/** A sell that only reduces the customer's risk is never held or blocked on market evidence alone. */
function softened(
  event: RequestEvent,
  verdict: Verdict,
  scored: Score,
  policy: Policy,
  stakes: { lossJpy: number; valueJpy: number },
): Verdict {
  if (event.type !== 'order' || event.side !== 'sell') return verdict;
  if (verdict !== 'hold' && verdict !== 'block') return verdict;
  return leastCost('order', { ...stakes, risk: scored.riskOutside }, policy);
}

/**
 * Blocked for what the session itself has shown. A stopped instrument, or a market under attack, is
 * a reason to refuse the purchase and none to lock its buyer out of his account.
 */
function isHijack(
  event: RequestEvent,
  scored: Score,
  policy: Policy,
  stakes: { lossJpy: number; valueJpy: number },
): boolean {
  return leastCost(event.type, { ...stakes, risk: scored.riskOutside }, policy) === 'block';
}

/** What the fold needs to know of the decision. */
export function rulingOf(
  { decision, score: scored, cut }: Decided,
  policy: Policy,
  timeMs: number,
): Ruling {
  const { verdict, stepUp } = decision;
  return {
    decision: decision.decision,
    verdict,
    cut,
    risk: scored.risk,
    riskOutside: scored.riskOutside,
    login: scored.login,
    session: scored.session,
    order: scored.order,
    market: scored.market,
    minimum: stepUp?.minimum ?? '',
    expiresMs: verdict === 'step-up' || verdict === 'hold' ? timeMs + waitMsOf(policy, verdict) : 0,
  };
}
