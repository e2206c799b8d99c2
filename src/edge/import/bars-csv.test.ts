import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemas } from '../../core/event/event.ts';
import { importBarsCsv } from './bars-csv.ts';
import { ImportError, type ImportedEvent, type ImportFault } from './importer.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bars-csv-'));
});
after(() => rm(folder, { recursive: true }));

async function read(rows: string, instrument?: string) {
  const path = join(folder, 'bars.csv');
  await writeFile(path, `code,date,open,high,low,close,volume\n${rows}`);
  const faults: ImportFault[] = [];
  const events: ImportedEvent[] = [];
  const onFault = (fault: ImportFault) => void faults.push(fault);
  for await (const event of importBarsCsv(path, { onFault, instrument })) events.push(event);
  return { events, faults };
}

test('a row becomes a bar of the contract, complete when its day is over', async () => {
  const { events } = await read('1301,2021-07-01,2846.43,2850,2816.2,2823,13700\n', 'XTKS');
  assert.deepEqual(events, [
    {
      id: 'XTKS:1301-2021-07-01',
      type: 'bar',
      time: '2021-07-02T00:00:00.000Z',
      instrument: 'XTKS:1301',
      seconds: 86_400,
      ...{ open: 2846.43, high: 2850, low: 2816.2, close: 2823, volume: 13_700 },
    },
  ]);
  assert.ok(schemas.bar.safeParse(events[0]).success);
});

test('ordered by code in the file, by date in the events', async () => {
  const { events } = await read(
    '1,2021-07-01,1,1,1,1,0\n1,2021-07-02,1,1,1,1,1\n2,2021-07-01,1,1,1,1,1\n',
  );
  assert.deepEqual(
    events.map(({ id }) => id),
    ['XXXX:1-2021-07-01', 'XXXX:2-2021-07-01', 'XXXX:1-2021-07-02'],
  );
});

test('a row that is none costs itself; a market that is none, the file', async () => {
  const good = '1301,2021-07-01,1,1,1,1,1\n';
  const { events, faults } = await read(
    `${good}1301,2021-7-2,1,1,1,1,1\n13 01,2021-07-02,1,1,1,1,1\n1301,2021-07-02,1,0,1,1,1\n1301,2021-07-02,1,1,1,1,\n`,
  );
  assert.equal(events.length, 1);
  assert.deepEqual(
    faults.map(({ line, field }) => [line, field]),
    [
      [3, 'date'],
      [4, 'code'],
      [5, 'high'],
      [6, 'volume'],
    ],
  );
  await assert.rejects(read(good, 'XTKS:1301'), ImportError);
});
