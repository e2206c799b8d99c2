// The promises of the whole service, kept over real HTTP, a real disk and real kills.
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultPolicy } from '../src/core/decision/policy.ts';
import { worded } from '../src/core/decision/reasons.ts';
import type { Event } from '../src/core/event/event.ts';
import { openJournal } from '../src/engine/journal/journal.ts';
import type { JournalDamage } from '../src/engine/journal/scan.ts';
import { verifyJournal } from '../src/engine/journal/verify.ts';
import { addKey } from '../src/engine/keys.ts';
import { encoded, foldAgain, readCheckpoint, readJournal } from './journalled.ts';
import { type Book, createBook, loadUntil, sendAll } from './load.ts';
import { createSender, isRequest, type Sender } from './requests.ts';
import { startService, temporaryFolder } from './service.ts';
import { firstAttack, smallWave } from './wave.ts';

/** Sends in order, requests for a decision and the facts between them in batches. */
async function sendInOrder(sender: Sender, events: readonly Event[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  let facts: Event[] = [];
  const report = async (): Promise<void> => {
    if (facts.length === 0) return;
    const { status, body } = await sender.record(facts);
    assert.equal(status, 202, body);
    assert.deepEqual(JSON.parse(body), { accepted: facts.length, refused: [] });
    facts = [];
  };
  for (const event of events) {
    if (!isRequest(event)) {
      facts.push(event);
      continue;
    }
    await report();
    const { status, body } = await sender.decide(event);
    assert.equal(status, 200, body);
    answers.set(event.id, body);
  }
  await report();
  return answers;
}

/** A policy file under which orders are held that the default lets through after a step-up. */
async function cheapHolds(directory: string): Promise<string> {
  const path = join(directory, 'policy.json');
  const policy = { ...defaultPolicy, version: 'cheap-holds', holdJpy: 300, holdShare: 0 };
  await writeFile(path, JSON.stringify(policy));
  return path;
}

test('the journal of a served run, folded from nothing, gives the answers and the stored state', async (t) => {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, '*');
  const events = firstAttack(smallWave(1));
  const answers = new Map<string, string>();
  // Killed in the middle: what is compared was folded from a journal's tail, with another policy after.
  const policy = await cheapHolds(directory);
  for (const [part, end, settings] of [
    [events.slice(0, 300), 'kill', []],
    [events.slice(300), 'stop', ['--policy', policy]],
  ] as const) {
    const service = await startService(t, directory, settings);
    const sender = createSender(service.url, key);
    for (const [id, body] of await sendInOrder(sender, part)) answers.set(id, body);
    sender.close();
    const status = await service[end]();
    if (end === 'stop') assert.equal(status, 0);
  }

  const records = await readJournal(directory);
  const { folded, tables } = foldAgain(records);
  const seen = new Set<string>();
  for (const [place, { event, decision, effects = [], previous = 0 }] of records.entries()) {
    const { stepped } = folded[place]!;
    assert.equal(JSON.stringify(stepped.decision), JSON.stringify(decision), event.id);
    assert.equal(JSON.stringify(stepped.effects), JSON.stringify(effects), event.id);
    assert.equal(stepped.previous, previous, event.id);
    seen.add(event.type);
    for (const { kind } of stepped.effects) seen.add(kind);
    if (!stepped.decision) continue;
    seen.add(stepped.decision.verdict);
    assert.equal(JSON.stringify(worded(stepped.decision)), answers.get(event.id), event.id);
    answers.delete(event.id);
  }
  assert.equal(answers.size, 0, 'answered and not in the journal');
  for (const kind of ['allow', 'step-up', 'hold', 'clock', 'setting', 'case', 'outcome'])
    assert.ok(seen.has(kind), `nothing of ${kind} was compared`);

  const checkpoint = await readCheckpoint(directory);
  assert.equal(checkpoint.sequence, records.length);
  const again = encoded(tables, checkpoint.records.keys());
  assert.deepEqual(again.records, checkpoint.records);
  assert.equal(again.size, checkpoint.records.size);
});

/** One of the accounts of the load. */
const watched = 'a2';

/** Sends events that were sent before; the first answer must come again, to the byte. */
async function sendAgain(sender: Sender, events: readonly Event[], book: Book): Promise<void> {
  const before = new Map(book.answered);
  await sendAll(sender, events, book);
  assert.deepEqual(book.unexpected, []);
  for (const { id } of events)
    if (before.has(id)) assert.equal(book.answered.get(id), before.get(id), id);
}

async function untilAnswered(book: Book, count: number): Promise<void> {
  while (book.answered.size < count) await sleep(1);
}

/** More for a long run: `SEKISHO_KILLS=50 node --test test/end-to-end.test.ts`. */
const kills = Number(process.env.SEKISHO_KILLS ?? 10);

test('kills under load lose no answer and count nothing twice', async (t) => {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'firm');
  const book = createBook();
  const sent: Event[] = [];
  let unknown = 0;
  let last: Event[] = [];
  for (let round = 0; round < kills; round += 1) {
    const service = await startService(t, directory);
    const sender = createSender(service.url, key);
    await sendAgain(sender, last, book);
    const enough = book.answered.size + 40 + 20 * (round % 10);
    const dead = untilAnswered(book, enough).then(service.kill);
    last = await loadUntil(dead, sender, round, book);
    sender.close();
    sent.push(...last);
    unknown += last.filter(({ id }) => !book.answered.has(id) && !book.acknowledged.has(id)).length;
  }
  const service = await startService(t, directory);
  const sender = createSender(service.url, key);
  await sendAgain(sender, sent, book);
  const timeline = await sender.get(`/v1/accounts/${watched}/timeline?limit=1000`);
  sender.close();
  assert.equal(await service.stop(), 0);
  t.diagnostic(
    `${sent.length} events, ${unknown} of them on their way when one of ${kills} kills came`,
  );
  assert.ok(unknown > 0, 'no kill came while an event was on its way');

  const records = await readJournal(directory);
  const folded = records.filter(({ event }) => event.type !== 'clock');
  assert.deepEqual(
    folded.map(({ event }) => event.id).sort(),
    sent.map(({ id }) => id).sort(),
    'the journal holds every event once',
  );
  for (const { event, decision } of folded)
    if (decision) assert.equal(JSON.stringify(worded(decision)), book.answered.get(event.id));
  const told = (JSON.parse(timeline.body) as { events: { event: Event }[] }).events;
  const held = folded.filter(({ event }) => 'account' in event && event.account === watched);
  assert.ok(held.length < 1000, 'the timeline was read in one page');
  assert.deepEqual(
    told.map(({ event }) => event.id),
    held.map(({ event }) => event.id).reverse(),
  );
});

test('a flipped byte in the journal is found, named, and not served over', async (t) => {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, '*');
  const service = await startService(t, directory);
  const sender = createSender(service.url, key);
  const events = firstAttack(smallWave(1)).slice(0, 100);
  await sendInOrder(sender, events);
  sender.close();
  await service.kill();

  const journal = join(directory, 'journal');
  assert.deepEqual(await damagesOf(journal), []);
  const records = await readJournal(directory);
  const sequence = 1 + records.findIndex(({ event }) => event.id === events[40].id);
  const [segment] = await readdir(journal);
  const bytes = await readFile(join(journal, segment));
  bytes[bytes.indexOf(`"id":"${events[40].id}"`) + 8] ^= 1;
  await writeFile(join(journal, segment), bytes);

  const [damage, ...more] = await damagesOf(journal);
  assert.deepEqual(more, []);
  const { offset, ...what } = damage;
  assert.deepEqual(what, { segment, sequence, problem: 'payload' });
  const named = (text: string): boolean =>
    text.includes('corrupt') && text.includes(segment) && text.includes(`"offset":${offset}`);
  await assert.rejects(openJournal(journal), (error: Error) => named(error.message));
  await assert.rejects(startService(t, directory), (error: Error) => named(error.message));
});

async function damagesOf(journal: string): Promise<JournalDamage[]> {
  const damages: JournalDamage[] = [];
  for await (const damage of verifyJournal(journal)) damages.push(damage);
  return damages;
}
