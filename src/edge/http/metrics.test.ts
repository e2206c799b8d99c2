import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from './test-server.ts';

/** Value of one sample line of the text format. */
function sample(text: string, name: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  assert.ok(line, `${name} in ${text}`);
  return Number(line.slice(name.length));
}

test('the engine, the requests and the process are measured', () =>
  withServer(async ({ get, post }) => {
    for (let i = 0; i < 3; i++) await post('/v1/decisions', '{}');
    await get('/v1/alerts');
    const answer = await get('/metrics');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    const text = await answer.text();
    assert.equal(sample(text, 'sekisho_decisions_total{verdict="allow"}'), 70);
    assert.equal(sample(text, 'sekisho_decisions_total{verdict="hold"}'), 5);
    assert.equal(sample(text, 'sekisho_refused_total'), 2);
    assert.equal(sample(text, 'sekisho_duplicates_total'), 4);
    assert.equal(sample(text, 'sekisho_engine_total{name="clocks"}'), 9);
    assert.equal(sample(text, 'sekisho_engine_sequence'), 120);
    assert.equal(sample(text, 'sekisho_engine_queue_length'), 3);
    assert.equal(sample(text, 'sekisho_checkpoint_lag_events'), 20);
    assert.equal(sample(text, 'sekisho_projection_lag_events'), 5);
    const seconds = 'sekisho_request_duration_seconds';
    assert.equal(sample(text, `${seconds}_count{route="decisions"}`), 3);
    assert.equal(sample(text, `${seconds}_count{route="alerts"}`), 1);
    const taken = sample(text, `${seconds}_sum{route="decisions"}`);
    assert.ok(
      taken > 0 && taken < process.uptime(),
      `${taken} s for what began after this process`,
    );
    assert.equal(sample(text, `${seconds}_bucket{le="+Inf",route="decisions"}`), 3);
    assert.ok(sample(text, 'sekisho_process_cpu_seconds_total') > 0);
    assert.ok(sample(text, 'sekisho_process_resident_memory_bytes') > 1e7);
  }));

test('counts of the engine are not added up from reading to reading', () =>
  withServer(async ({ get }) => {
    await get('/metrics');
    const text = await (await get('/metrics')).text();
    assert.equal(sample(text, 'sekisho_decisions_total{verdict="allow"}'), 70);
  }));

test('every name is our own', () =>
  withServer(async ({ get }) => {
    const text = await (await get('/metrics')).text();
    for (const line of text.split('\n').filter((each) => each && !each.startsWith('#'))) {
      assert.match(line, /^sekisho_/);
    }
  }));
