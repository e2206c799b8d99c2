// Opens, finds and ages the sessions of an account.
import { type Account, accountValueJpy, limits, sessionOf } from '../account.ts';
import { createSession, type Session } from '../session.ts';

/**
 * A new session, in place of one of the same name. A full list gives up the one a case would miss
 * least: lowest risk, then oldest.
 */
export function openSession(account: Account, id: string, timeMs: number): Session {
  const session = createSession(id, timeMs, Math.round(accountValueJpy(account)));
  const same = account.sessions.findIndex((known) => known.id === id);
  if (same >= 0) account.sessions.splice(same, 1);
  if (account.sessions.length >= limits.sessions) dropLeast(account.sessions);
  account.sessions.push(session);
  return session;
}

/** Gives up one session, but not this one; says whether there was another. */
export function dropLeast(sessions: Session[], kept?: Session): boolean {
  let leaving = -1;
  for (const [index, session] of sessions.entries()) {
    if (session === kept) continue;
    if (leaving < 0 || riskBand(session) < riskBand(sessions[leaving]!)) leaving = index;
  }
  if (leaving >= 0) sessions.splice(leaving, 1);
  return leaving >= 0;
}

/** Sessions with money moved or any suspicion are kept before the others; confirmed fraud longest. */
function riskBand(session: Session): number {
  if (session.label === 'fraud') return 3;
  if (session.risk > 0.05) return 2;
  return session.executedSaleJpy + session.executedPurchaseJpy > 0 ? 1 : 0;
}

/** The session, opened without a log-in where none is known. */
export function sessionFor(account: Account, id: string, timeMs: number): Session {
  const session = sessionOf(account, id) ?? openSession(account, id, timeMs);
  session.lastMs = Math.max(session.lastMs, timeMs);
  return session;
}
