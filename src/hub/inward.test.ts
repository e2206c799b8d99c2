import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvent } from '../core/event/read.ts';
import { dayMs } from '../core/lib/decay.ts';
import { recognise, type TokenBook, takeNews, watchName } from './inward.ts';
import type { Attack, Sighting } from './message.ts';
import { domain, nineMs } from './test-messages.ts';

const at = { timeMs: nineMs, firm: 'b' };
const expires = '2025-04-20T00:00:00.000Z';
const attack: Attack = {
  ...{ type: 'attack', change: 4, instrument: 'XTKS:9999', state: 'open', firms: 2, buyers: 3 },
  ...{ opened: '2025-04-16T00:00:00.000Z', valueJpy: 1e7, expires },
} as Attack;
const sighting: Sighting = {
  ...{
    type: 'sighting',
    change: 5,
    what: domain,
    state: 'holds',
    confidence: 0.8,
    firms: 1,
    expires,
  },
} as Sighting;
const token = 'a'.repeat(64);
const watched: Sighting = { ...sighting, what: { kind: 'ip-token', value: token, key: 'k1' } };
const tokensOf = (kind: string, value: string) =>
  kind === 'ip' && value === '203.0.113.7'
    ? [watchName('k1', token)]
    : [watchName('k1', 'b'.repeat(64))];

test('attacks and domains become events that the contract knows', () => {
  const events = takeNews([attack, sighting], new Map(), at);
  assert.deepEqual(
    events.map(({ kind, value, confidence }) => [kind, value, confidence]),
    [
      ['instrument', 'XTKS:9999', 0.875],
      ['domain', domain.value, 0.8],
    ],
  );
  for (const event of events) assert.equal(readEvent(event).refusal, undefined);
});

test('an attack that is over, and what is withdrawn, no longer weigh', () => {
  const over = takeNews(
    [
      { ...attack, state: 'closed' },
      { ...sighting, state: 'withdrawn', confidence: 0 },
    ],
    new Map(),
    at,
  );
  assert.ok(over.every(({ confidence }) => confidence === 0));
});

test('a token is recognised in the firm’s own log-in, and in no other', () => {
  const book: TokenBook = new Map();
  assert.deepEqual(takeNews([watched], book, at), []);
  const [found] = recognise({ ip: '203.0.113.7', device: 'd1' }, book, tokensOf, at);
  assert.ok(found);
  assert.deepEqual([found.kind, found.value, found.confidence], ['ip', '203.0.113.7', 0.8]);
  assert.equal(readEvent(found).refusal, undefined);
  assert.deepEqual(recognise({ ip: '203.0.113.8' }, book, tokensOf, at), []);
  const later = { ...at, timeMs: nineMs + 5 * dayMs };
  assert.deepEqual(recognise({ ip: '203.0.113.7' }, book, tokensOf, later), [], 'it has ended');
  takeNews([{ ...watched, state: 'withdrawn' }], book, at);
  assert.equal(book.size, 0);
});
