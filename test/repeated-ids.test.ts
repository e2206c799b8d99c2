// The same id twice: the first answer again and counted once, or a conflict; and for how long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSeenIds, idsMax } from '../src/engine/seen-ids.ts';
import { createEnding, type Firm, openFirm } from './firm.ts';
import { soundLogin, soundOrder } from './sound-events.ts';

const text = JSON.stringify;
const ending = createEnding();
let firm: Firm;
before(async () => {
  firm = await openFirm(ending);
});
after(ending.end);

test('the same content is answered as at first and counted once', async () => {
  const event = soundLogin('twice');
  const first = await firm.decide(event);
  const other = soundLogin('twice');
  await firm.decide(other);
  assert.equal((await firm.decide(event)).body, first.body);
  const turned = Object.fromEntries(Object.entries(event).reverse());
  assert.equal((await firm.decide(` ${JSON.stringify(turned, null, 2)}`)).body, first.body);
  const batch = await firm.record([text(event), text(event)]);
  assert.deepEqual(batch.json, { accepted: 2, refused: [] });
  assert.deepEqual(await firm.timeline('twice'), [other.id, event.id]);
});

test('at the same moment it is counted once as well', async () => {
  const event = soundLogin('at-once');
  const answers = await Promise.all(Array.from({ length: 20 }, () => firm.decide(event)));
  assert.equal(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size, 1);
  assert.equal(answers[0].status, 200);
  assert.deepEqual(await firm.timeline('at-once'), [event.id]);
});

test('other content is a conflict, and the first stands', async () => {
  const event = soundOrder('conflict');
  const first = await firm.decide(event);
  const other = { ...event, quantity: event.quantity + 1 };
  const { status, json } = await firm.decide(other);
  assert.deepEqual([status, json.code, json.field], [409, 'id-reused', 'id']);
  const batch = await firm.record([text(other)]);
  const [{ line, error }] = batch.json.refused as { line: number; error: { code: string } }[];
  assert.deepEqual([batch.json.accepted, line, error.code], [0, 1, 'id-reused']);
  assert.equal((await firm.decide(event)).body, first.body);
  assert.deepEqual(await firm.timeline('conflict'), [event.id]);
});

test('the lines of a large batch are all told, in their order', async () => {
  const lines = Array.from({ length: 700 }, () => text(soundOrder('many')));
  assert.equal((await firm.record(lines)).json.accepted, 700);
  assert.deepEqual((await firm.record(lines)).json, { accepted: 700, refused: [] });
  const changed = lines.map((line) => line.replace('"buy"', '"sell"'));
  // What is wrong in itself does not overtake what is looked up in the journal.
  const { accepted, refused } = (
    await firm.record([...lines.slice(0, 256), ...changed.slice(256), ...Array(300).fill('{')])
  ).json;
  assert.equal(accepted, 256);
  assert.deepEqual(
    (refused as { line: number }[]).map(({ line }) => line),
    Array.from({ length: 744 }, (_, place) => 257 + place),
  );
});

test('an id is remembered for a million events at least and two at most', () => {
  assert.equal(idsMax, 2_000_000);
  const limit = 1_000;
  const seen = createSeenIds(limit);
  seen.add('first', 1);
  for (let place = 0; place < limit / 2; place += 1) {
    assert.equal(seen.find('first'), 1, `forgotten after ${place}`);
    seen.add(`id-${place}`, 2 + place);
  }
  assert.equal(seen.find('first'), 1);
  for (let place = 0; place < limit / 2; place += 1) seen.add(`more-${place}`, place);
  assert.equal(seen.find('first'), undefined);
});
