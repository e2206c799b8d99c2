import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aLogin, anOrder, noon, someHoldings } from '../state/test-events.ts';
import { isRequest, jsonSchemaOf, schemas } from './event.ts';
import { readEvent, readEventText } from './read.ts';
import { anyEvent } from './test-arbitrary.ts';

const types = Object.keys(schemas) as (keyof typeof schemas)[];

function refusalOf(value: unknown) {
  const read = typeof value === 'string' ? readEventText(value) : readEvent(value);
  return read.refusal && [read.refusal.code, read.refusal.field];
}

const { quantity: _, ...withoutQuantity } = anOrder();
const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

const bad: readonly (readonly [string, unknown, code: string, field: string])[] = [
  ['a line that is cut', '{"id":"1","type":"log', 'not-json', ''],
  ['an empty line', '', 'not-json', ''],
  ['two objects in a line', '{}{}', 'not-json', ''],
  ['NaN, which JSON has not', '{"id":"1","quantity":NaN}', 'not-json', ''],
  ['an array', '[]', 'not-an-object', ''],
  ['nothing', 'null', 'not-an-object', ''],
  ['a text', '"login"', 'not-an-object', ''],
  ['no type', '{}', 'unknown-type', 'type'],
  ['an unknown type', anOrder({ type: 'teleport' as never }), 'unknown-type', 'type'],
  ['a type that is no text', { ...anOrder(), type: ['order'] }, 'unknown-type', 'type'],
  ['an event of the engine', { id: '1', type: 'clock', time: noon }, 'unknown-type', 'type'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty'].map(
    (type) => [`the type ${type}`, { ...anOrder(), type }, 'unknown-type', 'type'] as const,
  ),
  ['a missing field', withoutQuantity, 'bad-field', 'quantity'],
  ['a negative quantity', anOrder({ quantity: -100 }), 'bad-field', 'quantity'],
  ['a quantity of nothing', anOrder({ quantity: 0 }), 'bad-field', 'quantity'],
  ['NaN', anOrder({ quantity: Number.NaN }), 'bad-field', 'quantity'],
  [
    'infinity',
    '{"id":"1","type":"fx","time":"x","currency":"JPY","rate":1e999}',
    'bad-field',
    'time',
  ],
  ['more than a quadrillion', anOrder({ quantity: 1.1e15 }), 'bad-field', 'quantity'],
  ['a number as text', { ...anOrder(), quantity: '100' }, 'bad-field', 'quantity'],
  ['an empty id', anOrder({ id: '' }), 'bad-field', 'id'],
  ['an id that is too long', anOrder({ id: 'x'.repeat(65) }), 'bad-field', 'id'],
  ['an empty account', anOrder({ account: '' }), 'bad-field', 'account'],
  ['an empty session', anOrder({ session: '' }), 'bad-field', 'session'],
  ['half a character', aLogin({ account: 'hana\ud83d' }), 'bad-field', 'account'],
  ['half a character in an address', aLogin({ ip: '\udc00\udc00' }), 'bad-field', 'ip'],
  ['a code without a market', anOrder({ instrument: '7203' }), 'bad-field', 'instrument'],
  ['a currency in small letters', anOrder({ currency: 'jpy' }), 'bad-field', 'currency'],
  ['a market order on neither side', { ...anOrder(), side: 'both' }, 'bad-field', 'side'],
  ['a local time', anOrder({ time: '2025-04-16T10:00:00+09:00' }), 'bad-field', 'time'],
  ['a thirteenth month', anOrder({ time: '2025-13-01T00:00:00Z' }), 'bad-field', 'time'],
  ['a twenty-fifth hour', anOrder({ time: '2025-04-16T25:00:00Z' }), 'bad-field', 'time'],
  ['the thirtieth of February', anOrder({ time: '2025-02-30T00:00:00Z' }), 'bad-time', 'time'],
  ['a leap day in an ordinary year', anOrder({ time: '2025-02-29T00:00:00Z' }), 'bad-time', 'time'],
  ['the age of paper', anOrder({ time: '1999-12-31T23:59:59.999Z' }), 'bad-time', 'time'],
  ['the year 2080', anOrder({ time: '2080-01-01T00:00:00.000Z' }), 'bad-time', 'time'],
  [
    'an end on a day that does not exist',
    {
      id: '1',
      type: 'intel',
      time: noon,
      kind: 'ip',
      value: 'x',
      source: 'y',
      confidence: 1,
      expires: '2025-02-30T00:00:00Z',
    },
    'bad-field',
    'expires',
  ],
  [
    'a fault deep inside',
    someHoldings({ cash: [{ currency: 'JPY', amount: 1 }, { currency: 'JPY' } as never] }),
    'bad-field',
    'cash.1.amount',
  ],
  ['a well of arrays', { ...anOrder(), memo: deep(5_000) }, 'bad-field', ''],
  ['a well of arrays as text', `{"a":${'['.repeat(99_999)}`, 'not-json', ''],
];

for (const [name, value, code, field] of bad)
  test(`refused: ${name}`, () => assert.deepEqual(refusalOf(value), [code, field]));

test('a device name that its owner has spoilt does not get his log-in refused', () => {
  assert.equal(refusalOf(aLogin({ device: '\ud83d' })), undefined);
});

test('every field that must be there is missed', () => {
  for (const type of types) {
    const { required } = jsonSchemaOf(type) as { required: string[] };
    const whole = fc.sample(
      anyEvent.filter((event) => event.type === type),
      { numRuns: 1, seed: 7 },
    )[0]!;
    for (const field of required) {
      const less = Object.entries(whole).filter(([name]) => name !== field);
      const refusal = refusalOf(Object.fromEntries(less));
      assert.deepEqual(refusal, field === 'type' ? ['unknown-type', field] : ['bad-field', field]);
    }
  }
});

test('a well-formed event is accepted as it is, with its time', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyEvent, (event) => {
      seen.add(event.type);
      const read = readEventText(JSON.stringify(event));
      assert.equal(read.refusal, undefined, JSON.stringify(read.refusal));
      assert.deepEqual(read.event, event);
      assert.equal(read.timeMs, Date.parse(event.time));
    }),
    { numRuns: 500 },
  );
  assert.deepEqual([...seen].sort(), types.toSorted());
});

test('unknown fields are kept, whatever they are called', () => {
  fc.assert(
    fc.property(anyEvent, fc.jsonValue({ maxDepth: 8 }), (event, extra) => {
      const known = JSON.stringify(event).slice(0, -1);
      const text = `${known},"__proto__":1,"constructor":${JSON.stringify(extra)}}`;
      const read = readEventText(text);
      assert.equal(read.refusal, undefined);
      assert.equal(JSON.stringify(read.event), JSON.stringify(JSON.parse(text)));
    }),
  );
});

/** Values as a broken or hostile sender may have them. */
const spoilt = fc.oneof(
  fc.jsonValue(),
  fc.double(),
  fc.constantFrom(undefined, Number.NaN, 1e308, -1, '', '__proto__', 'x'.repeat(5_000)),
);

test('one spoilt field: refused, or an event that satisfies its schema', () => {
  fc.assert(
    fc.property(anyEvent, fc.nat(), spoilt, (event, at, value) => {
      const fields = Object.keys(event);
      const read = readEvent({ ...event, [fields[at % fields.length]!]: value });
      if (read.refusal) assert.ok(read.refusal.expected.length > 0);
      else
        assert.ok(schemas[read.event.type as keyof typeof schemas].safeParse(read.event).success);
    }),
    { numRuns: 1000 },
  );
});

test('no text and no value makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readEventText(text)));
  fc.assert(fc.property(fc.json(), (text) => void readEventText(text)));
  fc.assert(fc.property(fc.anything(), (value) => void readEvent(value)));
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.dictionary(fc.string(), fc.anything()),
      (type, value) => void readEvent({ ...value, type }),
    ),
  );
});

test('the engine’s own events are read from a journal', () => {
  const clock = { id: 'clock-1', type: 'clock', time: noon };
  assert.equal(readEvent(clock, true).event?.type, 'clock');
  assert.deepEqual(readEventText(JSON.stringify(clock), true).event, clock);
});

test('what is answered with a decision', () => {
  const requests = ['login', 'account-change', 'order', 'withdrawal'];
  fc.assert(
    fc.property(anyEvent, (event) => assert.equal(isRequest(event), requests.includes(event.type))),
  );
});
