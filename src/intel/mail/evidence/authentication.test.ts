import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Authentication, mailboxOf } from '../mail.ts';
import { found, sbi, stranger } from '../test-mail.ts';
import {
  authenticationAbsent,
  authenticationFailed,
  forgedFirmSender,
  provenFirmSender,
  provenSender,
} from './authentication.ts';

const results = (spf: string, dkim: string, dmarc: string): Authentication => ({
  spf,
  dkim,
  dmarc,
  proven: dmarc === 'pass',
});

test("a firm's address that failed is forged; one that nobody checked is not", () => {
  assert.equal(
    found(forgedFirmSender, { from: sbi, authentication: results('fail', 'none', 'fail') }),
    1,
  );
  assert.ok(
    found(forgedFirmSender, { from: sbi, authentication: results('none', 'none', 'none') }) > 0,
  );
  assert.equal(found(forgedFirmSender, { from: sbi, authentication: results('', '', '') }), 0);
  assert.equal(
    found(forgedFirmSender, { from: sbi, authentication: results('pass', 'pass', 'pass') }),
    0,
  );
  assert.equal(
    found(forgedFirmSender, { from: stranger, authentication: results('fail', 'none', 'fail') }),
    0,
  );
});

test('a quoted mail proves and forges nothing', () => {
  const changes = { from: sbi, quoted: true, authentication: results('fail', 'none', 'fail') };
  assert.equal(found(forgedFirmSender, changes), 0);
});

test('failed, absent and passed are three things', () => {
  const failed = { authentication: results('softfail', 'none', 'fail') };
  const absent = { authentication: results('none', 'none', 'none') };
  const passed = { authentication: results('pass', 'pass', 'bestguesspass') };
  assert.deepEqual(
    [failed, absent, passed].map((one) => found(authenticationFailed, one)),
    [1, 0, 0],
  );
  assert.deepEqual(
    [failed, absent, passed].map((one) => found(authenticationAbsent, one)),
    [0, 1, 0],
  );
});

test("only a firm's own proven domain is a proven firm", () => {
  const authentication = results('pass', 'pass', 'pass');
  assert.equal(found(provenFirmSender, { from: sbi, authentication }), 1);
  assert.equal(found(provenFirmSender, { from: stranger, authentication }), 0);
  assert.equal(
    found(provenFirmSender, { from: sbi, authentication: { ...authentication, proven: false } }),
    0,
  );
});

test('proving a throw-away domain does not help who claims to be a firm', () => {
  const authentication = results('pass', 'pass', 'pass');
  assert.equal(found(provenSender, { authentication }), 1);
  assert.equal(found(provenSender, { from: stranger, authentication }), 0);
  assert.equal(found(provenSender, { from: mailboxOf('花子', 'a@b.jp'), authentication }), 1);
  assert.equal(found(provenSender, { from: mailboxOf('花子', 'a@gmail.com'), authentication }), 0);
  assert.equal(found(provenSender, { from: mailboxOf('花子', 'a@b.top'), authentication }), 0);
});
