// One-time links by which a person sets up a first or another passkey.
import type { Operator } from '../../../core/state/operators.ts';
import { createSecret, hashOf } from './secret.ts';

export interface Invited {
  readonly operator: Operator;
  /** Shown once; only the hash of its secret is kept. */
  readonly link: string;
  readonly expires: string;
}

/** The operator with a new invitation, in place of any before it. */
export function invite(
  operator: Operator,
  origin: string,
  nowMs: number,
  goodForMs: number,
): Invited {
  const secret = createSecret();
  const expires = new Date(nowMs + goodForMs).toISOString();
  return {
    operator: { ...operator, invitation: { hash: hashOf(secret), expires } },
    // Behind the `#`: a browser sends it to nobody.
    link: `${origin}/console/enter#${secret}`,
    expires,
  };
}

/** Whom the link is for; nothing where it is unknown, was used or has run out. */
export function invitedBy(
  secret: string,
  operators: readonly Operator[],
  nowMs: number,
): Operator | undefined {
  const hash = hashOf(secret);
  const found = operators.find(({ invitation }) => invitation?.hash === hash);
  if (!found?.invitation || found.state === 'disabled') return undefined;
  return Date.parse(found.invitation.expires) > nowMs ? found : undefined;
}
