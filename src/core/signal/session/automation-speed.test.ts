import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { automationSpeed } from './automation-speed.ts';

function after(requests: number, seconds: number) {
  const session = aSession({ requests, startMs: noonMs - seconds * 1000 });
  return automationSpeed.evaluate(anOrder(), recalled({ session }));
}

test('ten orders in five seconds are a script', () => {
  const finding = after(10, 5);
  assert.ok(finding && finding.value > 2.4);
  assert.deepEqual(finding.facts, { secondsEach: 0.5, requests: 11 });
});

test('a person with a form needs longer', () => {
  assert.equal(after(3, 60), undefined);
  assert.ok(after(3, 12)!.value < 0.5);
});

test('two requests are no rhythm, and a double click is none', () => {
  assert.equal(after(1, 0.2), undefined);
});

test('a log-in, and a session nobody knows', () => {
  const session = aSession({ requests: 10, startMs: noonMs - 1000 });
  assert.equal(automationSpeed.evaluate(aLogin(), recalled({ session })), undefined);
  assert.equal(automationSpeed.evaluate(anOrder(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(automationSpeed, 'order'));
