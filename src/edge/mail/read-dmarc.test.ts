import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { MailError } from './mail-error.ts';
import { readDmarcReports } from './read-dmarc.ts';
import { attachedPart, eml, multipart } from './test-eml.ts';
import { reportXml } from './test-report.ts';
import { zipOf } from './test-zip.ts';

const idsOf = async (bytes: Uint8Array) =>
  (await readDmarcReports(bytes)).map(({ reportId }) => reportId);
const xml = Buffer.from(reportXml());

test('reads a report as it is, packed either way, and out of a mail', async () => {
  assert.deepEqual(await idsOf(xml), ['r-1']);
  assert.deepEqual(await idsOf(gzipSync(xml)), ['r-1']);
  assert.deepEqual(await idsOf(zipOf({ 'a.xml': xml, 'readme.txt': Buffer.from('x') })), ['r-1']);
  const mail = multipart([
    'Content-Type: text/plain\r\n\r\nThis is a report',
    attachedPart('receiver!firm!1!2.xml.gz', 'application/gzip', gzipSync(xml)),
    attachedPart(
      'b.zip',
      'application/octet-stream',
      zipOf({ 'b.xml': Buffer.from(reportXml({ id: 'r-2' })) }),
    ),
  ]);
  assert.deepEqual(await idsOf(mail), ['r-1', 'r-2']);
});

test('what holds no report is refused with a word', async () => {
  const refused = (bytes: Uint8Array, code: string) =>
    assert.rejects(
      readDmarcReports(bytes),
      (error) => error instanceof MailError && error.code === code,
    );
  await refused(eml(), 'not-a-report');
  await refused(zipOf({ 'readme.txt': Buffer.from('x') }), 'not-a-report');
  await refused(Buffer.from('PK\x03\x04 not really'), 'damaged');
  await refused(gzipSync(xml).subarray(0, 40), 'damaged');
});
