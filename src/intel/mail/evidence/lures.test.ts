import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../test-mail.ts';
import { lureEvidences, secretsByReply } from './lures.ts';

const urgency = lureEvidences.find(({ id }) => id === 'urgency')!;

test('more phrases count for more, each less than the one before', () => {
  const values = ['至急', '至急、本日中に', '至急、本日中に、速やかに'].map((text) =>
    found(urgency, { text }),
  );
  assert.deepEqual(values, [0.5, 0.75, 0.875]);
});

test('a lure in the display name counts', () => {
  const from = { name: '至急ご対応', address: 'a@b.jp', domain: 'b.jp' };
  assert.equal(found(urgency, { from }), 0.5);
});

test('secrets to send back; a warning that lists them is not asking', () => {
  const fields = '口座番号、ログインID、パスワード、取引暗証番号';
  assert.equal(found(secretsByReply, { text: `このメールに次をご返信ください。${fields}` }), 1);
  assert.equal(found(secretsByReply, { text: `当社が${fields}をお聞きすることはありません。` }), 0);
  assert.ok(
    found(secretsByReply, { text: 'Please reply with your password, pin code and date of birth' }) >
      0,
  );
});
