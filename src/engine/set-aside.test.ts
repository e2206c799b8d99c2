import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aLogin } from '../core/state/test-events.ts';
import { openSetAside } from './set-aside.ts';
import { startTestEngine } from './test-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekisho-set-aside-'));
after(() => rmSync(folder, { recursive: true }));

const fatal = aLogin({ id: 'fatal', account: 'ken', session: 's-ken', ip: '203.0.113.66' });
const lookUp = (ip?: string): undefined => {
  if (ip === fatal.ip) throw new Error('broken off');
};

test('an event that ended one life of the engine is refused in the next, and the rest goes on', async () => {
  const first = await startTestEngine({ lookUp, setAside: openSetAside(folder) });
  // Nobody is answered by a life that ends: its supervisor tells who waits.
  void first.engine.decide('', JSON.stringify(fatal));
  while (first.faults.length === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.match(String(first.faults[0]), /broken off/);
  await first.engine.stop();

  const { engine, faults } = await startTestEngine({ lookUp, setAside: openSetAside(folder) });
  const again = await engine.decide('', JSON.stringify(fatal));
  assert.equal(again.status, 422);
  assert.equal(JSON.parse(again.body).code, 'set-aside');
  const many = await engine.record('', JSON.stringify([fatal, aLogin({ id: 'sound' })]));
  const { accepted, refused } = JSON.parse(many.body);
  assert.equal(accepted, 1);
  assert.deepEqual([refused[0].line, refused[0].error.code], [1, 'set-aside']);
  assert.equal(engine.counters.set_aside, 2);
  assert.deepEqual(faults, []);
  await engine.stop();
});

test('a file that cannot be read sets nothing aside; of many ids the oldest go', () => {
  writeFileSync(join(folder, 'set-aside.json'), '["a');
  const empty = openSetAside(folder);
  assert.equal(empty.has('a'), false);
  for (let nth = 0; nth < 1_001; nth += 1) empty.add(`id-${nth}`);
  const again = openSetAside(folder);
  assert.equal(again.has('id-0'), false);
  assert.equal(again.has('id-1000'), true);
});
