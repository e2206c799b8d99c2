// Load for the kill test: writers that keep sending until the service dies under them, and a book of
// what was answered and what was acknowledged.
import type { Event } from '../src/core/event/event.ts';
import { isRequest, type Sender } from './requests.ts';

export interface Book {
  /** Answer by event id. */
  readonly answered: Map<string, string>;
  /** Ids of facts whose batch was acknowledged. */
  readonly acknowledged: Set<string>;
  /** Everything else that came back, which should be nothing. */
  readonly unexpected: string[];
}

export function createBook(): Book {
  return { answered: new Map(), acknowledged: new Set(), unexpected: [] };
}

/** Under the 16 batches of events that the service takes at a time. */
const writers = 12;
const accounts = 40;

/** Log-ins, orders and activity over a few accounts, so that every account has a history. */
function* stream(round: number): Generator<Event, never> {
  for (let place = 0; ; place += 1) {
    const common = {
      id: `r${round}-${place}`,
      time: new Date(Date.UTC(2025, 3, 1 + round) + place * 100).toISOString(),
      account: `a${place % accounts}`,
      session: `s${round}-${place % accounts}`,
    };
    const client = { ip: `203.0.113.${place % 7}`, userAgent: 'Mozilla/5.0 (test)' };
    if (place % 3 === 0)
      yield {
        type: 'login',
        ...common,
        ...client,
        outcome: 'success',
        method: 'otp',
        channel: 'web',
      };
    else if (place % 3 === 1) yield { type: 'activity', ...common, ...client };
    else
      yield {
        type: 'order',
        ...common,
        order: `o${round}-${place}`,
        side: place % 2 === 0 ? 'buy' : 'sell',
        instrument: 'XTKS:9999',
        quantity: 100 + place,
        orderType: 'limit',
        limitPrice: 500,
        currency: 'JPY',
      };
  }
}

/** Sends from many writers until `dead` resolves; everything sent, answered or not. */
export async function loadUntil(
  dead: Promise<void>,
  sender: Sender,
  round: number,
  book: Book,
): Promise<Event[]> {
  const sent: Event[] = [];
  let isDead = false;
  const written = fromWriters(stream(round), async (event) => {
    if (isDead) return false;
    sent.push(event);
    // A connection that breaks is what is waited for.
    await send(sender, event, book).catch(() => undefined);
    return true;
  });
  await dead;
  isDead = true;
  await written;
  return sent;
}

/** Sends events that were sent before, from as many writers. */
export function sendAll(sender: Sender, events: readonly Event[], book: Book): Promise<void> {
  return fromWriters(events.values(), async (event) => {
    await send(sender, event, book);
    return true;
  });
}

async function fromWriters(
  events: Iterator<Event>,
  write: (event: Event) => Promise<boolean>,
): Promise<void> {
  const writing = Array.from({ length: writers }, async () => {
    for (let next = events.next(); !next.done; next = events.next())
      if (!(await write(next.value))) return;
  });
  await Promise.all(writing);
}

/** Sends one event and notes what came back. */
async function send(sender: Sender, event: Event, book: Book): Promise<void> {
  if (isRequest(event)) {
    const { status, body } = await sender.decide(event);
    if (status === 200) book.answered.set(event.id, body);
    else book.unexpected.push(`${event.id}: ${status} ${body}`);
    return;
  }
  const { status, body } = await sender.record([event]);
  if (status === 202 && body === '{"accepted":1,"refused":[]}') book.acknowledged.add(event.id);
  else book.unexpected.push(`${event.id}: ${status} ${body}`);
}
