import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shardOf } from '../../core/lib/shard-of.ts';
import { inWorld } from '../../core/state/recall.ts';
import { mergeRecorded } from './merge-recorded.ts';
import { everywhere, shardOfEvent, shareOut } from './route.ts';

const shards = 8;
const login = (account: string, more: object = {}): string =>
  JSON.stringify({ id: `l-${account}`, type: 'login', account, ...more });
const trade = JSON.stringify({ id: 't', type: 'trade', instrument: 'XTKS:7203', account: 'none' });

test('an event goes to the shard of its account in the world of its firm', () => {
  const accounts = Array.from({ length: 50 }, (_, place) => `account-${place}`);
  for (const account of accounts) {
    const own = shardOf(inWorld('alpha', account), shards);
    assert.equal(shardOfEvent('alpha', login(account), shards), own);
    assert.equal(shardOfEvent('*', login(account, { firm: 'alpha' }), shards), own);
    assert.equal(shardOfEvent('*', JSON.parse(login(account, { firm: 'alpha' })), shards), own);
  }
  const used = new Set(accounts.map((account) => shardOfEvent('alpha', login(account), shards)));
  assert.equal(used.size, shards);
});

test('the market and what is known of places goes everywhere, a leaked credential to its account', () => {
  assert.equal(shardOfEvent('alpha', trade, shards), everywhere);
  const intel = (kind: string) => JSON.stringify({ id: 'i', type: 'intel', kind, value: 'a-1' });
  assert.equal(shardOfEvent('alpha', intel('ip'), shards), everywhere);
  assert.equal(
    shardOfEvent('alpha', intel('credential'), shards),
    shardOf(inWorld('alpha', 'a-1'), shards),
  );
});

test('what cannot be read goes to the first shard, which says what is wrong', () => {
  for (const body of ['{', '7', 'null', '{"type":7}', '{"type":"login"}', '{"type":"x"}'])
    assert.equal(shardOfEvent('alpha', body, shards), 0);
});

test('a body is parted in order, and its lines are known again', () => {
  const lines = ['', login('a'), 'nonsense', trade, login('b'), login('a')];
  const shared = shareOut('alpha', lines.join('\n'), shards)!;
  assert.equal(shared.pieces, 5);
  const own = shardOfEvent('alpha', login('a'), shards);
  const share = shared.shares.find(({ shard }) => shard === own)!;
  const texts = share.body.split('\n');
  assert.deepEqual(
    texts.filter((text) => text !== login('b') && text !== 'nonsense'),
    [login('a'), trade, login('a')],
  );
  for (const [place, text] of texts.entries()) assert.equal(text, lines[share.lines![place]! - 1]);
  const told = shared.shares.filter(({ body }) => body.includes('"trade"'));
  assert.equal(told.length, shards);
});

test('an array is parted as well, and what is neither is refused', () => {
  const shared = shareOut('alpha', `[${login('a')},${trade}]`, 1)!;
  assert.deepEqual(shared.shares[0]!.body.split('\n'), [login('a'), trade]);
  assert.equal(shareOut('alpha', '[{]', shards), undefined);
});

test('a large body goes in several messages, each in order', () => {
  const body = Array.from({ length: 2_000 }, () => login('a', { fill: 'x'.repeat(100) })).join(
    '\n',
  );
  const { shares } = shareOut('alpha', body, shards)!;
  assert.ok(shares.length > 3);
  assert.ok(shares.every((share) => share.body.length < 70_000));
  assert.equal(shares.map((share) => share.body).join('\n'), body);
});

test('an event that every shard refused is refused once, at its own line', () => {
  const shared = shareOut('alpha', [login('a'), trade, login('b')].join('\n'), 2)!;
  const answers = shared.shares.map(({ body }) => {
    const line = body.split('\n').indexOf(trade) + 1;
    return { status: 202, body: JSON.stringify({ accepted: 1, refused: [{ line, error: 'e' }] }) };
  });
  const { status, body } = mergeRecorded(shared, answers);
  assert.equal(status, 202);
  assert.deepEqual(JSON.parse(body), { accepted: 2, refused: [{ line: 2, error: 'e' }] });
});

test('where one shard could not take its part, the whole is to be sent again', () => {
  const shared = shareOut('alpha', trade, 2)!;
  const busy = { status: 503, body: '{}', retryAfterSeconds: 1 };
  const taken = { status: 202, body: '{"accepted":1,"refused":[]}' };
  assert.equal(mergeRecorded(shared, [taken, busy]), busy);
});
