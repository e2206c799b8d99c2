// Reads the slim form of a mail: one JSON object with headers, hosts and the beginning of the text.

import { readAddress, readAddresses } from './address.ts';
import { decodeEntities } from './entities.ts';
import { type Authentication, type Mail, type MailAttachment, mailboxOf } from './mail.ts';

/** What the slim form names; anything else in the object is left alone. */
export interface SlimMail {
  readonly id?: string;
  readonly label?: string;
  readonly mail: Mail;
}

/** Undefined where the value is not an object or has no field that a mail has. */
export function readSlim(value: unknown): SlimMail | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const row = value as Readonly<Record<string, unknown>>;
  const kind = row.kind === 'sms' ? 'sms' : 'mail';
  if (typeof row.text !== 'string' || typeof (row.frm ?? row.from) !== 'string') return undefined;
  const from = readAddress(textOf(row.frm ?? row.from));
  const time = Date.parse(textOf(row.date));
  return {
    ...(typeof row.id === 'string' ? { id: row.id } : {}),
    ...(typeof row.label === 'string' ? { label: row.label } : {}),
    mail: {
      kind,
      ...(Number.isNaN(time) ? {} : { timeMs: time }),
      subject: textOf(row.subject),
      from,
      replyTo: readAddresses(textOf(row.reply_to))[0],
      returnPath: returnPathOf(textOf(row.return_path)),
      authentication: authenticationOf(row),
      quoted: false,
      text: decodeEntities(textOf(row.text)),
      links: [...listOf(row.urls), ...listOf(row.hosts)].map((url) => ({ url, source: 'text' })),
      attachments: listOf(row.attachments).map(attachmentOf),
      hiddenText: false,
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'string' && item !== '').slice(0, 200);
}

function returnPathOf(text: string) {
  const address = text.trim().replace(/^<|>$/g, '');
  return address === '' || !address.includes('@') ? undefined : mailboxOf('', address);
}

function authenticationOf(row: Readonly<Record<string, unknown>>): Authentication {
  const [spf, dkim, dmarc] = [row.spf, row.dkim, row.dmarc].map((value) =>
    textOf(value).toLowerCase(),
  );
  return { spf, dkim, dmarc, proven: dmarc === 'pass' };
}

function attachmentOf(name: string): MailAttachment {
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot).toLowerCase();
  return { extension, type: '', bytes: 0, asksPassword: false };
}
