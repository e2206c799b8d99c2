// Who comes into an account without anything that the account knows: such a visit teaches little.
//
// Familiarity is worth no more than what it was learnt under. A hijacker who looks in quietly for some
// days would else be known before he acts. A challenge passed or a person's word teaches in full at
// once (`learnCleared`); silence does so only by coming again and again, or by trading openly.
import { dayMs } from '../../lib/decay.ts';
import type { Account } from '../account.ts';
import { type Counts, weightAt, weightOf } from '../counts.ts';
import { type LoginKeys, loginsOf } from '../familiarity.ts';
import type { Session } from '../session.ts';

/** Part of a log-in of today from which a machine or a line is the account's own: four doubted visits. */
const ownMin = 0.35;
/** With fewer log-ins everything is new. */
const loginsMin = 3;
/** The firm tells its customer of every trade; who knew nothing of it has complained by then. */
const noticeMs = dayMs;

/** Neither machine, software nor address is the account's own, and no trade has vouched for him. */
export function isStranger(
  account: Account,
  session: Session,
  keys: LoginKeys,
  timeMs: number,
): boolean {
  if (loginsOf(account, timeMs) < loginsMin) return false;
  const enough = ownMin * weightAt(timeMs);
  const isOwn = (counts: Counts, key: number) => key !== 0 && weightOf(counts, key) >= enough;
  // The provider's network is no sign of the customer: a proxy in his town shares it.
  if (isOwn(account.devices, keys.device)) return false;
  if (isOwn(account.agents, keys.agent) || isOwn(account.addresses, keys.address)) return false;
  return !account.sessions.some((earlier) => earlier !== session && vouches(earlier, keys, timeMs));
}

/** He has traded, the customer was told of it where he always is, and nobody has complained. */
function vouches(earlier: Session, keys: LoginKeys, timeMs: number): boolean {
  if (earlier.executedSaleJpy + earlier.executedPurchaseJpy === 0) return false;
  if (earlier.cut || earlier.label === 'fraud' || earlier.changes > 0) return false;
  return timeMs - earlier.startMs >= noticeMs && isSameVisitor(earlier, keys);
}

export function isSameVisitor(earlier: Session, keys: LoginKeys): boolean {
  if (earlier.deviceKey !== 0 && keys.device !== 0) return earlier.deviceKey === keys.device;
  return (
    earlier.agentKey === keys.agent &&
    (earlier.networkKey === keys.network || earlier.addressKey === keys.address)
  );
}
