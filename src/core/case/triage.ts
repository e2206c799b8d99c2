// A case as the queue shows it, and what orders the queue: the loss that a decision can still prevent.
import type { Policy } from '../decision/policy.ts';
import { hourMs } from '../lib/decay.ts';
import { timeOf } from '../lib/time.ts';
import { accountValueJpy, sessionOf } from '../state/account.ts';
import type { Pending } from '../state/pending.ts';
import { inWorld } from '../state/recall.ts';
import type { World } from '../state/world.ts';
import type { Triage } from './effect.ts';
import type { CaseRecord } from './record.ts';

/** So long after its last sign a session that was not cut off may still be in the hijacker's hands. */
const liveMs = 12 * hourMs;

/** Held orders of the case's sessions, the one that falls due first at the head. */
export function heldOf(record: CaseRecord, world: World<CaseRecord>): readonly Pending[] {
  return world.pending
    .ofAccount(record.firm, record.account)
    .filter(({ kind, session }) => kind === 'hold' && record.sessions.includes(session));
}

export function valueOfHeld(held: readonly Pending[]): number {
  return held.reduce((sum, { valueJpy }) => sum + valueJpy, 0);
}

/** As of the event that is being folded. */
export function triageOf(record: CaseRecord, policy: Policy, world: World<CaseRecord>): Triage {
  const held = heldOf(record, world);
  const heldJpy = valueOfHeld(held);
  return {
    case: record.id,
    firm: record.firm,
    account: record.account,
    state: record.state,
    opened: timeOf(record.openedMs),
    updated: timeOf(record.updatedMs),
    risk: record.risk,
    why: record.why,
    avoidableJpy: avoidableJpy(record, heldJpy, policy, world),
    heldOrders: held.length,
    heldJpy,
    attemptedJpy: record.attemptedJpy,
    stoppedJpy: record.stoppedJpy,
    ...(record.firstStopMs === 0 ? undefined : { firstStop: timeOf(record.firstStopMs) }),
    saleValueJpy: record.saleValueJpy,
    purchaseValueJpy: record.purchaseValueJpy,
    campaign: record.campaign,
    owner: record.owner,
    version: record.version,
    means: [...record.means],
  };
}

/**
 * Risk × share lost × what is at stake: the held orders, and the whole account while a session of the
 * case can go on. Nothing once somebody has decided, but what is still held in a confirmed case.
 */
function avoidableJpy(
  record: CaseRecord,
  heldJpy: number,
  policy: Policy,
  world: World<CaseRecord>,
): number {
  if (record.state !== 'new' && record.state !== 'investigating')
    return record.state === 'confirmed' ? Math.round(heldJpy * policy.lossShare.buy) : 0;
  const stakeJpy = heldJpy + liveJpy(record, world);
  return Math.round(record.risk * policy.lossShare.buy * stakeJpy);
}

function liveJpy(record: CaseRecord, world: World<CaseRecord>): number {
  const account = world.accounts.read(inWorld(record.firm, record.account));
  if (!account) return 0;
  const isLive = record.sessions.some((id) => {
    const session = sessionOf(account, id);
    return session && !session.cut && record.updatedMs - session.lastMs < liveMs;
  });
  return isLive ? Math.max(0, accountValueJpy(account)) : 0;
}
