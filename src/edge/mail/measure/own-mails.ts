// The forty mails that were written for this project: half honest, half phishing, invented throughout.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readShortMessage } from '../../../intel/mail/short-message.ts';
import { type ParsedLetter, type ParsedMail, parseMail } from '../parse-mail.ts';

export const ownMailFolder = fileURLToPath(
  new URL('../../../intel/mail/own-mails/', import.meta.url),
);
/** The receiver that the invented mails pass through. */
const ownReceiver = 'mailbox.example.jp';

export interface OwnMail {
  readonly name: string;
  readonly isPhishing: boolean;
  readonly parsed: ParsedMail;
}

/** `receivers`: whose word on authentication is believed. */
export async function loadOwnMails(
  receivers: readonly string[] = [ownReceiver],
): Promise<OwnMail[]> {
  const mails: OwnMail[] = [];
  for (const folder of ['honest', 'hostile'])
    for (const name of readdirSync(ownMailFolder + folder).sort()) {
      const bytes = readFileSync(`${ownMailFolder}${folder}/${name}`);
      const parsed = name.endsWith('.txt') ? message(bytes) : await parseMail(bytes, { receivers });
      mails.push({ name, isPhishing: folder === 'hostile', parsed });
    }
  return mails;
}

function message(bytes: Buffer): ParsedMail {
  const letter: ParsedLetter = { mail: readShortMessage(bytes.toString('utf8')), as: 'mail' };
  return { letters: [letter], unread: [] };
}
