// Reads the addresses of a header line the way mail programs show them, however it is written.
import { type Mailbox, mailboxOf } from './mail.ts';

const headerLengthMax = 2_000;
const addressesMax = 20;

/** The first address of a header value; the whole text as a name where there is none. */
export function readAddress(text: string): Mailbox {
  return readAddresses(text)[0] ?? mailboxOf(text.slice(0, headerLengthMax), '');
}

/** `"Name, with comma" <a@b>, c@d (Name)`: splits at commas outside quotes and angle brackets. */
export function readAddresses(text: string): Mailbox[] {
  const line = text.slice(0, headerLengthMax).replace(/\s+/g, ' ').trim();
  if (line === '') return [];
  const found: Mailbox[] = [];
  for (const part of splitAtCommas(line)) {
    const mailbox = readOne(part);
    if (mailbox) found.push(mailbox);
    if (found.length >= addressesMax) break;
  }
  return found;
}

function splitAtCommas(line: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    // A comma before the first bracket may belong to an unquoted name: `Sekino, Taro <a@b>`.
    if (line[at] === ',' && !quoted && /[@>]/.test(line.slice(start, at))) {
      parts.push(line.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(line.slice(start));
  return parts;
}

function readOne(part: string): Mailbox | undefined {
  // The last bracket counts: `"a@real.example <" <b@evil.example>` is answered to the last.
  const open = part.lastIndexOf('<');
  const close = part.indexOf('>', open);
  if (open >= 0 && part.slice(open + 1).includes('@')) {
    const address = part.slice(open + 1, close < 0 ? undefined : close);
    return mailboxOf(unquoted(part.slice(0, open)), address);
  }
  const bare = /[^\s<>()"',;]+@[^\s<>()"',;]+/.exec(part);
  if (!bare) return undefined;
  const name = part.slice(0, bare.index) + part.slice(bare.index + bare[0].length);
  return mailboxOf(unquoted(name.replace(/[()]/g, ' ')), bare[0]);
}

function unquoted(text: string): string {
  return text.replace(/^[\s"',]+|[\s"',]+$/g, '').replace(/\\(.)/g, '$1');
}
