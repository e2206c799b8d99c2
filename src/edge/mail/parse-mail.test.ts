import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MailError } from './mail-error.ts';
import { parseMail } from './parse-mail.ts';
import { attachedPart, eml, multipart } from './test-eml.ts';

async function only(raw: Uint8Array) {
  const { letters, unread } = await parseMail(raw);
  assert.equal(letters.length, 1);
  return { mail: letters[0].mail, as: letters[0].as, unread };
}

function refusedAs(code: string) {
  return (error: unknown) => error instanceof MailError && error.code === code;
}

/** 楽天証券 and お客様 in ISO-2022-JP. */
const rakuten = Buffer.from('1b2442335a45373e5a37741b2842', 'hex').toString('latin1');
const customer = '\x1b$B$*5RMM\x1b(B';

test('reads ISO-2022-JP, in encoded words and as it is', async () => {
  const { mail } = await only(
    eml({
      headers: [
        `Subject: ${customer}`,
        `From: =?ISO-2022-JP?B?${Buffer.from(rakuten, 'latin1').toString('base64')}?= <a@b.top>`,
        'Content-Type: text/plain; charset=iso-2022-jp',
        'Content-Transfer-Encoding: 7bit',
      ],
      body: Buffer.from(`${customer} https://evil.top/x`, 'latin1'),
    }),
  );
  assert.equal(mail.subject, 'お客様');
  assert.equal(mail.from.name, '楽天証券');
  assert.equal(mail.text.trim(), 'お客様 https://evil.top/x');
  assert.deepEqual(
    mail.links.map(({ url }) => url),
    ['https://evil.top/x'],
  );
});

test('reads Shift_JIS headers that are not encoded at all', async () => {
  const shiftJis = Buffer.from('8b7d82ac', 'hex'); // 急ぎ
  const raw = Buffer.concat([
    Buffer.from('From: a@b.top\r\nSubject: '),
    shiftJis,
    Buffer.from('\r\n\r\nx'),
  ]);
  assert.equal((await only(raw)).mail.subject, '急ぎ');
});

test('HTML goes before plain text, links of both are taken', async () => {
  const { mail } = await only(
    multipart([
      'Content-Type: text/plain\r\n\r\nharmless https://a.jp/',
      'Content-Type: text/html\r\n\r\n<p>Log in <a href="https://evil.top/x">https://sbisec.co.jp/</a></p>',
    ]),
  );
  assert.match(mail.text, /Log in/);
  assert.deepEqual(mail.links.map(({ url }) => url).sort(), [
    'https://a.jp/',
    'https://evil.top/x',
    'https://sbisec.co.jp/',
  ]);
});

test('a letter attached and a letter quoted are judged in their own right', async () => {
  const inner = eml({ headers: ['From: x@evil.top', 'Subject: inner'], body: 'in' }).toString();
  const report = await parseMail(
    multipart([
      'Content-Type: text/plain\r\n\r\nsee attached',
      `Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="a.eml"\r\n\r\n${inner}`,
    ]),
  );
  assert.deepEqual(
    report.letters.map(({ as, mail }) => [as, mail.from.domain]),
    [
      ['mail', 'sbisec.co.jp'],
      ['attached', 'evil.top'],
    ],
  );
  const { as, mail } = await only(
    eml({ body: '---------- Forwarded message ---------\nFrom: y@evil.top\nSubject: s\n\nbody' }),
  );
  assert.equal(as, 'forwarded');
  assert.equal(mail.from.domain, 'evil.top');
});

test('a form in an attached page is seen, and its target', async () => {
  const page = '<form action="https://evil.top/p"><input type="password"></form>';
  const { mail } = await only(multipart([attachedPart('a.html', 'text/html', page)]));
  assert.ok(mail.attachments[0].asksPassword);
  assert.deepEqual(
    mail.links.map(({ url }) => url),
    ['https://evil.top/p'],
  );
});

test('the display name cannot smuggle an address', async () => {
  const { mail } = await only(eml({ headers: ['From: "info@sbisec.co.jp" <x@evil.top>'] }));
  assert.equal(mail.from.domain, 'evil.top');
});

test('letters inside letters have an end', async () => {
  let raw = eml({ body: 'core' });
  for (let depth = 0; depth < 8; depth += 1)
    raw = eml({
      headers: ['Content-Type: message/rfc822', 'Content-Disposition: attachment'],
      body: raw,
    });
  const { letters, unread } = await parseMail(raw);
  assert.equal(letters.length, 4);
  assert.deepEqual(unread, ['letters']);
});

test('bombs are refused with a word', async () => {
  await assert.rejects(parseMail(Buffer.alloc(26 * 1024 * 1024, 97)), refusedAs('too-large'));
  const many = `${'--b0\r\n\r\nx\r\n'.repeat(2_000)}--b0--`;
  await assert.rejects(
    parseMail(eml({ headers: ['Content-Type: multipart/mixed; boundary=b0'], body: many })),
    refusedAs('too-many-parts'),
  );
  let nested = 'x';
  for (let depth = 0; depth < 40; depth += 1)
    nested = `Content-Type: multipart/mixed; boundary="n${depth}"\r\n\r\n--n${depth}\r\n${nested}\r\n--n${depth}--`;
  await assert.rejects(
    parseMail(Buffer.from(`From: a@b.jp\r\n${nested}`)),
    refusedAs('nested-too-deep'),
  );
  await assert.rejects(
    parseMail(eml({ headers: [`X: ${'y'.repeat(600_000)}`] })),
    refusedAs('headers-too-large'),
  );
  await assert.rejects(parseMail(Buffer.from('\r\n\r\nno headers')), refusedAs('not-a-mail'));
});

test('a text full of dashed lines is not a bomb', async () => {
  const { mail } = await only(eml({ body: `${'-- comment\r\n'.repeat(3_000)}https://evil.top/x` }));
  assert.ok(mail.text.length > 0);
});

test('a line of 10 MB is read in a moment, and what is cut is said', async () => {
  const start = performance.now();
  const { unread } = await only(eml({ body: 'a b '.repeat(2_500_000) }));
  await only(
    eml({ headers: ['Content-Type: text/html'], body: `<p>${'a&amp;<'.repeat(1_400_000)}` }),
  );
  assert.ok(performance.now() - start < 60_000, `${performance.now() - start} ms`);
  assert.deepEqual(unread, ['text']);
});
