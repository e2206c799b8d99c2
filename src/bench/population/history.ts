// The past of every account: what the state is filled with before anything is measured.
import { chance, integer, stream } from '../../simulator/random.ts';
import { type Customers, createCustomers } from './customers.ts';

/** Log-ins of each account, from and to. */
const visitsMin = 3;
const visitsMax = 6;
/** A round takes five days, so that everybody comes back at the same hour of the day. */
const roundMs = 5 * 24 * 3_600_000;
const orderShare = 0.35;
const seed = 7;

export interface HistoryOptions {
  readonly accounts: number;
  /** Time of the last event. */
  readonly endMs: number;
}

/** Events as JSON texts, in the order of their times: some six an account. */
export function* historyOf({ accounts, endMs }: HistoryOptions): Generator<string> {
  const customers = createCustomers();
  const beginMs = endMs - visitsMax * roundMs;
  let ids = 0;
  const write = (event: object): string =>
    JSON.stringify({ id: `h-${(ids++).toString(36)}`, ...event });
  for (const facts of customers.instruments(beginMs)) yield write(facts);
  for (let round = 0; round < visitsMax; round += 1) {
    for (let index = 0; index < accounts; index += 1) {
      const random = stream(seed, 'history', index, round);
      const visits = integer(stream(seed, 'visits', index), visitsMin, visitsMax);
      // Those who come less often have come lately.
      if (round < visitsMax - visits) continue;
      const timeMs = beginMs + round * roundMs + Math.floor((index / accounts) * roundMs);
      const isFirst = round === visitsMax - visits;
      yield* visitOf(customers, index, timeMs, isFirst, random, `${index}-${round}`, write);
    }
  }
}

function* visitOf(
  customers: Customers,
  index: number,
  timeMs: number,
  isFirst: boolean,
  random: ReturnType<typeof stream>,
  visit: string,
  write: (event: object) => string,
): Generator<string> {
  const person = customers.person(index);
  const session = `hs-${visit}`;
  if (isFirst) yield write(customers.holdings(person, timeMs));
  yield write(customers.login(person, session, timeMs, random));
  if (chance(random, orderShare))
    yield write({
      ...customers.order(person, session, timeMs + 90_000, random),
      order: `ho-${visit}`,
    });
}
