// What may be read of the state: one account, its timeline, one instrument.

import type { CaseRecord } from '../core/case/record.ts';
import { worded } from '../core/decision/reasons.ts';
import { timeOf } from '../core/lib/time.ts';
import { accountValueJpy } from '../core/state/account.ts';
import { seenFrom } from '../core/state/exchange/view.ts';
import { loginsOf } from '../core/state/familiarity.ts';
import { everyFirm, listed, listingName } from '../core/state/listing.ts';
import { accountNameOf, inWorld } from '../core/state/recall.ts';
import type { World } from '../core/state/world.ts';
import type { Answer } from './client.ts';
import type { Journal } from './journal/journal.ts';
import { readRecord } from './journal-record.ts';
import { problemAnswer } from './problem.ts';

function found(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value) };
}

function timeOrNothing(timeMs: number): string | undefined {
  return timeMs > 0 ? timeOf(timeMs) : undefined;
}

export function viewAccount(world: World<CaseRecord>, firm: string, id: string): Answer {
  const account = world.accounts.read(inWorld(firm, id));
  if (!account || account.lastSequence === 0)
    return problemAnswer('record-unknown', `account ${id}`);
  return found({
    account: id,
    firm: firm || undefined,
    lastSeen: timeOrNothing(account.lastSeenMs),
    lastLogin: timeOrNothing(account.lastLoginMs),
    logins: Math.round(loginsOf(account, account.lastSeenMs) * 10) / 10,
    valueJpy: accountValueJpy(account),
    cashJpy: account.cashJpy,
    positions: account.positions.length,
    case: account.caseId || undefined,
    sessions: account.sessions.map((session) => ({
      session: session.id,
      start: timeOf(session.startMs),
      last: timeOf(session.lastMs),
      risk: session.risk,
      cut: session.cut,
      passed: session.passed || undefined,
      label: session.label || undefined,
      orderedSaleJpy: session.soldJpy,
      orderedPurchaseJpy: session.boughtJpy,
      executedSaleJpy: session.executedSaleJpy,
      executedPurchaseJpy: session.executedPurchaseJpy,
    })),
  });
}

/** Walks the account's events backwards through the journal; newest first. */
export async function viewTimeline(
  world: World<CaseRecord>,
  journal: Journal,
  firm: string,
  query: { id: string; limit: number; before?: number },
): Promise<Answer> {
  const account = world.accounts.read(inWorld(firm, query.id));
  if (!account || account.lastSequence === 0)
    return problemAnswer('record-unknown', `account ${query.id}`);
  const events: unknown[] = [];
  let sequence = await beginningOf(journal, inWorld(firm, query.id), account.lastSequence, query);
  // What is folded but not on disk yet has not happened for a reader: the walk starts behind it.
  while (sequence > 0 && events.length < query.limit) {
    const payload = await journal.readOne(sequence);
    if (!payload) break;
    const { event, decision, previous = 0 } = readRecord(payload);
    if (query.before === undefined || sequence < query.before)
      events.push({ sequence, event, decision: decision && worded(decision) });
    sequence = previous;
  }
  return found({ account: query.id, events, next: sequence > 0 ? sequence + 1 : undefined });
}

/** A page begins where the one before it ended; where that is not this account's, at its last event. */
async function beginningOf(
  journal: Journal,
  accountName: string,
  lastSequence: number,
  { before = 0 }: { readonly before?: number },
): Promise<number> {
  if (before <= 1 || before > lastSequence) return lastSequence;
  const payload = await journal.readOne(before - 1);
  const isOwn = payload && accountNameOf(readRecord(payload).event) === accountName;
  return isOwn ? before - 1 : lastSequence;
}

export function viewInstrument(world: World<CaseRecord>, firm: string, id: string): Answer {
  const instrument = world.instruments.read(id);
  // Of several shards the one that is asked knows all buyers.
  const crowd = seenFrom(world, '', 0).crowds.read(inWorld(firm, id));
  if (!instrument && !crowd) return problemAnswer('record-unknown', `instrument ${id}`);
  return found({
    instrument: id,
    currency: instrument?.currency,
    averageDailyVolume: instrument?.averageDailyVolume,
    lastPrice: instrument?.lastPrice,
    lastTime: timeOrNothing(instrument?.lastPriceMs ?? 0),
    alert: instrument?.alertId || undefined,
    listed: listed(
      world.listings,
      everyFirm,
      listingName('instrument', id),
      instrument?.lastPriceMs ?? 0,
    )?.source,
    buyers: crowd?.buyers.map(({ name, timeMs, risk, valueJpy }) => ({
      account: name.slice(name.indexOf('\u0000') + 1),
      time: timeOf(timeMs),
      risk,
      valueJpy,
    })),
  });
}
