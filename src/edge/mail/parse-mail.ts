// Turns the bytes of a mail into what is judged: decoded, bounded, with its forwarded letters.
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { readAddress, readAddresses } from '../../intel/mail/address.ts';
import { forwardedIn } from '../../intel/mail/forwarded.ts';
import {
  type Authentication,
  attachmentsMax,
  type Link,
  linksMax,
  type Mail,
  mailboxOf,
  textLengthMax,
} from '../../intel/mail/mail.ts';
import { linksInText } from '../../intel/mail/text-links.ts';
import { readAttachment } from './attachment.ts';
import {
  type HeaderLine,
  knownReceivers,
  readAuthenticationResults,
} from './authentication-results.ts';
import { withReadableHeaders } from './header-text.ts';
import { readHtml } from './html.ts';
import { MailError } from './mail-error.ts';
import { readPictures } from './qr-code.ts';

/** Most receivers take mails up to 25 MB. */
export const mailBytesMax = 25 * 1024 * 1024;
const partsMax = 1_000;
const multipartsMax = 100;
const depthMax = 20;
const headerBytesMax = 512 * 1024;
/** Letters attached to letters, as reports come. */
const attachedDepthMax = 3;
const attachedMax = 10;

export interface ParseOptions {
  /** Receivers whose word on authentication is believed. */
  readonly receivers?: readonly string[];
  /** Verifies at first hand; without it only what receivers wrote is known. */
  readonly authenticate?: (
    raw: Uint8Array,
    fromDomain: string,
  ) => Promise<Authentication | undefined>;
}

export interface ParsedLetter {
  readonly mail: Mail;
  readonly as: 'mail' | 'forwarded' | 'attached';
}

export interface ParsedMail {
  readonly id?: string;
  /** The mail, or in its place the letter forwarded in it, and letters attached to it. */
  readonly letters: readonly ParsedLetter[];
  /** Codes of what was there and was not looked at: `pictures`, `text`, `links`, `attachments`, `letters`. */
  readonly unread: readonly string[];
}

/** Rejects with a `MailError`. */
export async function parseMail(raw: Uint8Array, options: ParseOptions = {}): Promise<ParsedMail> {
  const unread = new Set<string>();
  const letters: ParsedLetter[] = [];
  const id = await takeLetter(raw, options, 0, letters, unread);
  return { ...(id === undefined ? {} : { id }), letters, unread: [...unread] };
}

async function takeLetter(
  raw: Uint8Array,
  options: ParseOptions,
  depth: number,
  letters: ParsedLetter[],
  unread: Set<string>,
): Promise<string | undefined> {
  const email = await parseMime(raw);
  const mail = await mailOf(raw, email, options, unread);
  const forwarded = forwardedIn(mail);
  const as = forwarded ? 'forwarded' : depth > 0 ? 'attached' : 'mail';
  letters.push({ mail: forwarded ?? mail, as });
  for (const { content } of email.attachments.filter(isLetter)) {
    if (depth >= attachedDepthMax || letters.length > attachedMax) unread.add('letters');
    else await takeLetter(bytesOf(content), options, depth + 1, letters, unread);
  }
  return email.messageId?.slice(0, 200);
}

function isLetter({ mimeType, filename }: Attachment): boolean {
  return mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? '');
}

export function bytesOf(content: Attachment['content']): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

/** The parts of a mail by the parser, within limits; rejects with a `MailError`. */
export async function parseMime(raw: Uint8Array): Promise<Email> {
  if (raw.byteLength > mailBytesMax)
    throw new MailError('too-large', `${raw.byteLength} bytes; at most ${mailBytesMax} are read`);
  checkParts(raw);
  const email = await PostalMime.parse(withReadableHeaders(raw), {
    forceRfc822Attachments: true,
    maxNestingDepth: depthMax,
    maxHeadersSize: headerBytesMax,
  }).catch((error: Error) => {
    throw refusal(error);
  });
  if (email.headers.length === 0) throw new MailError('not-a-mail', 'no header line at the top');
  return email;
}

function refusal(error: Error): Error {
  if (/nesting depth/.test(error.message))
    return new MailError('nested-too-deep', `more than ${depthMax} parts inside each other`);
  if (/header size/i.test(error.message))
    return new MailError('headers-too-large', `header lines of more than ${headerBytesMax} bytes`);
  return new MailError('damaged', error.message);
}

/** Each part begins at a line of two hyphens and a boundary; other lines begin so as well. */
function checkParts(raw: Uint8Array): void {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (linesBeginning(bytes, '--', partsMax) <= partsMax) return;
  const declared = bytes
    .toString('latin1')
    .matchAll(/boundary\s*=\s*(?:"([^"\n]{1,200})"|([^\s;"]{1,200}))/gi);
  const boundaries = new Set([...declared].map(([, quoted, bare]) => quoted ?? bare));
  if (boundaries.size > multipartsMax)
    throw new MailError('too-many-parts', `more than ${multipartsMax} kinds of part boundary`);
  let parts = 0;
  for (const boundary of boundaries) {
    parts += linesBeginning(bytes, `--${boundary}`, partsMax) + 1;
    if (parts > partsMax) throw new MailError('too-many-parts', `more than ${partsMax} parts`);
  }
}

/** Counts until there are more than `most`. */
function linesBeginning(bytes: Buffer, start: string, most: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(`\n${start}`); at >= 0 && lines <= most; lines += 1)
    at = bytes.indexOf(`\n${start}`, at + start.length);
  return lines;
}

async function mailOf(
  raw: Uint8Array,
  email: Email,
  { receivers = knownReceivers, authenticate }: ParseOptions,
  unread: Set<string>,
): Promise<Mail> {
  const header = (key: string) => email.headers.find((line) => line.key === key)?.value ?? '';
  const from =
    email.from?.address === undefined
      ? readAddress(header('from'))
      : mailboxOf(email.from.name, email.from.address);
  const body = readBody(email, unread);
  const time = Date.parse(email.date ?? '');
  const returnPath = (email.returnPath ?? '').replace(/[<>\s]/g, '');
  const verified = await authenticate?.(raw, from.domain);
  return {
    kind: 'mail',
    ...(Number.isNaN(time) ? {} : { timeMs: time }),
    subject: (email.subject ?? '').slice(0, 2_000),
    from,
    replyTo: readAddresses(header('reply-to'))[0] && replyOf(email),
    returnPath: returnPath.includes('@') ? mailboxOf('', returnPath) : undefined,
    authentication:
      verified ?? readAuthenticationResults(email.headers as HeaderLine[], from.domain, receivers),
    quoted: false,
    ...body,
  };
}

/** Decoded by the parser; a group has members. */
function replyOf(email: Email) {
  const first = email.replyTo?.flatMap((entry) => entry.group ?? [entry])[0];
  return first?.address === undefined ? undefined : mailboxOf(first.name, first.address);
}

function readBody(email: Email, unread: Set<string>) {
  const html = email.html === undefined ? undefined : readHtml(email.html);
  const plain = (email.text ?? '').slice(0, textLengthMax);
  const text = html && html.text.length > 0 ? html.text : plain;
  if ((email.text ?? '').length > textLengthMax) unread.add('text');
  const others = email.attachments.filter((attachment) => !isLetter(attachment));
  if (others.length > attachmentsMax) unread.add('attachments');
  const attached = others.slice(0, attachmentsMax).map(readAttachment);
  const inline = (html?.pictures ?? []).map((source) =>
    Buffer.from(source.slice(source.indexOf(',') + 1), 'base64'),
  );
  const pictures = readPictures([...attached.flatMap(({ picture }) => picture ?? []), ...inline]);
  if (pictures.unread > 0) unread.add('pictures');
  const links: Link[] = [
    ...pictures.links,
    ...(html?.links ?? []),
    ...linksInText(plain),
    ...linksInText(html?.text ?? ''),
    ...attached.flatMap((one) => one.links),
  ];
  const distinctLinks = distinct(links);
  if (distinctLinks.length > linksMax) unread.add('links');
  const form = html?.asksPassword
    ? [{ extension: '', type: 'text/html', bytes: 0, asksPassword: true }]
    : [];
  return {
    text,
    links: distinctLinks.slice(0, linksMax),
    attachments: [...attached.map(({ attachment }) => attachment), ...form],
    hiddenText: html?.hiddenText ?? false,
  };
}

/** The same address twice counts once, unless the reader sees another text. */
function distinct(links: readonly Link[]): Link[] {
  // Two entries a link, and every source of links has its own linksMax.
  const seen = new Set<string>();
  return links.filter(({ url, text }) => {
    const key = text === undefined ? url : `${url}\n${text}`;
    const isNew = !seen.has(key);
    seen.add(url).add(key);
    return isNew;
  });
}
