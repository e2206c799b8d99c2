// One exposed credential of one customer, as it is written out: everything but the login and the password.
import { dayMs } from '../../core/lib/decay.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { FoundCookie } from './found.ts';

/** What the firm says of the password: still in force, no longer, or not known. */
export type Verified = 'valid' | 'stale' | 'unknown';

/** What the firm should do for the customer. */
export type ExposureAction = 'change-credentials' | 'revoke-sessions' | 'warn-customer';

export interface Exposure extends DeviceFacts {
  readonly account: string;
  readonly host: string;
  /** What was exposed: a login with its password, or a login alone. */
  readonly kind: 'password' | 'login';
  /** The firm's host that covers `host`, or the brand it imitates. */
  readonly watched: string;
  readonly site: 'own' | 'look-alike';
  readonly siteRisk?: number;
  readonly from: 'log' | 'list';
  /** The log's folder or the list's file, as the archive names it. */
  readonly log: string;
  readonly family?: string;
  readonly cookies?: readonly FoundCookie[];
  readonly verified?: Verified;
  /** Accounts that the login may belong to, where it is not one. */
  readonly candidates?: number;
  /** Probability that whoever bought the log can log in with it, on the day of the log. */
  readonly confidence: number;
  readonly actions: readonly ExposureAction[];
}

/** The facts of an exposure before it is weighed. */
export type ExposureFacts = Omit<Exposure, 'confidence' | 'actions' | keyof DeviceFacts> & {
  readonly facts: DeviceFacts;
};

/**
 * Our own estimates, not measured: most passwords in a fresh log are in force, lists are recycled for
 * years, a login alone opens nothing, and a machine that was infected once has often lost the next
 * password too. A verifier replaces the first two by knowledge.
 */
const confidences = { valid: 0.98, log: 0.85, list: 0.4, login: 0.2, stale: 0.15 } as const;

export function exposureOf({ facts, ...known }: ExposureFacts): Exposure {
  const hasCookies = (known.cookies?.length ?? 0) > 0;
  return {
    ...known,
    ...facts,
    confidence: round(baseOf(known) / (known.candidates ?? 1)),
    actions: actionsOf(known, hasCookies),
  };
}

function baseOf({ kind, verified, from }: Pick<Exposure, 'kind' | 'verified' | 'from'>): number {
  if (kind === 'login') return confidences.login;
  if (verified === 'valid' || verified === 'stale') return confidences[verified];
  return confidences[from];
}

/** A stolen cookie opens the session whatever becomes of the password. */
function actionsOf(
  { kind, verified }: Pick<Exposure, 'kind' | 'verified'>,
  hasCookies: boolean,
): ExposureAction[] {
  const isUsable = kind === 'password' && verified !== 'stale';
  const actions: ExposureAction[] = isUsable ? ['change-credentials', 'revoke-sessions'] : [];
  if (!isUsable && hasCookies) actions.push('revoke-sessions');
  return [...actions, 'warn-customer'];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The same half-life as the signal `exposed-credential` gives an exposure after its event. */
export const freshnessHalfLifeMs = 30 * dayMs;
