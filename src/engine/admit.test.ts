import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, anExecution, anOrder, noon, noonMs } from '../core/state/test-events.ts';
import { admit } from './admit.ts';
import type { Parcel } from './inbox.ts';

function parcelOf(kind: Parcel['kind'], firm = 'alpha'): Parcel {
  return {
    kind,
    urgency: 2,
    firm,
    pieces: [],
    at: 0,
    accepted: 0,
    refused: [],
    repeats: [],
    resolve: () => {},
  };
}

function take(value: unknown, kind: Parcel['kind'] = 'record', firm = 'alpha', nowMs = noonMs) {
  const parcel = parcelOf(kind, firm);
  return { parcel, admitted: admit(parcel, value, 7, nowMs) };
}

const trade = {
  id: 't',
  type: 'trade',
  time: noon,
  instrument: 'XTKS:7203',
  price: 1,
  quantity: 1,
};

test('an event of an account gets the firm of the key it came with', () => {
  for (const value of [aLogin(), JSON.stringify(aLogin())]) {
    const { admitted } = take(value);
    assert.equal(admitted?.event.firm, 'alpha');
    assert.deepEqual(JSON.parse(admitted!.text), { ...aLogin(), firm: 'alpha' });
    assert.equal(admitted?.timeMs, noonMs);
  }
});

test('intelligence too; what the market says belongs to everybody', () => {
  const common = { id: 'i', type: 'intel', time: noon, kind: 'ip', value: 'x', source: 's' };
  assert.equal(take({ ...common, confidence: 1 }).admitted?.event.firm, 'alpha');
  assert.equal(take(trade).admitted?.event.firm, undefined);
  const odd = { ...trade, account: { toString: 1 } };
  assert.equal(take(odd).admitted?.event.firm, undefined);
});

test('a text that needs no change is journalled as it came', () => {
  const text = `  ${JSON.stringify(trade)}`;
  assert.equal(take(text).admitted?.text, text);
});

test('a key of the whole installation takes events of every firm, and of none', () => {
  assert.equal(take(aLogin({ firm: 'beta' }), 'record', '*').admitted?.event.firm, 'beta');
  assert.equal(take(aLogin(), 'record', '*').admitted?.event.firm, undefined);
});

test('an event of another firm is refused, in a parcel and alone', () => {
  const many = take(aLogin({ firm: 'beta' }));
  assert.equal(many.admitted, undefined);
  assert.deepEqual(many.parcel.refused[0]?.error.code, 'other-firm');
  const one = take(aLogin({ firm: 'beta' }), 'decide');
  assert.equal(one.parcel.answer?.status, 403);
  assert.deepEqual(one.parcel.refused, []);
});

test('a refusal names the line, the field and what was expected', () => {
  const { parcel } = take({ ...anOrder(), quantity: -1 });
  const [refused] = parcel.refused;
  assert.equal(refused?.line, 7);
  assert.equal(refused?.error.code, 'bad-field');
  assert.equal(refused?.error.field, 'quantity');
  assert.ok(refused!.error.detail.length > 10);
  const { parcel: alone } = take('nonsense', 'decide');
  assert.equal(alone.answer?.status, 400);
  assert.equal(JSON.parse(alone.answer!.body).code, 'not-json');
});

test('a fact is recorded, not decided; a request may be both', () => {
  const { parcel, admitted } = take(anExecution(), 'decide');
  assert.equal(admitted, undefined);
  assert.equal(JSON.parse(parcel.answer!.body).code, 'not-a-request');
  assert.ok(take(anExecution()).admitted);
  assert.ok(take(anOrder()).admitted);
  assert.ok(take(anOrder(), 'decide').admitted);
});

test('a clock five minutes ahead is taken, one further ahead is not', () => {
  const early = (ms: number) => take(anOrder(), 'record', 'alpha', noonMs - ms);
  assert.ok(early(300_000).admitted);
  const { parcel, admitted } = early(300_001);
  assert.equal(admitted, undefined);
  assert.deepEqual(parcel.refused[0]?.error.code, 'bad-time');
});

test('a well of arrays does not reach what would break on it', () => {
  const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown;
  const { parcel } = take({ ...aLogin(), memo: deep });
  assert.equal(parcel.refused.length, 1);
});

test('what the market does is taken from those the policy names, and from a key of all', () => {
  const from = (firm: string, value: unknown, marketFrom?: readonly string[]) => {
    const parcel = parcelOf('record', firm);
    const { event } = admit(parcel, value, 7, noonMs, marketFrom) ?? {};
    return event?.type ?? parcel.refused[0]?.error.code;
  };
  const bar = { type: 'bar', seconds: 60, open: 1, high: 1, low: 1, close: 1, volume: 1 };
  const market = [
    trade,
    { ...trade, ...bar },
    {
      id: 'i',
      type: 'instrument',
      time: noon,
      instrument: 'XTKS:7203',
      name: 'x',
      currency: 'JPY',
    },
    { id: 'f', type: 'fx', time: noon, currency: 'USD', rate: 150 },
  ];
  for (const value of market) {
    assert.equal(from('alpha', value), value.type);
    assert.equal(from('alpha', value, ['feed']), 'market-not-yours');
    for (const firm of ['feed', '*']) assert.equal(from(firm, value, ['feed']), value.type);
  }
  assert.equal(from('alpha', aLogin(), ['feed']), 'login');
});
