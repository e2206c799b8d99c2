// What the tests of the mail evidence share: a mail with nothing suspicious in it, changed where it matters.
import brands from '../url/brands.json' with { type: 'json' };
import { createDirectory } from './directory.ts';
import type { MailEvidence } from './evidence.ts';
import { type ExaminedMail, examine } from './examine.ts';
import { type Link, type Mail, mailboxOf, notAuthenticated } from './mail.ts';
import { freshLinkJudge } from './url-judge.ts';

export const directory = createDirectory(brands);
export const judgeUrl = freshLinkJudge();

export function testMail(changes: Partial<Mail> = {}): Mail {
  return {
    kind: 'mail',
    timeMs: Date.UTC(2025, 4, 1),
    subject: '打ち合わせの件',
    from: mailboxOf('山田 花子', 'hanako@example.co.jp'),
    authentication: notAuthenticated,
    quoted: false,
    text: '明日の打ち合わせは十時からです。よろしくお願いします。会議室は二階です。資料は当日お持ちします。',
    links: [],
    attachments: [],
    hiddenText: false,
    ...changes,
  };
}

export function examined(changes: Partial<Mail> = {}): ExaminedMail {
  return examine(testMail(changes), directory, judgeUrl);
}

/** The value of a piece of evidence on a mail; 0 where it finds nothing. */
export function found(evidence: MailEvidence, changes: Partial<Mail> = {}): number {
  return evidence.find(examined(changes))?.value ?? 0;
}

export function linksTo(...urls: string[]): Link[] {
  return urls.map((url) => ({ url, source: 'text' }));
}

export const sbi = mailboxOf('SBI証券', 'info@sbisec.co.jp');
export const stranger = mailboxOf('SBI証券', 'info@notice-center.top');
