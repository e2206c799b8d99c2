import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, minuteMs } from '../core/lib/decay.ts';
import { alertsPerFirmMax, answersPerFirmMax } from './limits.ts';
import { receive } from './receive.ts';
import { createHub } from './state.ts';
import { anAlert, anIndicator, aSubmission, domain, nineMs, tell } from './test-messages.ts';

test('the same message twice counts once and is answered alike', () => {
  const hub = createHub(['a', 'b']);
  const message = aSubmission('a', [anAlert(), { type: 'retraction', what: domain }], nineMs);
  const first = receive(hub, message, nineMs);
  assert.ok(!first.fault && !first.isRepeated);
  assert.deepEqual(first.outcome, { taken: 1, refused: [{ item: 1, code: 'unknown' }] });
  const { change } = hub;
  const second = receive(hub, message, nineMs + dayMs);
  assert.ok(!second.fault && second.isRepeated);
  assert.deepEqual(second.outcome, first.outcome);
  assert.equal(hub.change, change);
});

test('an old, a reordered, a changed and a stranger’s message are refused', () => {
  const hub = createHub(['a']);
  const early = aSubmission('a', [anIndicator()], nineMs);
  const message = aSubmission('a', [anIndicator()], nineMs);
  receive(hub, message, nineMs);
  const faultOf = (sent: typeof message, nowMs = nineMs) => receive(hub, sent, nowMs).fault;
  assert.equal(faultOf(early), 'sequence-passed');
  assert.equal(faultOf({ ...message, signature: 'B'.repeat(86) }), 'sequence-reused');
  assert.equal(faultOf(aSubmission('x', [], nineMs)), 'firm-unknown');
  const old = aSubmission('a', [], nineMs - 5 * minuteMs - 1);
  assert.equal(faultOf(old), 'clock-apart');
  assert.equal(faultOf(aSubmission('a', [], nineMs + 5 * minuteMs + 1)), 'clock-apart');
  assert.equal(faultOf(aSubmission('a', [], nineMs - 5 * minuteMs)), undefined);
});

test('answers are remembered for so many messages; a copy of an older one does nothing', () => {
  const hub = createHub(['a']);
  const first = aSubmission('a', [anIndicator()], nineMs);
  receive(hub, first, nineMs);
  for (let at = 0; at < answersPerFirmMax; at += 1)
    receive(hub, aSubmission('a', [], nineMs), nineMs);
  assert.equal(hub.firms.get('a')!.answers.size, answersPerFirmMax);
  assert.equal(receive(hub, first, nineMs).fault, 'sequence-passed');
});

test('a firm that reports too much is refused, and the others go on', () => {
  const hub = createHub(['a', 'b']);
  for (let at = 0; at < alertsPerFirmMax; at += 1)
    assert.equal(tell(hub, 'a', anAlert({ instrument: `XTKS:${1000 + at}` })), undefined);
  assert.equal(tell(hub, 'a', anAlert({ instrument: 'XTKS:9999' })), 'too-many');
  assert.equal(tell(hub, 'a', anAlert({ instrument: 'XTKS:1000' })), undefined, 'known ones go on');
  assert.equal(tell(hub, 'b', anAlert({ instrument: 'XTKS:9999' })), undefined);
  tell(hub, 'a', anAlert({ instrument: 'XTKS:1000', state: 'closed' }));
  assert.equal(tell(hub, 'a', anAlert({ instrument: 'XTKS:9999' })), undefined);
});

test('what no longer holds makes room', () => {
  const hub = createHub(['a']);
  tell(hub, 'a', anIndicator({ expires: '2025-04-16T01:00:00.000Z' }));
  assert.equal(hub.firms.get('a')!.indicators, 1);
  tell(hub, 'a', anAlert(), nineMs + dayMs);
  assert.equal(hub.firms.get('a')!.indicators, 0);
  assert.equal(hub.indicators.size, 0);
});
