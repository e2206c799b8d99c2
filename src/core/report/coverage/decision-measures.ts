// What a decision bears witness to: that the request was judged, on what signs, and what was asked.
import type { Decision } from '../../decision/decision.ts';
import type { Event } from '../../event/event.ts';
import { allSignals } from '../../signal/catalogue.ts';
import { remember } from './coverage-count.ts';
import { type CoverageTally, openMax } from './coverage-tally.ts';
import { isResistant } from './event-measures.ts';
import type { AskedKind } from './measures.ts';

const codesOf = (family: string): ReadonlySet<string> =>
  new Set(allSignals.filter((signal) => signal.family === family).map(({ id }) => id));
const orderCodes = codesOf('order');
const marketCodes = codesOf('instrument');
/** A relay shows in where it comes from, a stolen session in what changes within it. */
const relayCodes: ReadonlySet<string> = new Set([
  'hosting-network',
  'context-change',
  'automation-speed',
  'no-login',
]);

const judged: Readonly<Record<string, string>> = {
  login: 'judged-logins',
  'account-change': 'judged-changes',
  order: 'judged-orders',
  withdrawal: 'judged-withdrawals',
};

function askedKindOf(event: Event): AskedKind | undefined {
  if (event.type === 'withdrawal') return 'withdrawals';
  if (event.type === 'order') return 'orders';
  return event.type === 'account-change' && event.change === 'bank-account'
    ? 'bank-changes'
    : undefined;
}

/** Held and blocked requests are neither: nobody was asked, and nothing went through. */
function askedMeasures(event: Event, decision: Decision): readonly string[] {
  const kind = askedKindOf(event);
  if (kind === undefined) return [];
  if (decision.verdict === 'allow') return [kind, `${kind}-unasked`];
  return isAskedResistant(decision) ? [kind, `${kind}-asked`] : [kind];
}

const isAskedResistant = ({ stepUp }: Decision): boolean =>
  stepUp !== undefined && isResistant(stepUp.minimum);

/** What is waited for, so that its outcome is known for this firm's and this request's. */
function rememberWaiting(tally: CoverageTally, event: Event, decision: Decision): void {
  if (decision.verdict !== 'hold' && decision.verdict !== 'step-up') return;
  const kind = isAskedResistant(decision) ? askedKindOf(event) : undefined;
  remember(tally.waiting, decision.decision, kind ?? 'other', openMax);
}

/** Signs that spoke for a hijack. */
function hasSign(decision: Decision, codes: ReadonlySet<string>): boolean {
  return decision.reasons.some(({ code, weight }) => weight > 0 && codes.has(code));
}

const failuresBefore: ReadonlySet<string> = new Set(['failures-before']);

export function decisionMeasures(
  tally: CoverageTally,
  event: Event,
  decision: Decision,
): readonly string[] {
  rememberWaiting(tally, event, decision);
  const isStopped = decision.verdict === 'hold' || decision.verdict === 'block';
  const isAnswered = decision.verdict !== 'allow';
  const isOrder = event.type === 'order';
  const found: readonly (readonly [name: string, holds: boolean])[] = [
    [judged[event.type], true],
    ['degraded', decision.degraded],
    ['stops', isStopped],
    ['relay-signs', hasSign(decision, relayCodes)],
    ['order-signs', isOrder && hasSign(decision, orderCodes)],
    ['market-signs', isOrder && hasSign(decision, marketCodes)],
    ['orders-stopped', isOrder && isAnswered],
    ['failures-stopped', event.type === 'login' && isAnswered && hasSign(decision, failuresBefore)],
  ];
  const names = found.filter(([, holds]) => holds).map(([name]) => name);
  return [...names, ...askedMeasures(event, decision)];
}
