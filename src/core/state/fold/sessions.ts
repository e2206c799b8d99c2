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
  if (account.sessions.length >= limits.sessions) {
    let leaving = 0;
    for (let index = 1; index < account.sessions.length; index += 1)
      if (riskBand(account.sessions[index]!) < riskBand(account.sessions[leaving]!))
        leaving = index;
    account.sessions.splice(leaving, 1);
  }
  account.sessions.push(session);
  return session;
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
