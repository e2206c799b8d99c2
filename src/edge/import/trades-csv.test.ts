import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { schemas } from '../../core/event/event.ts';
import {
  ImportError,
  type ImportedEvent,
  type ImportFault,
  type ImportOptions,
} from './importer.ts';
import { importTradesCsv } from './trades-csv.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trades-csv-'));
});
after(() => rm(folder, { recursive: true }));

async function read(name: string, text: string | Buffer, options: ImportOptions = {}) {
  const path = join(folder, name);
  await writeFile(path, text);
  const faults: ImportFault[] = [];
  const events: ImportedEvent[] = [];
  const onFault = (fault: ImportFault) => void faults.push(fault);
  for await (const event of importTradesCsv(path, { onFault, ...options })) events.push(event);
  return { events, faults };
}

const header = 't_ms,side,price_sat,amount\n';

test('a row becomes a trade of the contract', async () => {
  const text = `${header}1605549866174,b,136,335\n1605549866487,s,135.5,0.25\n1605549866500,,136,1\n`;
  const { events, faults } = await read('a.csv', text, { instrument: 'XTKS:7203', firm: 'f1' });
  assert.deepEqual(faults, []);
  assert.deepEqual(events[0], {
    id: 'XTKS:7203-1605549866174-1',
    type: 'trade',
    time: '2020-11-16T18:04:26.174Z',
    instrument: 'XTKS:7203',
    price: 136,
    quantity: 335,
    side: 'buy',
    firm: 'f1',
  });
  assert.equal(events[1].side, 'sell');
  assert.ok(!('side' in events[2]));
  for (const event of events) assert.ok(schemas.trade.safeParse(event).success);
});

test('the name of the file tells the instrument, and gzip the ending', async () => {
  const text = gzipSync(`${header}1,b,1,1\n`);
  const { events } = await read('APPC_2020-11-18_1800Z.csv.gz', text);
  assert.equal(events[0].instrument, 'XXXX:APPC');
  assert.ok(schemas.trade.safeParse(events[0]).success);
});

test('equal rows get different ids, the same file the same ones', async () => {
  const text = `${header}1000,b,1,1\n1000,b,1,1\n`;
  const ids = (await read('b.csv', text)).events.map(({ id }) => id);
  assert.equal(new Set(ids).size, 2);
  assert.deepEqual(
    (await read('b.csv', text)).events.map(({ id }) => id),
    ids,
  );
});

test('malformed rows are told by line and field, and the rest goes on', async () => {
  const rows = [
    '1,b,1,1',
    'x,b,1,1',
    '2,q,1,1',
    '3,b,0,1',
    '4,b,1,',
    '5,b,1',
    '6,s,2,2',
    '1e300,b,1,1',
  ];
  const { events, faults } = await read('c.csv', `${header}${rows.join('\r\n')}\r\n`);
  assert.deepEqual(
    events.map(({ price }) => price),
    [1, 2],
  );
  assert.deepEqual(
    faults.map(({ line, field }) => [line, field]),
    [
      [3, 't_ms'],
      [4, 'side'],
      [5, 'price_sat'],
      [6, 'amount'],
      [7, 'row'],
      [9, 't_ms'],
    ],
  );
});

test('a file of another kind, a missing file and a wrong instrument are refused', async () => {
  await assert.rejects(read('d.csv', 'a,b\n1,2\n'), /t_ms/);
  await assert.rejects(read('e.csv', header, { instrument: 'toyota' }), ImportError);
  await assert.rejects(async () => {
    for await (const _ of importTradesCsv(join(folder, 'absent.csv'), {})) assert.fail();
  }, /ENOENT/);
  await assert.rejects(read('f.csv.gz', 'no gzip'), /header/);
});

test('a row with a number beyond what an event may hold is named by its line', async () => {
  const { events, faults } = await read(
    'big.csv',
    `${header}1605549866174,b,136,1e40\n1605549866175,b,1e40,1\n`,
  );
  assert.deepEqual(events, []);
  assert.deepEqual(
    faults.map(({ line, field }) => [line, field]),
    [
      [2, 'amount'],
      [3, 'price_sat'],
    ],
  );
});
