// Control coverage from a journal on disk: every claim can be looked up, and damage is told.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { hasReader, wordsOf } from '../edge/document/test-readers.ts';
import { cellsIn, sheetNamed, unzipped } from '../edge/document/xlsx/test-read.ts';
import { openJournal } from '../engine/journal/journal.ts';
import { recordOf } from '../engine/journal-record.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { simulate } from '../simulator/simulate.ts';
import { jsonLines, report, reportFolder } from './test-report.ts';

const { file, path } = reportFolder();
const data = path('data');
const events: object[] = [];
const records: Buffer[] = [];

/** A simulated wave as a service would have journalled it. */
before(async () => {
  const wave = { scenario: 'wave-2025', accounts: 100, scale: 0.01, activity: 0.3, seed: 3 };
  const replay = createReplay(emptyStart(), () => undefined, {
    folded: (folded) => records.push(recordOf(JSON.stringify(folded.event), folded)),
  });
  for (const batch of simulate(wave))
    for (const event of batch) {
      // Those of a whole exchange are nine events in ten, and say nothing here.
      if (event.type === 'bar') continue;
      events.push(event);
      replay.take(JSON.stringify(event));
    }
  const journal = await openJournal(join(data, 'journal'));
  for (let at = 0; at < records.length; at += 500)
    await journal.append(records.slice(at, at + 500), at + 1);
  await journal.close();
});

const coverage = (...args: string[]) => report('coverage', '--data', data, '--simulated', ...args);

interface Told {
  readonly id: string;
  readonly finding: string;
  readonly evidence: readonly {
    readonly measure: string;
    readonly stance: string;
    readonly count: number;
    readonly of?: number;
    readonly first?: { readonly sequence: number; readonly event: string };
  }[];
}

async function told(...args: string[]): Promise<{ controls: Told[]; journal?: object }> {
  const { status, stdout } = await coverage('--json', ...args);
  assert.equal(status, 0);
  return JSON.parse(stdout);
}

test('31 controls; what speaks for or against one has a record behind it', async () => {
  const { controls, journal } = await told();
  assert.equal(controls.length, 31);
  assert.equal((journal as { records: number }).records, records.length);
  for (const { id, finding, evidence } of controls) {
    const has = (stance: string) => evidence.some((one) => one.stance === stance && one.count > 0);
    const wanted = has('for')
      ? has('against')
        ? 'mixed'
        : 'evidence'
      : has('against')
        ? 'against'
        : has('related')
          ? 'related'
          : 'none';
    assert.equal(finding, evidence.length === 0 ? 'outside' : wanted, id);
    for (const { measure, count, of, first } of evidence) {
      assert.ok(of === undefined || count <= of, `${id} ${measure}: ${count} of ${of}`);
      if (count > 0 && !measure.startsWith('records-')) assert.ok(first, `${id} ${measure}`);
    }
  }
});

test('counts are those of the records themselves', async () => {
  const { controls } = await told();
  const evidence = (id: string, measure: string) =>
    controls.find((one) => one.id === id)!.evidence.find((one) => one.measure === measure)!;
  const resistant = new Set(['passkey', 'certificate']);
  const read = records.map((record) => JSON.parse(record.toString()));
  const logins = read.filter(
    ({ event }) =>
      event.type === 'login' && event.outcome === 'success' && resistant.has(event.method),
  );
  assert.ok(logins.length > 0);
  assert.equal(evidence('AU-1', 'logins-resistant').count, logins.length);
  const orders = read.filter(({ event, decision }) => event.type === 'order' && decision);
  assert.equal(evidence('DT-1', 'judged-orders').count, orders.length);
  assert.equal(evidence('RS-6', 'records-sound').count, records.length);
});

test('the record behind a claim is printed by its number', async () => {
  const { controls } = await told();
  const { first } = controls.find(({ id }) => id === 'DT-1')!.evidence[0]!;
  const { stdout } = await coverage('--record', String(first!.sequence));
  const record = JSON.parse(stdout);
  assert.equal(record.event.id, first!.event);
  assert.equal(record.decision.event, first!.event);
  const { status, stderr } = await coverage('--record', '99999999');
  assert.equal(status, 2);
  assert.match(stderr, new RegExp(`the journal has ${records.length} records`));
});

test('the same journal again gives the same bytes; text, PDF and workbook say the same', async (t) => {
  const [one, two] = [await coverage('--lang', 'en'), await coverage('--lang', 'en')];
  assert.equal(one.stdout, two.stdout);
  assert.match(one.stdout, /\[SIMULATED DATA\]/);
  assert.match(one.stdout, /^Hash of the last batch +[0-9a-f]{64}$/m);
  const [pdf, xlsx] = [path('c.pdf'), path('c.xlsx')];
  await coverage('--format', 'pdf', '--out', pdf);
  await coverage('--format', 'xlsx', '--out', xlsx, '--lang', 'en');
  const parts = await unzipped(readFileSync(xlsx));
  const controls = cellsIn(sheetNamed(parts, 'Controls'));
  assert.equal(controls.get('A4')!.value, 'AU-1');
  assert.equal(controls.get('A34')!.value, 'GV-4');
  const shown = controls.get('E4')!.value.split('\n')[1]!;
  assert.ok(one.stdout.includes(shown), shown);
  assert.ok(cellsIn(sheetNamed(parts, 'Evidence')).size > 200);
  if (!hasReader(t, 'pdftotext')) return;
  const words = wordsOf(readFileSync(pdf));
  assert.match(words, /統制の証跡一覧/);
  assert.match(words, /サブドメインテイクオーバー対策/);
});

test('from event files the decisions are worked out again, and that is said', async () => {
  const list = file('events.jsonl', jsonLines(events));
  const { status, stdout } = await report('coverage', '--events', list, '--lang', 'en');
  assert.equal(status, 0);
  assert.match(stdout, /\[WORKED OUT AGAIN\]/);
  assert.match(stdout, /RS-6 .*\n {2}=> no record\n/);
  assert.match(stdout, /default-1 \(default of the program\)/);
});

test('firm and period narrow it down', async () => {
  const all = await told();
  const march = await told('--from', '2025-03-01', '--to', '2025-03-31');
  const count = ({ controls }: { controls: Told[] }) => controls[0]!.evidence[0]!.count;
  assert.ok(count(march) > 0 && count(march) < count(all));
  const nobody = await coverage('--from', '2031-01-01');
  assert.deepEqual([nobody.status, nobody.stderr], [1, 'no record of that firm and period\n']);
});

test('a damaged record is told as such, and what is sound is still counted', async () => {
  const spoiled = path('spoiled');
  const journal = await openJournal(join(spoiled, 'journal'));
  await journal.append(records.slice(0, 100), 1);
  await journal.append(records.slice(100, 200), 101);
  await journal.close();
  const [segment] = readdirSync(join(spoiled, 'journal')).filter((name) =>
    name.endsWith('.segment'),
  );
  const place = join(spoiled, 'journal', segment!);
  const bytes = readFileSync(place);
  bytes[200]! ^= 1;
  writeFileSync(place, bytes);
  const { status, stdout } = await report('coverage', '--data', spoiled, '--lang', 'en');
  assert.equal(status, 0);
  assert.match(stdout, /RS-6 .*\n {2}=> evidence both ways\n/);
  assert.match(stdout, /^Damaged place +\d+\.segment: /m);
});

test('wrong usage is said', async () => {
  for (const [args, said] of [
    [['coverage'], /either --data DIR, a journal, or --events FILE/],
    [['coverage', '--data', path('nowhere')], /nowhere/],
    [['coverage', '--data', data, '--format', 'pdf'], /needs --out FILE/],
    [['coverage', '--data', data, '--from', 'May'], /--from and --to are dates/],
    [['coverage', '--data', data, '--from', '2025-05-01', '--to', '2025-04-01'], /is after/],
  ] as const) {
    const { status, stderr } = await report(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  }
});
