// Evidence in what the mail wants the reader to feel and do.
import { type MailEvidence, quote } from '../evidence.ts';
import type { ExaminedMail } from '../examine.ts';
import type { Lure } from '../lexicon/lure.ts';

/** One phrase says something, three say nearly all that phrases can: 1 − ½ⁿ. */
function saturated(count: number): number {
  return 1 - 0.5 ** count;
}

function lureEvidence(
  id: string,
  lure: Lure,
  weight: MailEvidence['weight'],
  sees: string,
  looksAlike: string,
): MailEvidence {
  return {
    id,
    speaksFor: 'phishing',
    weight,
    sees,
    looksAlike,
    find({ lures }) {
      const found = lures.get(lure);
      if (!found) return undefined;
      const facts = { phrase: quote(found.phrases[0]), phrases: found.phrases.length };
      return { value: saturated(found.phrases.length), facts };
    },
  };
}

const secretNames =
  /口座番号|支店番号|ログイン ?id|ユーザー ?(?:id|ネーム)|パスワード|暗証番号|電話番号|生年月日|カード番号|セキュリティコード|秘密の質問|(?<![a-z])(?:user ?name|password|account number|card number|pin(?: code)?|date of birth|security code|social security|mother.s maiden|telephone number|occupation|passport)/g;
const asksToAnswer =
  /ご?返信|返信して|ご記入|お知らせください|(?<![a-z])(?:reply|send (?:us|me|the|your)|fill (?:in|out)|provide|forward)/;

export const secretsByReply: MailEvidence = {
  id: 'secrets-by-reply',
  speaksFor: 'phishing',
  weight: 1.5,
  sees: 'The mail lists things to send back: account number, password, date of birth.',
  looksAlike: 'Warnings that list what one must not tell.',
  find({ text }: ExaminedMail) {
    const names = new Set(text.match(secretNames));
    if (names.size < 3 || !asksToAnswer.test(text)) return undefined;
    return { value: names.size >= 4 ? 1 : 0.6, facts: { fields: names.size } };
  },
};

export const lureEvidences: readonly MailEvidence[] = [
  lureEvidence(
    'urgency',
    'urgency',
    'fitted',
    'It presses for time.',
    'Margin calls, deadlines, notices of a log-in.',
  ),
  lureEvidence(
    'threat',
    'threat',
    'fitted',
    'It threatens to close, lock or limit something.',
    'Notices of missing documents; locks after wrong passwords.',
  ),
  lureEvidence('reward', 'reward', 'fitted', 'It promises money, points or a prize.', 'Campaigns.'),
  lureEvidence(
    'protection',
    'protection',
    1.2,
    'It poses as protection or compensation after the wave of hijacked accounts.',
    "The firm's own notices on exactly that.",
  ),
  lureEvidence(
    'second-factor',
    'factor',
    1,
    'It presses to set up or renew a passkey or another second factor.',
    'Firms that make passkeys mandatory, as they must.',
  ),
  lureEvidence(
    'credentials',
    'credentials',
    'fitted',
    'It asks to log in, confirm or enter something behind a link.',
    'Notices that lead to a page.',
  ),
  lureEvidence(
    'alarm',
    'alarm',
    'fitted',
    'It reports something strange on the account.',
    'Real alarms.',
  ),
  lureEvidence(
    'advance',
    'advance',
    'fitted',
    'It offers a share in money that is not there, or a loan.',
    'News about fraud.',
  ),
  lureEvidence(
    'bill',
    'bill',
    'fitted',
    'It speaks of a bill, a failed payment or a parcel.',
    'Shops.',
  ),
  lureEvidence(
    'impersonal',
    'impersonal',
    'fitted',
    'It addresses a customer without a name.',
    'Bulk mail of firms.',
  ),
  lureEvidence('offer', 'offer', 'fitted', 'It advertises.', 'Newsletters.'),
  secretsByReply,
];
