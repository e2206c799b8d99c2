import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { Event } from '../../core/event/event.ts';
import { readEventText } from '../../core/event/read.ts';
import { aLogin } from '../../core/state/test-events.ts';
import { openKeyRing, readMonthKeys } from './month-keys.ts';
import { monthBefore, shredBefore } from './retention.ts';
import { createSealer } from './sealer.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'sekisho-sealer-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const login = { ...aLogin(), ip: '203.0.113.77', userAgent: 'agent "of" 花' };

test('an address and a user agent are sealed wherever the record tells them, and open again', (t) => {
  const sealer = createSealer(openKeyRing(folder(t)));
  const told = {
    reasons: [{ facts: { ip: login.ip } }],
    means: [{ kind: 'ip', value: '198.51.100.4' }],
  };
  const event = sealer.event(JSON.stringify(login), login);
  const decision = sealer.told(JSON.stringify(told), login);
  for (const clear of ['203.0.113.77', '198.51.100.4', 'agent', '花'])
    assert.ok(!event.includes(clear) && !decision.includes(clear), clear);
  assert.deepEqual(JSON.parse(sealer.open(event)), login);
  assert.deepEqual(JSON.parse(sealer.open(decision)), told);
});

test('however the sender writes it, it is sealed and comes back as it was read', (t) => {
  const sealer = createSealer(openKeyRing(folder(t)));
  const texts = [
    JSON.stringify(login, null, 2),
    JSON.stringify(login).replace('203.0', '\\u0032\\u00303.0'),
    JSON.stringify(login).replace('"ip"', '"\\u0069p"'),
    JSON.stringify(login).replace('{', '{"ip":"192.0.2.1",'),
    JSON.stringify({ extra: { ip: '203.0.113.77', userAgent: 'agent' }, ...login }),
  ];
  for (const text of texts) {
    const { event } = readEventText(text) as { event: Event };
    const sealed = sealer.event(text, event);
    assert.ok(!/203\.0\.113\.77|192\.0\.2\.1|agent/.test(sealed), sealed);
    assert.deepEqual(JSON.parse(sealer.open(sealed)), event);
  }
});

test('any text of a sender comes back, even one that looks sealed', (t) => {
  const sealer = createSealer(openKeyRing(folder(t)));
  const stolen = /~[^"]+/.exec(sealer.event(JSON.stringify(login), login))![0];
  const text = fc.oneof(
    fc.string({ maxLength: 60, minLength: 1 }),
    fc.constantFrom(
      stolen,
      '~2026-11.abc',
      '\ud800',
      '"~2026-11.abc"',
      '"ip":"1.2.3.4"',
      '\\',
      '$&',
    ),
  );
  fc.assert(
    fc.property(text, text, text, (ip, userAgent, session) => {
      const event = { ...login, ip, userAgent, session } as Event;
      const sealed = sealer.event(JSON.stringify(event), event);
      assert.deepEqual(JSON.parse(sealer.open(sealed)), event);
      const facts = { ip, session };
      assert.deepEqual(JSON.parse(sealer.open(sealer.told(JSON.stringify(facts), event))), facts);
    }),
    { numRuns: 500 },
  );
});

test('the same address is sealed alike in a month, and otherwise in the next', (t) => {
  const directory = folder(t);
  const inMonth = (time: string) => {
    const event = { ...login, time };
    // Another life of the program, which has only the file.
    return JSON.parse(createSealer(openKeyRing(directory)).event(JSON.stringify(event), event)).ip;
  };
  const first = inMonth('2026-01-05T00:00:00.000Z');
  assert.equal(inMonth('2026-01-31T23:59:59.999Z'), first);
  assert.notEqual(inMonth('2026-02-01T00:00:00.000Z'), first);
});

test('a changed sealed text is not opened', (t) => {
  const sealer = createSealer(openKeyRing(folder(t)));
  const sealed = sealer.event(JSON.stringify(login), login);
  const { ip } = JSON.parse(sealed);
  for (let at = 9; at < ip.length - 1; at += 5) {
    const changed = ip.slice(0, at) + (ip[at] === 'A' ? 'B' : 'A') + ip.slice(at + 1);
    assert.equal(JSON.parse(sealer.open(sealed.replace(ip, changed))).ip, changed);
  }
});

test('the keys are kept for their owner only', (t) => {
  const directory = folder(t);
  openKeyRing(directory).toSeal('2026-01');
  assert.equal(statSync(join(directory, 'month-keys.json')).mode & 0o777, 0o600);
});

test('what was shredded stays sealed, and its month gets no key again', async (t) => {
  const directory = folder(t);
  const january = { ...login, time: '2026-01-05T00:00:00.000Z' };
  const february = { ...login, time: '2026-02-05T00:00:00.000Z' };
  const sealer = createSealer(openKeyRing(directory));
  const [old, recent] = [january, february].map((event) =>
    sealer.event(JSON.stringify(event), event),
  );
  for (const inside of ['journal', 'state', 'projection']) mkdirSync(join(directory, inside));
  assert.deepEqual(await shredBefore(directory, '2026-02'), ['2026-01']);
  assert.deepEqual(await shredBefore(directory, '2026-02'), []);
  assert.throws(() => statSync(join(directory, 'state')));
  assert.throws(() => statSync(join(directory, 'projection')));
  const after = createSealer(openKeyRing(directory));
  assert.equal(after.open(old!), old);
  assert.deepEqual(JSON.parse(after.open(recent!)), february);
  const late = after.event(JSON.stringify(january), january);
  assert.ok(!late.includes('203.0.113.77'));
  assert.equal(createSealer(openKeyRing(directory)).open(late), late);
  assert.ok(!readFileSync(join(directory, 'month-keys.json'), 'utf8').includes('"2026-01":'));
  assert.deepEqual(readMonthKeys(directory)?.shredded, ['2026-01']);
});

test('a shredding that a crash interrupted is finished by the next', async (t) => {
  const directory = folder(t);
  openKeyRing(directory).toSeal('2026-01');
  for (const inside of ['journal', 'state']) mkdirSync(join(directory, inside));
  const crash = async (): Promise<void> => {
    throw new Error('the database is away');
  };
  await assert.rejects(shredBefore(directory, '2026-02', crash));
  mkdirSync(join(directory, 'state'), { recursive: true });
  await shredBefore(directory, '2026-02');
  assert.ok(!existsSync(join(directory, 'state')));
  assert.equal(readMonthKeys(directory)?.isWipeDue, false);
});

test('so many months back, over the turn of years', () => {
  const timeMs = Date.UTC(2026, 10, 30);
  const back = [0, 1, 10, 11, 13].map((months) => monthBefore(timeMs, months));
  assert.deepEqual(back, ['2026-11', '2026-10', '2026-01', '2025-12', '2025-10']);
});
