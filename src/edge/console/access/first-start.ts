// The first administrator's set-up link, made where nobody could otherwise come in.
import { randomBytes } from 'node:crypto';
import type { Operator } from '../../../core/state/operators.ts';
import { type Directory, isFull } from './directory.ts';
import { type Invited, invite } from './invitations.ts';

/** Long enough to walk to a browser; the next start prints another. */
const goodForMs = 60 * 60_000;
const firstName = 'Administrator';

/** The first administrator's invitation: in this process's memory, not in the journal. */
export interface SetUp {
  /** Whoever may have a link: the users there are, and the first one if he is not yet one of them. */
  invitees(operators: readonly Operator[]): readonly Operator[];
  used(user: string): void;
  /** Nothing where there is an administrator who can come in, unless one more is asked for. */
  link(isAskedFor: boolean): Promise<Invited | undefined>;
}

export function createSetUp(
  { list }: Pick<Directory, 'list'>,
  origin: () => string,
  nowMs: () => number,
): SetUp {
  let waiting: Operator | undefined;
  return {
    invitees(operators) {
      const isNew = waiting && !operators.some(({ user }) => user === waiting?.user);
      return isNew ? [...operators, waiting!] : operators;
    },
    used(user) {
      if (waiting?.user === user) waiting = undefined;
    },
    async link(isAskedFor) {
      const operators = await list();
      if ((!isAskedFor && operators.some(canAdminister)) || isFull(operators)) return undefined;
      const invited = invite(newOperator(), origin(), nowMs(), goodForMs);
      waiting = invited.operator;
      return invited;
    },
  };
}

export function canAdminister({ role, state, firm, passkeys, subject }: Operator): boolean {
  if (role !== 'administrator' || state !== 'active' || firm !== undefined) return false;
  return passkeys.length > 0 || subject !== undefined;
}

function newOperator(): Operator {
  return {
    user: newUserId(),
    name: firstName,
    role: 'administrator',
    state: 'invited',
    passkeys: [],
  };
}

export function newUserId(): string {
  return `u-${randomBytes(6).toString('hex')}`;
}
