// What was sold goes into one instrument the customer never traded. Alike: a change of mind on news.
import type { Order } from '../../event/order.ts';
import { short } from '../../lib/facts.ts';
import { hash32 } from '../../lib/hash.ts';
import type { Account } from '../../state/account.ts';
import { weightOf } from '../../state/counts.ts';
import type { Session } from '../../state/session.ts';
import type { Signal } from '../signal.ts';

export const proceedsIntoUnknown: Signal<Order> = {
  id: 'proceeds-into-unknown',
  version: 1,
  family: 'order',
  unit: 'part of the account that goes into an instrument never traded, 0..1, plus 1 if out of proceeds of this session',
  valueMin: 0,
  valueMax: 2,
  sees: 'proceeds turned into the stock that is being pushed',
  looksAlike: 'a customer who sells one thing to buy another on news',
  evaluate(event, { session, account, valueJpy }) {
    if (event.side !== 'buy' || !session || session.startValueJpy <= 0) return undefined;
    if (isKnown(session, account, event.instrument)) return undefined;
    const boughtJpy = session.boughtJpy + valueJpy;
    const share = Math.min(1, boughtJpy / session.startValueJpy);
    const ofProceeds = session.soldJpy > 0 ? Math.min(1, boughtJpy / session.soldJpy) : 0;
    const value = share + ofProceeds * Math.min(1, session.soldJpy / session.startValueJpy);
    if (value < 0.05) return undefined;
    return {
      value: Math.min(2, value),
      facts: { instrument: event.instrument, share: short(share), ofProceeds: short(ofProceeds) },
    };
  },
};

/** What was bought for the first time in this very session is no habit yet. */
function isKnown(session: Session, account: Account, instrument: string): boolean {
  const at = session.bought.indexOf(instrument);
  if (at >= 0) return (session.boughtUnknown & (1 << at)) === 0;
  return weightOf(account.instruments, hash32(instrument)) > 0;
}
