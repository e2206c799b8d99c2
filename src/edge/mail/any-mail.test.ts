import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { mailJudgeParts } from '../../intel/mail/default-parts.ts';
import { judgeMail } from '../../intel/mail/judge.ts';
import { MailError } from './mail-error.ts';
import { ownMailFolder } from './measure/own-mails.ts';
import { parseMail } from './parse-mail.ts';

const mails = ['honest', 'hostile'].flatMap((folder) =>
  readdirSync(ownMailFolder + folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(`${ownMailFolder}${folder}/${name}`)),
);
const pieces = fc.constantFrom(
  ...['<', '"', '=?', '?=', '\r\n\r\n', '--', 'base64', '<style', '<!--', '&#', '<a href="', '\0'],
  'Content-Type: multipart/mixed; boundary=x\r\n',
  'Content-Type: text/plain; charset=iso-2022-jp\r\n',
);
const edit = fc.record({ place: fc.nat(), piece: pieces, cut: fc.nat(40) });

test('a mail damaged anywhere is judged or refused by name', async () => {
  const parts = mailJudgeParts();
  const damaged = fc.record({
    at: fc.nat(mails.length - 1),
    edits: fc.array(edit, { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(damaged, async ({ at, edits }) => {
      let bytes = mails[at]!;
      for (const { place, piece, cut } of edits) {
        const from = place % (bytes.length + 1);
        const rest = bytes.subarray(from + cut);
        bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(piece), rest]);
      }
      const parsed = await parseMail(bytes).catch((error: unknown) => {
        assert.ok(error instanceof MailError, String(error));
      });
      for (const { mail } of parsed?.letters ?? []) {
        const { risk } = judgeMail(mail, parts);
        assert.ok(risk >= 0 && risk <= 1);
      }
    }),
    { numRuns: 100 },
  );
});
