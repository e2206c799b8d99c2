import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { weighUrl } from '../intel/url/weigh-url.ts';
import { firmsOf, taughtJudge } from './confirmed-urls.ts';
import { UsageError } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'confirmed-urls-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('what is confirmed teaches in the order of its dates; faults are told and passed over', async () => {
  let messages = '';
  const output = { stdout: () => undefined, stderr: (text: string) => (messages += text) };
  const path = file(
    'list.csv',
    'url,date,brand\nhttps://bcdfgh.top/x,2025-07-02,SBI証券\nhttps://bcdfgh.top/y,2025-07-01,JCB\nhttps://a.top/,soon,JCB\nhttps://b.top/,,JCB\n',
  );
  const { judge, lastMs } = await taughtJudge(path, [], output);
  assert.equal(lastMs, Date.parse('2025-07-02T00:00:00+09:00'));
  assert.ok(weighUrl(judge, 'bcdfgh.top', lastMs)!.risk >= 0.5);
  assert.equal(judge.memory.all.teacher, 'list.csv');
  assert.match(messages, /line 4: .*line 5: expected a date and a brand/s);
});

test('no list is no memory; a list or firm file that cannot be read is wrong usage', async () => {
  const output = { stdout: () => undefined, stderr: () => undefined };
  const { judge, lastMs } = await taughtJudge(undefined, [], output);
  assert.deepEqual([judge.memory.recent.size, lastMs], [0, undefined]);
  await assert.rejects(taughtJudge(join(folder, 'none'), [], output), UsageError);
  assert.throws(() => firmsOf(file('firms.json', '{"id":1}')), UsageError);
});
