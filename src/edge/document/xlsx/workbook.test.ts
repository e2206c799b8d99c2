// Workbooks are sound archives of sound XML: what goes in comes out, whatever the text, and the
// same input gives the same bytes.
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellName, columnName, type Row, sheetReference } from './sheet.ts';
import { styleNumber, stylesXml } from './styles.ts';
import { cellsIn, sheetNamed, unzipped, written } from './test-read.ts';
import { type Workbook, writeWorkbook } from './workbook.ts';

const workbook = (rows: Iterable<Row>, name = '事案'): Workbook => ({
  title: 'a & b',
  created: '2025-04-16T00:00:00Z',
  sheets: [{ name, widths: [10, 20], rows, frozen: { rows: 1, columns: 1 }, filter: 'A1:B2' }],
});

const cellsOf = async (rows: Iterable<Row>, name = '事案') => {
  const bytes = await written((target) => writeWorkbook(target, workbook(rows, name)));
  return cellsIn(sheetNamed(await unzipped(bytes), name));
};

test('texts, numbers and formulas come back from their cells', async () => {
  const cells = await cellsOf([
    { cells: [{ text: '証券 & 證券 <"x">' }, undefined, { number: -0.5, style: 'count' }] },
    { cells: [{ formula: "SUM('事案'!C1:C1)", value: -0.5 }] },
  ]);
  assert.deepEqual(Object.fromEntries(cells), {
    A1: { value: '証券 & 證券 <"x">' },
    C1: { value: '-0.5' },
    A2: { value: '-0.5', formula: "SUM('事案'!C1:C1)" },
  });
});

test('every text comes back but for what XML cannot hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const cells = await cellsOf([{ cells: [{ text }] }]);
      const kept = text
        .toWellFormed()
        .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/gu, '');
      const read = cells.get('A1')!.value.replaceAll('\uFFFD', '');
      assert.equal(read, kept);
    }),
    { numRuns: 40 },
  );
});

test('the same input gives the same bytes', async () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({ cells: [{ number: at }] }));
  const once = await written((target) => writeWorkbook(target, workbook(rows)));
  const again = await written((target) => writeWorkbook(target, workbook(rows)));
  assert.deepEqual(once, again);
});

test('rows are made as they are written: a slow reader holds the writer back', async () => {
  let [made, madeAhead] = [0, 0];
  let taken = 0;
  function* rows(): Generator<Row> {
    for (; made < 60_000; made += 1) {
      madeAhead = Math.max(madeAhead, made - taken);
      yield { cells: [{ text: `${(made * 2_654_435_761) % 2 ** 32}` }] };
    }
  }
  const target = new Writable({
    highWaterMark: 1024,
    write(_, __, done) {
      taken = made;
      setImmediate(done);
    },
  });
  await writeWorkbook(target, workbook(rows()));
  assert.equal(made, 60_000);
  assert.ok(madeAhead < 30_000, String(madeAhead));
});

test('a target that fails ends the writing with its error', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => ({ cells: [{ text: `row ${at}` }] }));
  const target = new Writable({
    highWaterMark: 1,
    write(_, __, done) {
      done(new Error('disk full'));
    },
  });
  await assert.rejects(writeWorkbook(target, workbook(rows)), /disk full/);
});

test('names of columns, cells and sheets', () => {
  assert.deepEqual([0, 25, 26, 51, 702].map(columnName), ['A', 'Z', 'AA', 'AZ', 'AAA']);
  assert.equal(cellName(2, 5), 'C6');
  assert.equal(sheetReference("it's"), "'it''s'!");
});

test('every style has its entry', () => {
  const entries = stylesXml().split('<cellXfs')[1].match(/<xf /g)!.length;
  assert.equal(styleNumber('plain'), 0);
  assert.equal(styleNumber('totalMillions'), entries - 1);
});
