// One client of a simulated run: sends its events, tries again until each is answered, and is now and
// then impatient or forgetful.
import { type Event, isRequest } from '../core/event/event.ts';
import type { Answer, EngineClient } from '../engine/client.ts';
import { between, chance, integer, type Random } from '../simulator/random.ts';
import { type Book, noteAnswer } from './book.ts';
import { makeEvent } from './client-events.ts';
import type { Faults } from './faults.ts';
import type { SimulatedTime } from './simulated-time.ts';

export interface Service {
  /** Calls the running service; rejects when there is none, or when it dies before it answers. */
  call(ask: (engine: EngineClient) => Promise<Answer>): Promise<Answer>;
}

export interface ClientParts {
  readonly number: number;
  readonly events: number;
  readonly random: Random;
  readonly time: SimulatedTime;
  readonly faults: () => Faults;
  readonly service: Service;
  readonly book: Book;
}

export const firm = 'firm';
const retryMs = { least: 20, most: 600 };
const patienceMs = 300;
const factsMost = 5;

/** Resolves when every event of the client has been answered. */
export async function runClient(parts: ClientParts): Promise<void> {
  const { random, time, book, faults } = parts;
  for (let nth = 0; nth < parts.events; ) {
    await time.sleep(between(random, 0, faults().pauseMsMax));
    const batch = nextBatch(parts, nth);
    nth += batch.length;
    for (const event of batch) book.sent.set(event.id, event);
    await until(parts, batch);
    if (chance(random, faults().repeat)) await until(parts, batch);
  }
}

/** One request, or some facts. */
function nextBatch({ random, time, number, events }: ClientParts, nth: number): Event[] {
  const make = (place: number) => makeEvent(random, number, place, time.elapsedMs);
  const first = make(nth);
  if (isRequest(first) && chance(random, 0.9)) return [first];
  const count = Math.min(integer(random, 1, factsMost), events - nth);
  const others = Array.from({ length: count - 1 }, (_, place) => make(nth + 1 + place));
  return [first, ...others];
}

/** Sends until it is answered; in its impatience perhaps while the first is still under way. */
async function until(parts: ClientParts, batch: readonly Event[]): Promise<void> {
  const { random, time, faults } = parts;
  for (;;) {
    const sent = send(parts, batch);
    if (chance(random, faults().impatience)) {
      await Promise.race([sent, time.sleep(patienceMs)]);
      if (await send(parts, batch)) return;
    }
    if (await sent) return;
    await time.sleep(between(random, retryMs.least, retryMs.most));
  }
}

/** Sends once; whether it was taken. */
async function send(parts: ClientParts, batch: readonly Event[]): Promise<boolean> {
  const { random, time, faults, service, book } = parts;
  await time.sleep(between(random, 0.1, faults().networkMsMax));
  const [event] = batch;
  const isAsked = batch.length === 1 && isRequest(event!);
  const body = batch.map((one) => JSON.stringify(one)).join('\n');
  const answer = await service
    .call((engine) => (isAsked ? engine.decide(firm, body) : engine.record(firm, body)))
    .catch(() => undefined);
  if (!answer) return false;
  book.statuses[answer.status] = (book.statuses[answer.status] ?? 0) + 1;
  if (answer.status === 200) {
    noteAnswer(book, event!, answer.body);
    return true;
  }
  if (answer.status === 202) return noteAcknowledged(book, batch, answer.body);
  // A clock that went back makes an event look too early; 503 is asked to come again.
  if (answer.status !== 503 && !answer.body.includes('bad-time'))
    book.faults.push(`${event!.id}: ${answer.status} ${answer.body}`);
  return false;
}

function noteAcknowledged(book: Book, batch: readonly Event[], body: string): boolean {
  const told = JSON.parse(body) as {
    accepted: number;
    refused: { line: number; error: { code: string } }[];
  };
  const refused = new Map(told.refused.map(({ line, error }) => [line, error.code]));
  if (told.accepted + refused.size !== batch.length)
    book.faults.push(`${batch.length} sent, ${body}`);
  for (const [place, { id }] of batch.entries()) {
    const code = refused.get(place + 1);
    if (code === undefined) book.acknowledged.add(id);
    else if (code !== 'bad-time') book.faults.push(`${id}: ${body}`);
  }
  return refused.size === 0;
}
