import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { runToEnd } from './test-run.ts';
import { writeSimulation } from './write.ts';

const options = { scenario: 'wave-2025', accounts: 300, seed: 9, scale: 0.02, days: 58 };
let folder: string;

interface Row {
  readonly campaign: string;
  readonly kind: string;
  readonly instrument?: string;
  readonly startsAt: string;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulation-'));
});

after(() => rm(folder, { recursive: true, force: true }));

test('files hold exactly what the generator yields', async () => {
  const out = join(folder, 'deep', 'out');
  const summary = await writeSimulation(options, out);
  const expected = runToEnd(options);
  const events = gunzipSync(await readFile(join(out, 'events.jsonl.gz'))).toString();
  assert.equal(events, expected.events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const labels = (await readFile(join(out, 'labels.jsonl'), 'utf8')).trimEnd().split('\n');
  assert.deepEqual(
    labels.map((line) => JSON.parse(line)),
    [...expected.labels].map(([event, episode]) => ({ event, episode })),
  );
  assert.ok(labels.length > 100);
  assert.deepEqual(summary, expected.summary);
});

test('the campaigns beside the labels tell kind, stock and start of each episode', async () => {
  const out = join(folder, 'campaigns');
  const summary = await writeSimulation(options, out);
  const rows = JSON.parse(await readFile(join(out, 'campaigns.json'), 'utf8')) as Row[];
  const told = new Set(rows.map(({ campaign }) => campaign));
  const labels = (await readFile(join(out, 'labels.jsonl'), 'utf8')).trimEnd().split('\n');
  for (const line of labels) {
    const { episode } = JSON.parse(line) as { episode: string };
    assert.ok(told.has(episode.split(':')[0]!), episode);
  }
  assert.equal(rows.length, summary.campaigns.length);
  for (const row of rows) {
    const known = summary.campaigns.find(({ campaign }) => campaign === row.campaign)!;
    assert.equal(row.kind, known.kind);
    assert.equal(row.startsAt, known.startsAt);
    assert.equal(row.instrument, known.targets.length > 0 ? known.instrument : undefined);
  }
});

test('the same options write the same bytes', async () => {
  const short = { ...options, days: 5 };
  await writeSimulation(short, join(folder, 'first'));
  await writeSimulation(short, join(folder, 'second'));
  for (const name of ['events.jsonl.gz', 'labels.jsonl']) {
    const first = await readFile(join(folder, 'first', name));
    assert.ok(first.equals(await readFile(join(folder, 'second', name))), name);
  }
});

test('nothing is written where an option is out of range', async () => {
  const out = join(folder, 'refused');
  await assert.rejects(writeSimulation({ ...options, accounts: -1 }, out), /accounts/);
  assert.equal(existsSync(out), false);
});

test('a folder that cannot be written to is an error, not a hang', async () => {
  await assert.rejects(writeSimulation({ ...options, days: 2 }, join('/dev/null', 'out')));
});
