// Finds the letter that somebody forwarded inside the text of another, by the header lines they leave.
import { readAddress } from './address.ts';
import { type Mail, type Mailbox, notAuthenticated } from './mail.ts';

interface QuotedHeaders {
  readonly from?: string;
  readonly subject?: string;
  readonly date?: string;
  readonly replyTo?: string;
}

const markers: readonly RegExp[] = [
  /^[-_=]{3,}\s*(?:forwarded message|original message|forwarded by.*|転送(?:された)?メッセージ|元のメッセージ|転送メール|original mail|weitergeleitete nachricht)\s*[-_=]{3,}$/i,
  /^(?:begin forwarded message|転送されたメッセージ)\s*[:：]$/i,
  /^[-_]{10,}$/,
];

const headerNames: Readonly<Record<string, keyof QuotedHeaders | 'other'>> = {
  from: 'from',
  差出人: 'from',
  送信者: 'from',
  送信元: 'from',
  von: 'from',
  subject: 'subject',
  件名: 'subject',
  betreff: 'subject',
  date: 'date',
  sent: 'date',
  日時: 'date',
  送信日時: 'date',
  日付: 'date',
  'reply-to': 'replyTo',
  返信先: 'replyTo',
  to: 'other',
  cc: 'other',
  宛先: 'other',
  受信者: 'other',
  an: 'other',
};
const headerLine = /^\*?([^\s:：*]{2,10})\*?\s*[:：]\*?\s*(.*)$/;

/** A forwarded letter starts somewhere near the top; below stands only text. */
const linesMax = 400;
const headersMax = 12;

/** The innermost letter quoted in the text, undefined where there is none. */
export function forwardedIn(mail: Mail): Mail | undefined {
  const lines = mail.text.split('\n').map((line) => line.replace(/^(?:>\s?)+/, '').trim());
  for (let at = Math.min(lines.length, linesMax) - 1; at >= 0; at -= 1) {
    if (!markers.some((marker) => marker.test(lines[at]))) continue;
    const found = readHeaders(lines, at + 1);
    if (found) return letterOf(mail, found.headers, lines.slice(found.end).join('\n'));
  }
  return undefined;
}

/** At least who and what, in lines that follow the marker without a blank among them. */
function readHeaders(lines: readonly string[], from: number) {
  const headers: Record<string, string> = {};
  let at = from;
  while (at < lines.length && lines[at] === '') at += 1;
  for (let count = 0; at < lines.length && count < headersMax; at += 1, count += 1) {
    const match = headerLine.exec(lines[at]);
    const name = match && headerNames[match[1].toLowerCase()];
    if (!match || !name) break;
    headers[name] ??= match[2];
  }
  const complete =
    headers.from !== undefined && (headers.subject !== undefined || headers.date !== undefined);
  return complete ? { headers: headers as QuotedHeaders, end: at } : undefined;
}

function letterOf(outer: Mail, headers: QuotedHeaders, text: string): Mail {
  const time = readDate(headers.date ?? '');
  return {
    kind: 'mail',
    ...(time === undefined ? {} : { timeMs: time }),
    subject:
      headers.subject ?? outer.subject.replace(/^\s*(?:(?:fwd?|fw|転送|re)\s*[:：]\s*)+/i, ''),
    from: mailbox(headers.from ?? ''),
    ...(headers.replyTo === undefined ? {} : { replyTo: mailbox(headers.replyTo) }),
    authentication: notAuthenticated,
    quoted: true,
    text,
    links: outer.links,
    attachments: outer.attachments,
    hiddenText: outer.hiddenText,
  };
}

/** `名前 [mailto:a@b]`, `名前 <a@b>`, and only a name, as some programs leave it. */
function mailbox(text: string): Mailbox {
  return readAddress(text.replace(/\[mailto:([^\]]+)\]/i, '<$1>').replace(/<mailto:/gi, '<'));
}

const japaneseDate = /(\d{4})年(\d{1,2})月(\d{1,2})日[^\d]*(\d{1,2}):(\d{2})/;

/** Japanese programs write local time without a zone; others what Date reads. */
function readDate(text: string): number | undefined {
  const match = japaneseDate.exec(text);
  if (!match) {
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : time;
  }
  const [year, month, day, hour, minute] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour - 9, minute);
}
