// The quick way says of a line what the slow way says, or leaves it alone; it never says more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFsaCaseBytes } from './fsa-case-bytes.ts';
import { readFsaCaseLine } from './fsa-case-line.ts';
import { caseLine } from './fsa-test-cases.ts';
import type { LineBytes } from './json-bytes.ts';

function quick(text: string) {
  const bytes = Buffer.from(`xx${text}\nyy`) as Buffer & LineBytes;
  const found = readFsaCaseBytes(bytes, 2, bytes.length - 3);
  if (found === undefined) return undefined;
  return {
    case: bytes.toString('utf8', found.nameStart, found.nameEnd),
    firm: found.firm,
    openedDay: found.openedDay,
    updatedDay: found.updatedDay,
    confirmedDay: found.confirmedDay,
    dismissed: found.dismissed,
    traded: found.traded,
    saleValueJpy: found.saleValueJpy,
    purchaseValueJpy: found.purchaseValueJpy,
    undated: found.undated,
  };
}

function slow(text: string) {
  try {
    const read = readFsaCaseLine(JSON.parse(text));
    return 'expected' in read ? undefined : read;
  } catch {
    return undefined;
  }
}

const name = fc.oneof(
  fc.string({ maxLength: 140 }),
  fc.constantFrom('c-1', '事案', '', 'a"b', 'x'),
);
const time = fc.oneof(
  fc
    .date({ min: new Date('1960-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    '2025-02-30T00:00:00.000Z',
    '2025-04-16T23:59:60.000Z',
    '2025-04-16T24:00:00.000Z',
    '2025-04-16T14:59:59Z',
    '2025-04-16T14:59:59.999+09:00',
    '2025-13-01T00:00:00.000Z',
    'yesterday',
  ),
);
const yen = fc.oneof(
  fc.nat(),
  fc.constantFrom(0, 1.5, -1, 1e15, 1e16, 2 ** 53, 999_999_999_999_999, '7', null),
);
const fields = fc.record({
  case: name,
  firm: fc.oneof(name, fc.constant(null)),
  account: name,
  opened: time,
  updated: time,
  confirmed: time,
  state: fc.constantFrom('new', 'confirmed', 'dismissed', 'closed', 'restituting', 'stolen', 1),
  access: fc.constantFrom(true, true, true, false, 'true'),
  traded: fc.constantFrom(true, true, false, 'true'),
  saleValueJpy: yen,
  purchaseValueJpy: yen,
  orders: fc.oneof(fc.array(fc.string()), fc.constant([1]), fc.constant([[]])),
  note: fc.oneof(fc.string(), fc.constantFrom(null, 0, -0.5, { deep: [] })),
});
/** A few fields at a time: with all of them wild no case would be left. */
const some = fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 3 });

test('as written by this program, every kind of case is read the quick way', () => {
  const lines = [
    caseLine('c-1', { updated: '2025-04-02T15:00:00.000Z', saleValueJpy: 12, orders: ['o', 'p'] }),
    caseLine('c-2', { state: 'dismissed', traded: false }),
    caseLine('c-3', { state: 'closed', confirmed: '2025-05-01T00:00:00.000Z', firm: '証券' }),
  ];
  for (const line of lines) {
    const text = JSON.stringify(line);
    assert.ok(quick(text), text);
    assert.deepEqual(quick(text), readFsaCaseLine(line), text);
  }
  assert.equal(quick(JSON.stringify(lines[0]))!.updatedDay, 20_181);
});

test('whatever the fields hold, what is read is what JSON.parse reads', () => {
  let read = 0;
  fc.assert(
    fc.property(fields, some, (given, chosen) => {
      const entries = Object.entries(given).filter((_, at) => chosen.includes(at));
      const text = JSON.stringify({ ...caseLine('c-0'), ...Object.fromEntries(entries) });
      const found = quick(text);
      if (found === undefined) return;
      read += 1;
      assert.deepEqual(found, slow(text));
    }),
    { numRuns: 3000, seed: 1 },
  );
  assert.ok(read > 800, String(read));
});

test('a time that hides other fields, and the same field twice', () => {
  const line = JSON.stringify(caseLine('c-1', { saleValueJpy: 7 }));
  for (const text of [
    line.replace('"opened":', '"opened":"x","note":"123456789","opened":'),
    line.replace('"opened":', '"opened":"x","firm":"other","a":"","opened":'),
    line.replace('"state":', '"state":"new","state":'),
    line.replace('"saleValueJpy":7', '"saleValueJpy":7,"saleValueJpy":9'),
    line.replace('"firm":"firm-1"', '"firm":"","firm":"firm-2"'),
  ]) {
    const found = quick(text);
    if (found !== undefined) assert.deepEqual(found, slow(text), text);
  }
  assert.equal(
    quick(line.replace('"saleValueJpy":7', '"saleValueJpy":7,"saleValueJpy":9'))!.saleValueJpy,
    9,
  );
});

test('of a line with a byte changed, cut or put in, nothing is read that JSON.parse would not', () => {
  const text = JSON.stringify(caseLine('c-1', { saleValueJpy: 120, orders: ['o-1'] }));
  const marks = ['', ' ', '"', '\\', '0', '-', ',', '}', '{', '[', ']', ':', 'e', '\u0001', '案'];
  for (let at = 0; at <= text.length; at += 1)
    for (const mark of marks)
      for (const length of [0, 1]) {
        const changed = text.slice(0, at) + mark + text.slice(at + length);
        const found = quick(changed);
        if (found !== undefined) assert.deepEqual(found, slow(changed), changed);
      }
});
