// Folds what comes of waiting: the outcome of a challenge, and the time that ran out.
import type { StepUpResult } from '../../event/answer.ts';
import { strengthOf } from '../../lib/methods.ts';
import { sessionOf } from '../account.ts';
import type { Happening } from '../happening.ts';
import type { Pending } from '../pending.ts';
import { inWorld, type Received } from '../recall.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';
import { learnCleared, unlearn } from './profile.ts';

/** A refused or failed challenge is what a hijacker without the key leaves behind. */
const failedEvidence = 1.5;

export function foldStepUpResult<C>(
  { event, timeMs }: Received<StepUpResult>,
  world: World<C>,
): readonly Happening[] {
  const pending = world.pending.get(event.decision);
  // Too late, or never asked: the answer changes nothing.
  if (!pending || pending.account !== event.account || pending.firm !== (event.firm ?? ''))
    return [];
  // An answer that names other content was given to another question.
  if (event.contentHash !== undefined && event.contentHash !== pending.contentHash) return [];
  const account = world.accounts.change(inWorld(pending.firm, pending.account));
  const session = sessionOf(account, pending.session);
  // A hold asks for nobody's answer: only what cannot be relayed may end it.
  const minimum = pending.minimum || 'passkey';
  const enough = strengthOf(event.method) >= strengthOf(minimum);
  if (event.result === 'passed' && !enough) {
    // Weaker than asked: it is remembered, and the challenge stays open.
    if (session) notePassed(session, event.method);
    return [];
  }
  world.pending.remove(pending.decision);
  if (event.result === 'passed') {
    if (session) {
      notePassed(session, event.method);
      if (minimum === 'passkey') learnCleared(account, session, timeMs);
    }
    return [{ kind: 'outcome', pending, outcome: 'passed' }];
  }
  if (session && event.result !== 'timed-out') {
    session.sessionEvidence += failedEvidence;
    unlearn(account, session);
  }
  // Said by the firm, so it was asked: whoever did not answer at the door was not let in. That the
  // time ran out in silence shows no such thing: a firm that only looks on asks nobody.
  if (session && event.result === 'timed-out' && pending.request === 'login')
    unlearn(account, session);
  return [
    { kind: 'outcome', pending, outcome: event.result === 'timed-out' ? 'timed-out' : 'failed' },
  ];
}

function notePassed(session: Session, method: string): void {
  if (strengthOf(method) <= strengthOf(session.passed)) return;
  session.passed =
    method === 'certificate' ? 'passkey' : (method as Exclude<Session['passed'], ''>);
}

/** A held or challenged request whose time is over. */
export function lapse<C>(pending: Pending, world: World<C>): Happening {
  world.pending.remove(pending.decision);
  if (pending.kind === 'alert') return { kind: 'alert-due', pending };
  if (pending.kind === 'restriction' || pending.kind === 'proposal')
    return { kind: 'over', pending };
  return {
    kind: 'outcome',
    pending,
    outcome: pending.kind === 'hold' ? 'lapsed' : 'timed-out',
  };
}
