import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemas } from '../../core/event/event.ts';
import type { ImportedEvent, ImportFault, ImportLabel } from './importer.ts';
import { importRbaCsv } from './rba-csv.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rba-csv-'));
});
after(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const path = join(folder, 'rba.csv');
  await writeFile(path, text);
  const faults: ImportFault[] = [];
  const labels: ImportLabel[] = [];
  const events: ImportedEvent[] = [];
  for await (const event of importRbaCsv(path, {
    onFault: (fault) => void faults.push(fault),
    onLabel: (label) => void labels.push(label),
  }))
    events.push(event);
  return { events, faults, labels };
}

const header =
  'index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String,Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover\n';
/** Invented values in the form of the data set. */
const good =
  '0,2020-02-03 12:43:30.772,-4324475583306591935,,10.0.65.171,NO,-,-,29695,"Mozilla/5.0 (Linux, Android 4.1; Galaxy, Build/40)",Firefox 20.0.0.1618,iOS 13.4,mobile,False,False,False\n';

test('a row becomes a login of the contract', async () => {
  const { events, faults, labels } = await read(header + good);
  assert.deepEqual(faults, []);
  assert.deepEqual(labels, []);
  assert.deepEqual(events, [
    {
      id: 'rba-0',
      type: 'login',
      time: '2020-02-03T12:43:30.772Z',
      account: '-4324475583306591935',
      session: 'rba-s-0',
      outcome: 'failure',
      method: 'password',
      channel: 'web',
      ip: '10.0.65.171',
      userAgent: 'Mozilla/5.0 (Linux, Android 4.1; Galaxy, Build/40)',
      origin: {
        asn: 29695,
        country: 'NO',
        network: 'unknown',
        browser: 'Firefox 20',
        os: 'iOS 13.4',
        form: 'phone',
        region: '',
        city: '',
      },
    },
  ]);
  assert.ok(schemas.login.safeParse(events[0]).success);
});

test('labels go their own way and never into the event', async () => {
  const attack = good.replace('False,False,False', 'True,True,True').replace(/^0/, '7');
  const { events, labels } = await read(header + good + attack);
  assert.deepEqual(labels, [
    { event: 'rba-7', episode: 'rba-takeover--4324475583306591935', kind: 'takeover' },
    { event: 'rba-7', episode: 'rba-address-10.0.65.171', kind: 'attack-address' },
  ]);
  assert.equal(events[1].outcome, 'success');
  assert.ok(!JSON.stringify(events[1]).includes('takeover'));
});

test('releases without an index are numbered by row; seconds without a fraction are read', async () => {
  const short =
    'Login Timestamp,User ID,IP Address,Login Successful\n' +
    '2020-02-03 12:43:30,1,10.0.0.1,True\n2020-02-03 12:43:31.5,1,2001:db8::1,True\n';
  const { events } = await read(short);
  assert.deepEqual(
    events.map(({ id, time }) => [id, time]),
    [
      ['rba-1', '2020-02-03T12:43:30.000Z'],
      ['rba-2', '2020-02-03T12:43:31.500Z'],
    ],
  );
  for (const event of events) assert.ok(schemas.login.safeParse(event).success);
});

test('malformed rows are told by line and field, and the rest goes on', async () => {
  const broken = [
    good.replace('2020-02-03', '2020-02-30'),
    good.replace('-4324475583306591935', ''),
    good.replace('10.0.65.171', 'nowhere'),
    good.replace('False,False,False', 'Perhaps,False,False'),
    'too,short\n',
  ];
  const { events, faults } = await read(header + broken.join('') + good);
  assert.equal(events.length, 1);
  assert.deepEqual(
    faults.map(({ line, field }) => [line, field]),
    [
      [2, 'Login Timestamp'],
      [3, 'User ID'],
      [4, 'IP Address'],
      [5, 'Login Successful'],
      [6, 'row'],
    ],
  );
});
