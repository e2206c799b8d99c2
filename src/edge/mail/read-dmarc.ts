// Finds the DMARC aggregate reports in a file: the XML, packed, or a mail that carries it.
import type { DmarcReport } from '../../intel/mail/dmarc/report.ts';
import { readDmarcXml } from './dmarc-xml.ts';
import { MailError } from './mail-error.ts';
import { bytesOf, parseMime } from './parse-mail.ts';
import { unpackXml } from './unpack.ts';

const reportTypes =
  /^(?:application|text)\/(?:gzip|x-gzip|zip|x-zip(?:-compressed)?|xml|octet-stream)$/;
const reportNames = /\.(?:xml|gz|gzip|zip)$/i;
const decoder = new TextDecoder();

/** Rejects with a `MailError` that says which part is wrong. */
export async function readDmarcReports(bytes: Uint8Array): Promise<DmarcReport[]> {
  const reports: DmarcReport[] = [];
  for (const packed of await carried(bytes))
    for (const xml of await unpackXml(packed)) reports.push(readDmarcXml(decoder.decode(xml)));
  if (reports.length === 0) throw new MailError('not-a-report', 'no XML document in it');
  return reports;
}

/** A mail begins with a header line, everything else with what it is. */
async function carried(bytes: Uint8Array): Promise<Uint8Array[]> {
  const start = decoder
    .decode(bytes.subarray(0, 200))
    .replace(/^\uFEFF/, '')
    .trimStart();
  const isPacked = (bytes[0] === 0x1f && bytes[1] === 0x8b) || start.startsWith('PK');
  if (isPacked || start.startsWith('<') || !/^[!-9;-~]+:[ \t]?/.test(start)) return [bytes];
  const email = await parseMime(bytes);
  const attached = email.attachments.filter(
    ({ mimeType, filename }) => reportTypes.test(mimeType) || reportNames.test(filename ?? ''),
  );
  if (attached.length === 0) throw new MailError('not-a-report', 'the mail has no report attached');
  return attached.map(({ content }) => bytesOf(content));
}
