// Folds the word of customer or analyst: what a hijacker taught is forgotten and what he used marked;
// who was accused wrongly is calmed.
import type { Feedback } from '../../event/answer.ts';
import { hash32 } from '../../lib/hash.ts';
import { type Account, type OpenOrder, sessionOf } from '../account.ts';
import { weightAt } from '../counts.ts';
import { crowdsOf, markBuyer } from '../crowd.ts';
import { ageEntity, type Entity } from '../entity.ts';
import type { Happening } from '../happening.ts';
import { namesElsewhere, namesOfLogin, type PlaceNames } from '../place-names.ts';
import { inWorld, type Received } from '../recall.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';
import { unlearnOrders } from './order-habits.ts';
import { takeBackRisk } from './places.ts';
import { learnCleared, unlearn } from './profile.ts';

/** Taken off the log-odds of a customer who was accused wrongly: about a factor of twenty. */
const calmAfterClearing = 3;
/** What a cleared buyer still tells about an instrument. */
const clearedRisk = 0.001;

/** Sessions the word is about: the named one, that of the named order, else the riskiest. */
function subjectOf(account: Account, subject: Feedback['subject']): Session | undefined {
  if (subject.session) return sessionOf(account, subject.session);
  if (subject.order) {
    const open = orderOf(account, subject.order);
    return account.sessions.find((session) => session.startMs === open?.sessionStartMs);
  }
  return account.sessions.reduce<Session | undefined>(
    (worst, session) => (!worst || session.risk > worst.risk ? session : worst),
    undefined,
  );
}

function orderOf(account: Account, order: string): OpenOrder | undefined {
  const key = hash32(order);
  return account.openOrders.find((open) => open.key === key);
}

export function foldFeedback<C>(
  { event, timeMs, accountName }: Received<Feedback>,
  sharing: string,
  world: World<C>,
): readonly Happening[] {
  const account = world.accounts.change(accountName);
  const session = subjectOf(account, event.subject);
  const fraud = event.label === 'fraud';
  if (session) {
    // Customer and analyst may both say so: the places are marked once.
    const isConvicted = session.label === 'fraud';
    session.label = event.label;
    markBuys(session, accountName, fraud ? 1 : clearedRisk, sharing, world);
    if (!fraud) clear(account, session, sharing, timeMs, world);
    else if (!isConvicted)
      convict(account, session, guiltOf(account, session, event.subject), sharing, timeMs, world);
  }
  const settled = settle(event, session, world);
  return [...settled, { kind: fraud ? 'confirmed' : 'cleared', session }];
}

/** The word also settles what waits: a cleared order goes out, a hijacker's never will. */
function settle<C>(
  event: Feedback,
  session: Session | undefined,
  world: World<C>,
): readonly Happening[] {
  const { order } = event.subject;
  const outcome = event.label === 'fraud' ? 'cancelled' : 'released';
  return world.pending
    .ofAccount(event.firm ?? '', event.account)
    .filter((pending) => (order ? pending.order === order : pending.session === session?.id))
    .map((pending) => {
      world.pending.remove(pending.decision);
      return { kind: 'outcome', pending, outcome };
    });
}

/** What of a session was not the owner's: all of it, what came after it moved, or its orders alone. */
type Guilt = 'session' | 'elsewhere' | 'orders';

/**
 * Who disowns a session disowns its log-in. Who disowns an order says nothing of the log-in: if the
 * session had been seen elsewhere by then, the place it went on from is the thief's; if not, the
 * log-in stays the owner's as far as it looked like his.
 */
function guiltOf(account: Account, session: Session, subject: Feedback['subject']): Guilt {
  if (!subject.order) return 'session';
  const looksOwn = session.loggedIn && session.loginEvidence <= 0;
  const order = orderOf(account, subject.order);
  const wasElsewhere = session.elsewhere !== undefined && (order?.isElsewhere ?? looksOwn);
  if (wasElsewhere) return 'elsewhere';
  return looksOwn ? 'orders' : 'session';
}

function convict<C>(
  account: Account,
  session: Session,
  guilt: Guilt,
  sharing: string,
  timeMs: number,
  world: World<C>,
): void {
  unlearnOrders(account, session);
  unlearnDestinations(account, timeMs);
  session.cut = true;
  const places: PlaceNames[] = [];
  if (session.elsewhere && guilt !== 'orders') places.push(namesElsewhere(session.elsewhere));
  if (guilt === 'session') {
    unlearn(account, session);
    places.push(namesOfLogin(session));
  }
  // Each place once: who moves mostly keeps his machine.
  const marked = new Set<string>();
  for (const { address, network, device, client } of places) {
    for (const [kind, store, name] of [
      ['address', world.addresses, address],
      ['network', world.networks, network],
      ['device', world.devices, device],
      ['client', world.traces, client],
    ] as const) {
      if (!name || marked.has(`${kind} ${name}`) || isOwners(session, guilt, kind, name)) continue;
      marked.add(`${kind} ${name}`);
      const place = inWorld(sharing, name);
      if (store.read(place)) markHostile(store.change(place), timeMs);
    }
  }
}

/** In the owner's own session what the thief shows as well was copied from him, or is his. */
function isOwners(session: Session, guilt: Guilt, kind: keyof PlaceNames, name: string): boolean {
  return guilt === 'elsewhere' && session.loggedIn && namesOfLogin(session)[kind] === name;
}

/** Where money went only once, it went for the hijacker, as far as anybody knows. */
function unlearnDestinations(account: Account, timeMs: number): void {
  const once = weightAt(timeMs) * 1.001;
  for (let index = account.destinations.length - 2; index >= 0; index -= 2)
    if (account.destinations[index + 1]! <= once) account.destinations.splice(index, 2);
}

function markHostile(place: Entity, timeMs: number): void {
  ageEntity(place, timeMs);
  place.hostile = Math.fround(place.hostile + 1);
}

function clear<C>(
  account: Account,
  session: Session,
  sharing: string,
  timeMs: number,
  world: World<C>,
): void {
  takeBackRisk(session, sharing, timeMs, world);
  session.cut = false;
  // What spoke against him is explained; what spoke for him still does.
  session.loginEvidence = Math.min(0, session.loginEvidence);
  session.sessionEvidence = 0;
  session.orderEvidence = 0;
  session.marketEvidence = 0;
  account.calm = calmAfterClearing;
  account.calmMs = timeMs;
  learnCleared(account, session, timeMs);
}

function markBuys<C>(
  session: Session,
  accountName: string,
  risk: number,
  sharing: string,
  world: World<C>,
): void {
  if (session.bought.length === 0) return;
  const { flow } = world.populations.change(sharing);
  for (const instrument of session.bought) {
    const own = inWorld(sharing, instrument);
    for (const name of crowdsOf(instrument, own)) {
      if (!world.crowds.read(name)) continue;
      markBuyer(world.crowds.change(name), accountName, risk, name === own ? flow : undefined);
    }
  }
}
