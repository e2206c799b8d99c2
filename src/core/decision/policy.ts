// The firm's own costs and limits in yen: what a mistake costs on either side, and who waits how long.
import type { RequestEvent } from '../event/event.ts';
import { minuteMs } from '../lib/decay.ts';
import type { StepUpMethod } from '../lib/methods.ts';

/** `block` would cost the customer more than the store's hiccup is worth. */
export type LateVerdict = 'allow' | 'step-up' | 'hold';

export interface Policy {
  readonly version: string;
  /** Firms that share hostile means and crowds; `separate` keeps each to itself. */
  readonly sharing: 'separate' | 'together';
  /** Firms whose keys may say what the market does, for it moves everybody's decisions; `*` for all. */
  readonly marketFrom: readonly string[];
  /** Share of this firm's log-ins that are hijackers': what risk means depends on it. */
  readonly hijackRate: number;
  /** Share of the exposed value that is lost when a hijacker is let through. */
  readonly lossShare: Readonly<
    Record<'login' | 'account-change' | 'buy' | 'sell' | 'withdrawal', number>
  >;
  /** What a hijack costs beside the loss, yen: handling, compensation, reporting. */
  readonly hijackJpy: number;
  /** Exposure assumed where the account's value is not known, yen. */
  readonly exposureUnknownJpy: number;
  /** Cost of troubling an honest customer, yen. */
  readonly stepUpJpy: number;
  readonly holdJpy: number;
  /** Further cost of a false hold as a share of the order's value (the market moves on). */
  readonly holdShare: number;
  readonly blockJpy: number;
  /** Share of hijackers each step-up stops; the rest is relayed. */
  readonly resistance: Readonly<Record<StepUpMethod, number>>;
  readonly stepUpMinimum: StepUpMethod;
  /** Share of the loss that a hold does not prevent (released by mistake). */
  readonly holdLeak: number;
  readonly stepUpMinutesMax: number;
  readonly holdMinutesMax: number;
  /** Milliseconds after which a request is answered though its account could not be read yet. */
  readonly lateMs: number;
  /** What it is answered then: open (`allow`) or closed, by the kind of request. */
  readonly lateVerdict: Readonly<Record<RequestEvent['type'], LateVerdict>>;
  /** Held orders worth more, together, are released by two people; above the second by a supervisor. */
  readonly releaseLimitJpy: number;
  readonly releaseSupervisorJpy: number;
  /** Instruments whose purchase is refused, with the time (RFC 3339) until which. */
  readonly restricted: readonly { readonly instrument: string; readonly until: string }[];
}

/**
 * Victims' losses were 11–17 % of what was traded, up to 75 % (facts, wave of 2025). Friction is our
 * own estimate: a passkey prompt some hundred yen of patience, a false hold a call and a complaint. At the
 * height of the wave some 180 accesses a day were reported by nine firms with millions of log-ins a
 * day: one in ten thousand is already careful.
 */
export const defaultPolicy: Policy = {
  version: 'default-1',
  sharing: 'separate',
  marketFrom: ['*'],
  hijackRate: 0.0001,
  lossShare: { login: 0.15, 'account-change': 0.15, buy: 0.17, sell: 0.05, withdrawal: 1 },
  hijackJpy: 100_000,
  exposureUnknownJpy: 2_500_000,
  stepUpJpy: 800,
  holdJpy: 20_000,
  holdShare: 0.005,
  blockJpy: 150_000,
  resistance: { otp: 0.1, push: 0.2, phone: 0.2, passkey: 0.97 },
  stepUpMinimum: 'passkey',
  holdLeak: 0.02,
  stepUpMinutesMax: 10,
  holdMinutesMax: 240,
  lateMs: 1_000,
  // Money that leaves does not come back; a log-in alone costs nothing yet.
  lateVerdict: {
    login: 'allow',
    'account-change': 'step-up',
    order: 'allow',
    withdrawal: 'hold',
  },
  releaseLimitJpy: 5_000_000,
  releaseSupervisorJpy: 50_000_000,
  restricted: [],
};

/** The name under which a firm's shared entities are kept. */
export function sharingOf(policy: Policy, firm: string | undefined): string {
  return policy.sharing === 'together' ? '*' : (firm ?? '');
}

export function isRestricted(policy: Policy, instrument: string, timeMs: number): boolean {
  return policy.restricted.some(
    (entry) => entry.instrument === instrument && Date.parse(entry.until) > timeMs,
  );
}

export function waitMsOf(policy: Policy, kind: 'step-up' | 'hold'): number {
  return (kind === 'hold' ? policy.holdMinutesMax : policy.stepUpMinutesMax) * minuteMs;
}

/** Yen that a hijacker could still cost with this request. */
export function lossJpyOf(
  policy: Policy,
  event: RequestEvent,
  valueJpy: number,
  accountValueJpy: number,
): number {
  const kind = event.type === 'order' ? event.side : event.type;
  const exposedJpy =
    event.type === 'order' || event.type === 'withdrawal'
      ? valueJpy
      : accountValueJpy || policy.exposureUnknownJpy;
  return policy.hijackJpy + policy.lossShare[kind] * exposedJpy;
}
