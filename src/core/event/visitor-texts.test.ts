import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvent } from './read.ts';
import { withVisitorTextsCut } from './visitor-texts.ts';

const login = {
  id: 'e-1',
  type: 'login',
  time: '2025-03-03T01:00:00.000Z',
  account: 'a-1',
  session: 's-1',
  outcome: 'success',
  method: 'password',
  channel: 'web',
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
};

test('what is not too long is the same object', () => {
  assert.equal(withVisitorTextsCut(login), login);
});

test('a log-in with overlong texts of the visitor is read, and they are cut', () => {
  const read = readEvent({
    ...login,
    userAgent: 'x'.repeat(60_000),
    referrer: `https://a.example/${'y'.repeat(5_000)}`,
    device: 'd'.repeat(500),
    language: 'ja'.repeat(200),
  });
  assert.ok(read.event?.type === 'login');
  const { userAgent, referrer, device, language } = read.event;
  assert.deepEqual(
    [userAgent, referrer, device, language].map((text) => text?.length),
    [1024, 1024, 128, 64],
  );
});

test('half a character at the cut does not get the log-in refused', () => {
  const read = readEvent({ ...login, userAgent: `${'x'.repeat(1_023)}\u{1f600}` });
  assert.ok(read.event?.type === 'login');
  assert.ok(read.event.userAgent.isWellFormed());
});

test('an empty device cookie is as none', () => {
  assert.ok(readEvent({ ...login, device: '' }).event);
});
