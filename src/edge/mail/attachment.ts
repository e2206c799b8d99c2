// Looks at an attachment without opening it: its kind, the links of a page, a form that asks for a password.
import type { Attachment } from 'postal-mime';
import type { Link, MailAttachment } from '../../intel/mail/mail.ts';
import { linksInText } from '../../intel/mail/text-links.ts';
import { readHtml } from './html.ts';

export interface ReadAttachment {
  readonly attachment: MailAttachment;
  readonly links: readonly Link[];
  readonly picture?: Uint8Array;
}

const pages = new Set(['.html', '.htm', '.shtml', '.xhtml', '.svg', '.xht']);
const texts = new Set(['.ics', '.txt', '.vcf', '.url', '.csv']);
const pictures = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.bmp']);
const bytesReadMax = 512 * 1024;

export function readAttachment({ filename, mimeType, content }: Attachment): ReadAttachment {
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);
  const type = mimeType.toLowerCase();
  const extension = extensionOf(filename ?? '', type);
  const plain = { extension, type, bytes: bytes.byteLength, asksPassword: false };
  const start = bytes.subarray(0, bytesReadMax);
  if (pages.has(extension)) {
    const { links, asksPassword } = readHtml(start.toString('utf8'));
    return { attachment: { ...plain, asksPassword }, links: links.map(attached) };
  }
  if (texts.has(extension))
    return { attachment: plain, links: linksInText(start.toString('utf8')).map(attached) };
  if (extension === '.pdf') return { attachment: plain, links: pdfLinks(start) };
  const picture = pictures.has(extension) ? { picture: bytes } : {};
  return { attachment: plain, links: [], ...picture };
}

function attached(link: Link): Link {
  return { ...link, source: 'attachment' };
}

const extensionsByType: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'image/svg+xml': '.svg',
  'text/calendar': '.ics',
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'application/zip': '.zip',
};

/** By name, since the name decides what a click does; by type where there is none. */
function extensionOf(filename: string, type: string): string {
  const dot = filename.trim().lastIndexOf('.');
  const extension = dot < 0 ? '' : filename.trim().slice(dot).toLowerCase();
  return /^\.[a-z0-9]{1,12}$/.test(extension)
    ? extension
    : (extensionsByType[type] ?? extension.slice(0, 13));
}

/** Link targets that a PDF holds in clear; what it compresses stays unread. */
function pdfLinks(bytes: Buffer): Link[] {
  const found = bytes.toString('latin1').matchAll(/\/URI\s*\((https?:\/\/[^)\s]{1,2000})\)/g);
  return [...found].slice(0, 50).map(([, url]) => ({ url, source: 'attachment' }));
}
