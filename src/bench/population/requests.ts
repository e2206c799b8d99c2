// What customers send while something is measured: log-ins and, some time after, their orders.
import { chance, integer, type Random, stream, uniform } from '../../simulator/random.ts';
import type { Person } from '../../simulator/world/person.ts';
import { type Customers, createCustomers } from './customers.ts';

/** Requests between a log-in and what follows it: more than are ever under way at once. */
const lag = 1024;
/** A customer thinks for one to three minutes; the whole log-in lies in the past by as much. */
const thinkingMs = [60_000, 180_000] as const;
/** Of the visits: with a second order, with a change of address, with a withdrawal. */
const secondOrderShare = 0.1;
const changeShare = 0.02;
const withdrawalShare = 0.02;
/** Names nobody has heard of: accounts opened today. */
const newAccountShare = 0.005;

export interface RequestOptions {
  /** Accounts with a past; log-ins are drawn evenly from all of them. */
  readonly accounts: number;
  /** Tells the ids and draws of one run from those of another. */
  readonly run: number;
  /** Event time of the first request; the others follow within the second. */
  readonly startMs: number;
}

interface Due {
  readonly at: number;
  readonly event: object;
}

/** Endless; the same options give the same texts. */
export function* requestsOf({ accounts, run, startMs }: RequestOptions): Generator<string> {
  const customers = createCustomers();
  const random = stream(run, 'requests');
  // A directory may have been used by an earlier run of the same number.
  const mark = `${run}-${startMs.toString(36)}`;
  const due: Due[] = [];
  let visits = 0;
  for (let at = 0; ; at += 1) {
    const id = `r${mark}-${at.toString(36)}`;
    const waiting = due[0];
    if (waiting && waiting.at <= at) {
      due.shift();
      yield JSON.stringify({ id, ...waiting.event });
      continue;
    }
    visits += 1;
    const person = customers.person(drawAccount(accounts, random));
    const session = `s${mark}-${visits.toString(36)}`;
    const timeMs = startMs - thinkingMs[1] + (at % 1000);
    for (const event of following(customers, person, session, timeMs, random))
      due.push({ at: at + lag, event });
    yield JSON.stringify({ id, ...customers.login(person, session, timeMs, random) });
  }
}

function drawAccount(accounts: number, random: Random): number {
  const index = Math.floor(uniform(random) * accounts);
  return chance(random, newAccountShare) ? accounts + index : index;
}

function following(
  customers: Customers,
  person: Person,
  session: string,
  loginMs: number,
  random: Random,
): object[] {
  const timeMs = loginMs + integer(random, ...thinkingMs);
  const events: object[] = [];
  if (chance(random, changeShare)) events.push(customers.change(person, session, timeMs));
  if (chance(random, withdrawalShare)) events.push(customers.withdrawal(person, session, timeMs));
  const orders = chance(random, secondOrderShare) ? 2 : 1;
  for (let nth = 0; nth < orders; nth += 1)
    events.push({
      ...customers.order(person, session, timeMs, random),
      order: `o-${session}-${nth}`,
    });
  return events;
}
