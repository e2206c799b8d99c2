import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { temporaryFolder } from '../../test/service.ts';
import { readDate, readUrlRows, type UrlRow, type UrlRowFault } from './url-rows.ts';

async function read(t: TestContext, content: string | Buffer, name = 'urls.csv') {
  const path = join(await temporaryFolder(t), name);
  writeFileSync(path, content);
  const rows: UrlRow[] = [];
  const faults: UrlRowFault[] = [];
  await readUrlRows(
    path,
    (row) => rows.push(row),
    (fault) => faults.push(fault),
  );
  return { rows, faults };
}

const noon = Date.UTC(2025, 6, 1, 3);

test('without a header every line is one URL, commas and all', async (t) => {
  const { rows } = await read(t, 'example.com\n\n https://a.example/x,y \r\nb.example');
  assert.deepEqual(
    rows.map(({ url }) => url),
    ['example.com', 'https://a.example/x,y', 'b.example'],
  );
});

test('columns are taken by name, in any order, others are passed over', async (t) => {
  const csv =
    '\uFEFFmonth,Date,URL,host,brand\n202507,2025/07/01 12:00:00,https://a.example/,x,SBI証券\n';
  const { rows } = await read(t, csv);
  assert.deepEqual(rows, [{ line: 2, url: 'https://a.example/', timeMs: noon, brand: 'SBI証券' }]);
});

test('names alone may follow, and dates and brands may be missing', async (t) => {
  const { rows } = await read(
    t,
    'url,date,brand\nexample.com\nb.example,,\nc.example,2025-07-01T03:00Z,\n',
  );
  assert.deepEqual(
    rows.map(({ url, timeMs, brand }) => [url, timeMs, brand]),
    [
      ['example.com', undefined, undefined],
      ['b.example', undefined, undefined],
      ['c.example', noon, undefined],
    ],
  );
});

test('a comma too many is the URL’s own, quoted or not', async (t) => {
  const { rows } = await read(
    t,
    'date,url,brand\n2025-07-01 12:00,https://a.example/x,y,z,JCB\n2025-07-01 12:00,"https://a.example/x,y",JCB\n',
  );
  assert.deepEqual(
    rows.map(({ url, brand }) => [url, brand]),
    [
      ['https://a.example/x,y,z', 'JCB'],
      ['https://a.example/x,y', 'JCB'],
    ],
  );
});

test('a row that is none is said with its line, and the rest goes on', async (t) => {
  const { rows, faults } = await read(
    t,
    'url,date\na.example,soon\n"b.example,2025-07-01\nc.example,2025-07-01\n',
  );
  assert.deepEqual(
    faults.map(({ line }) => line),
    [2, 3],
  );
  assert.deepEqual(
    rows.map(({ url }) => url),
    ['c.example'],
  );
});

test('a packed file and a column named host are read', async (t) => {
  const { rows } = await read(t, gzipSync('host,brand\na.example,JCB\n'), 'urls.csv.gz');
  assert.deepEqual(rows, [{ line: 2, url: 'a.example', brand: 'JCB' }]);
});

test('dates are read with and without a zone; without one they are Japan’s', () => {
  for (const text of [
    '2025/07/01 12:00:00',
    '2025-07-01T12:00:00+09:00',
    '2025-07-01T03:00:00Z',
    '2025-07-01 12:00',
    '2025/7/1 12:00',
    '2025-07-01T03:00:00.000Z',
  ])
    assert.equal(readDate(text), noon, text);
  assert.equal(readDate('2025-07-01'), noon - 12 * 3_600_000);
  for (const text of ['', 'yesterday', '2025', '2025-13-01', '2025-07-01 nine', '01/07/2025'])
    assert.equal(readDate(text), undefined, text);
});
