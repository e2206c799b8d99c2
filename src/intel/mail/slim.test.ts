import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSlim } from './slim.ts';

test('reads a slim mail', () => {
  const read = readSlim({
    id: 's-1',
    frm: 'Banco <a@b.com.br>',
    reply_to: 'c@gmail.com',
    return_path: '<root@vps-1>',
    date: 'Tue, 19 Sep 2023 18:35:49 +0000',
    spf: 'pass',
    dkim: 'none',
    dmarc: 'PASS',
    hosts: ['x.top', 7],
    attachments: ['.PDF'],
    subject: 'S',
    text: 'a&nbsp;b&atilde;',
  });
  assert.equal(read?.mail.from.domain, 'b.com.br');
  assert.equal(read?.mail.replyTo?.domain, 'gmail.com');
  assert.equal(read?.mail.returnPath?.domain, 'vps-1');
  assert.equal(read?.mail.authentication.proven, true);
  assert.deepEqual(read?.mail.links, [{ url: 'x.top', source: 'text' }]);
  assert.equal(read?.mail.attachments[0].extension, '.pdf');
  assert.equal(read?.mail.text, 'a bã');
});

test('what is no mail is not taken for one', () => {
  for (const value of [null, 7, [], {}, { text: 'x' }, { frm: 'a@b.jp' }])
    assert.equal(readSlim(value), undefined);
});
