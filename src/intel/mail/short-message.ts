// Makes a mail of a short message: its number or sender name and its text.

import { type Mail, mailboxOf, notAuthenticated, textLengthMax } from './mail.ts';
import { linksInText } from './text-links.ts';

function shortMessage(sender: string, text: string, timeMs?: number): Mail {
  const plain = text.slice(0, textLengthMax);
  return {
    kind: 'sms',
    ...(timeMs === undefined ? {} : { timeMs }),
    subject: '',
    from: { ...mailboxOf('', sender), domain: '' },
    authentication: notAuthenticated,
    quoted: false,
    text: plain,
    links: linksInText(plain),
    attachments: [],
    hiddenText: false,
  };
}

const headerLine = /^(from|sender|date|差出人|送信者|日時)\s*[:：]\s*(.*)$/i;

/** A text file: lines `From:` and `Date:` if there are any, a blank line, the message. */
export function readShortMessage(file: string): Mail {
  const lines = file.replace(/^\uFEFF/, '').split(/\r?\n/);
  let sender = '';
  let time: number | undefined;
  let at = 0;
  for (; at < lines.length; at += 1) {
    const match = headerLine.exec(lines[at]);
    if (!match) break;
    if (/^(?:date|日時)$/i.test(match[1])) time = Date.parse(match[2]);
    else sender = match[2];
  }
  const text = lines.slice(at).join('\n').trim();
  return shortMessage(sender, text, Number.isNaN(time) ? undefined : time);
}
