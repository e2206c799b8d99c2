// What was sold and bought in the account lately, over all its sessions: hijackers log in again.
import { dayMs } from '../../lib/decay.ts';
import type { Account } from '../../state/account.ts';
import type { Session } from '../../state/session.ts';

/** A slow hijacker sells on one day and buys on the next. */
const windowMs = 3 * dayMs;

export interface RecentTrades {
  readonly soldJpy: number;
  readonly boughtJpy: number;
  /** Worth of the account before the first of them. */
  readonly startValueJpy: number;
  readonly startMs: number;
}

/** The sessions of the last days that ordered anything, this one among them. */
export function recentTrades(account: Account, session: Session, timeMs: number): RecentTrades {
  let { soldJpy, boughtJpy, startValueJpy, startMs } = session;
  for (const earlier of account.sessions) {
    if (earlier === session || earlier.firstOrderMs === 0) continue;
    if (timeMs - earlier.startMs > windowMs || earlier.label === 'legitimate') continue;
    soldJpy += earlier.soldJpy;
    boughtJpy += earlier.boughtJpy;
    if (earlier.startMs >= startMs) continue;
    startMs = earlier.startMs;
    if (earlier.startValueJpy > 0) startValueJpy = earlier.startValueJpy;
  }
  return { soldJpy, boughtJpy, startValueJpy, startMs };
}

/** Bought for the first time within these days: it is no habit yet. */
export function isNewlyBought(
  account: Account,
  session: Session,
  instrument: string,
  timeMs: number,
): boolean {
  if (wasUnknown(session, instrument)) return true;
  return account.sessions.some(
    (earlier) => timeMs - earlier.startMs <= windowMs && wasUnknown(earlier, instrument),
  );
}

function wasUnknown({ bought, boughtUnknown }: Session, instrument: string): boolean {
  const at = bought.indexOf(instrument);
  return at >= 0 && (boughtUnknown & (1 << at)) !== 0;
}
