// Opens, extends, confirms and dismisses the case of an account, one account at a time.
import { accountOf, type Event } from '../event/event.ts';
import { dayMs } from '../lib/decay.ts';
import { nameAfter } from '../lib/names.ts';
import { timeMsOf } from '../lib/time.ts';
import type { Account } from '../state/account.ts';
import { exposureAt, sessionOf } from '../state/account.ts';
import type { Happening } from '../state/happening.ts';
import { inWorld } from '../state/recall.ts';
import type { Ruling } from '../state/ruling.ts';
import type { Session } from '../state/session.ts';
import type { World } from '../state/world.ts';
import type { Case } from './case.ts';
import { type CaseRecord, lineOf, ordersMax, sessionsMax } from './record.ts';

/** A challenge that was failed opens a case from this risk on: below it, people do mistype. */
const failedChallengeRisk = 0.2;
/** Another access so long after the last word on a case is another case. */
const sameCaseMs = 30 * dayMs;

/** Below it an exposure is old news, as for the signal `exposed-credential`. */
const exposureMin = 0.01;

interface Subject {
  readonly firm: string;
  readonly account: string;
}

function subjectOf(happening: Happening, cause: Event): Subject {
  // What time alone causes names its account in the request that waited.
  if (happening.kind === 'outcome') return happening.pending;
  return { firm: cause.firm ?? '', account: accountOf(cause) ?? '' };
}

/** The case of the account that can still grow, if any. */
function currentCase(
  subject: Subject,
  timeMs: number,
  world: World<CaseRecord>,
): CaseRecord | undefined {
  const account = world.accounts.read(inWorld(subject.firm, subject.account));
  if (!account?.caseId) return undefined;
  const record = world.cases.read(account.caseId);
  if (!record || record.state === 'dismissed' || record.state === 'closed') return undefined;
  return timeMs - record.updatedMs > sameCaseMs ? undefined : world.cases.change(account.caseId);
}

function openCase(
  subject: Subject,
  session: Session | undefined,
  cause: Event,
  timeMs: number,
  world: World<CaseRecord>,
): CaseRecord {
  const id = nameAfter('c', cause);
  const record = world.cases.change(id);
  record.id = id;
  record.firm = subject.firm;
  record.account = subject.account;
  record.openedMs = session?.startMs ?? occurredMsOf(cause, timeMs);
  const account = world.accounts.change(inWorld(subject.firm, subject.account));
  account.caseId = id;
  if (exposureAt(account, record.openedMs) >= exposureMin) record.exposure = account.exposureSource;
  return record;
}

/** When the access was, as far as whoever reports it says so; a report cannot be before it. */
function occurredMsOf(cause: Event, timeMs: number): number {
  if (cause.type !== 'feedback' || cause.occurred === undefined) return timeMs;
  return Math.min(timeMs, timeMsOf(cause.occurred));
}

function addSession(record: CaseRecord, session: Session): void {
  if (record.sessions.includes(session.id) || record.sessions.length >= sessionsMax) return;
  record.sessions.push(session.id);
  record.openedMs = Math.min(record.openedMs, session.startMs);
  record.saleValueJpy += session.executedSaleJpy;
  record.purchaseValueJpy += session.executedPurchaseJpy;
  record.attemptedJpy += session.boughtJpy;
  // What a customer reports may have looked harmless: that is told as well.
  record.risk = Math.max(record.risk, session.risk);
}

/** What was the customer's own after all is no part of the case any more. */
function removeSession(record: CaseRecord, name: string, session: Session | undefined): void {
  record.sessions.splice(record.sessions.indexOf(name), 1);
  if (!session) return;
  record.saleValueJpy = Math.max(0, record.saleValueJpy - session.executedSaleJpy);
  record.purchaseValueJpy = Math.max(0, record.purchaseValueJpy - session.executedPurchaseJpy);
  record.attemptedJpy = Math.max(0, record.attemptedJpy - session.boughtJpy);
}

function addOrder(record: CaseRecord, order: string): void {
  if (record.orders.length < ordersMax && !record.orders.includes(order)) record.orders.push(order);
}

/** Follows a decided request: a hold or block on a session is a case. */
export function followDecision(
  cause: Event & { account: string; session: string },
  ruling: Ruling,
  timeMs: number,
  world: World<CaseRecord>,
): readonly Case[] {
  const subject = { firm: cause.firm ?? '', account: cause.account };
  const stopped = ruling.verdict === 'hold' || ruling.verdict === 'block';
  const current = currentCase(subject, timeMs, world);
  if (!stopped && !current?.sessions.includes(cause.session)) return [];
  const account = world.accounts.read(inWorld(subject.firm, subject.account)) as Account;
  const session = sessionOf(account, cause.session);
  // A failed log-in is an attempt, not an access.
  if (!session) return [];
  const isKnown = current?.sessions.includes(session.id) ?? false;
  if (isKnown && cause.type !== 'order') return [];
  const record = current ?? openCase(subject, session, cause, timeMs, world);
  addSession(record, session);
  if (cause.type === 'order') addOrder(record, cause.order);
  record.updatedMs = Math.max(record.updatedMs, timeMs);
  return [lineOf(record)];
}

/** Follows what a fact brought about. */
export function followHappening(
  happening: Happening,
  cause: Event,
  timeMs: number,
  world: World<CaseRecord>,
): readonly Case[] {
  // Nobody failed, nothing moved: the case, if there is one, has nothing to learn.
  if (happening.kind === 'outcome' && happening.outcome !== 'failed') return [];
  const subject = subjectOf(happening, cause);
  const current = currentCase(subject, timeMs, world);
  switch (happening.kind) {
    case 'confirmed':
      return [confirm(current, subject, happening.session, cause, timeMs, world)];
    case 'cleared':
      return current ? cleared(current, happening.session, cause, timeMs) : [];
    case 'executed':
      return current ? extend(current, happening, timeMs) : [];
    case 'alert-due':
    case 'over':
    case 'bought':
    case 'family':
      return [];
    case 'outcome':
      return failed(happening, current, subject, cause, timeMs, world);
  }
}

function confirm(
  current: CaseRecord | undefined,
  subject: Subject,
  session: Session | undefined,
  cause: Event,
  timeMs: number,
  world: World<CaseRecord>,
): Case {
  const record = current ?? openCase(subject, session, cause, timeMs, world);
  if (session) addSession(record, session);
  if (record.state === 'new' || record.state === 'investigating') record.state = 'confirmed';
  if (record.confirmedMs === 0) record.confirmedMs = timeMs;
  return decided(record, timeMs);
}

/**
 * A word about a session or order of another day says nothing of this case. One about one session of
 * several takes that session out of it; the case is dismissed when nothing is left to explain.
 */
function cleared(
  record: CaseRecord,
  session: Session | undefined,
  cause: Event,
  timeMs: number,
): readonly Case[] {
  if (record.confirmedMs > 0 || cause.type !== 'feedback') return [];
  const { subject } = cause;
  const name = session?.id ?? subject.session ?? '';
  const isOurs = record.sessions.includes(name);
  if ((subject.session || subject.order) && !isOurs && !record.orders.includes(subject.order ?? ''))
    return [];
  const isPart = (subject.session || subject.order) && record.sessions.length > 1 && isOurs;
  if (isPart) removeSession(record, name, session);
  else record.state = 'dismissed';
  return [decided(record, timeMs)];
}

/** Customer or analyst has spoken: what another person saw before is out of date. */
function decided(record: CaseRecord, timeMs: number): Case {
  record.version += 1;
  record.updatedMs = Math.max(record.updatedMs, timeMs);
  return lineOf(record);
}

function extend(
  record: CaseRecord,
  happening: Extract<Happening, { kind: 'executed' }>,
  timeMs: number,
): readonly Case[] {
  if (!record.sessions.includes(happening.session.id)) return [];
  if (happening.side === 'buy') record.purchaseValueJpy += happening.valueJpy;
  else record.saleValueJpy += happening.valueJpy;
  addOrder(record, happening.order);
  record.updatedMs = Math.max(record.updatedMs, timeMs);
  return [lineOf(record)];
}

function failed(
  happening: Extract<Happening, { kind: 'outcome' }>,
  current: CaseRecord | undefined,
  subject: Subject,
  cause: Event,
  timeMs: number,
  world: World<CaseRecord>,
): readonly Case[] {
  const account = world.accounts.read(inWorld(subject.firm, subject.account));
  const session = account && sessionOf(account, happening.pending.session);
  if (!session || session.risk < failedChallengeRisk) return [];
  const record = current ?? openCase(subject, session, cause, timeMs, world);
  addSession(record, session);
  record.updatedMs = Math.max(record.updatedMs, timeMs);
  return [lineOf(record)];
}
