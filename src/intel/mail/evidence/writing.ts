// Evidence in how the mail is written: hidden text, broken words, codes against filters.
import { type MailEvidence, quote } from '../evidence.ts';
import { brokenWords, fancyLetters } from '../text.ts';

export const brokenUpWords: MailEvidence = {
  id: 'broken-words',
  speaksFor: 'phishing',
  weight: 2,
  sees: 'Invisible characters inside words, or letters drawn like Latin ones.',
  looksAlike: 'Playful newsletters; text copied from a typeset page.',
  find({ mail }) {
    const raw = `${mail.from.name}\n${mail.subject}\n${mail.text}`;
    const broken = brokenWords(raw);
    const fancy = fancyLetters(raw);
    if (broken < 2 && fancy < 6) return undefined;
    return { value: broken + fancy >= 6 ? 1 : 0.6, facts: { broken, fancy } };
  },
};

export const hiddenWriting: MailEvidence = {
  id: 'hidden-text',
  speaksFor: 'phishing',
  weight: 0.6,
  sees: 'Text that is there but cannot be seen.',
  looksAlike: 'The preview line of newsletters.',
  find({ mail }) {
    return mail.hiddenText ? { value: 1, facts: {} } : undefined;
  },
};

/** A word of letters and digits, six or more, as none of a language is. */
const code =
  /(?<![a-z0-9])(?=[a-z0-9-]*[0-9])(?=[a-z0-9-]*[a-z])[a-z0-9]{2,}(?:-[a-z0-9]+)*(?![a-z0-9])/g;

export const codeInSubject: MailEvidence = {
  id: 'code-in-subject',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The subject ends in or holds a code drawn by a machine, a mailbox name or a long number.',
  looksAlike: 'Order, ticket and case numbers.',
  find({ subject }) {
    const codes = (subject.match(code) ?? []).filter(
      (word) => word.replaceAll('-', '').length >= 7,
    );
    const found = codes[0] ?? /(?<![0-9])[0-9]{7,}(?![0-9])/.exec(subject)?.[0];
    return found === undefined ? undefined : { value: 1, facts: { code: quote(found) } };
  },
};

/** Letters besides the links; an SMS has room for 70. */
const littleText = 60;

export const hardlyAnyText: MailEvidence = {
  id: 'hardly-any-text',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'Links, pictures or attachments and hardly any text: what is to be read stands in a picture.',
  looksAlike: 'Photographs sent among friends.',
  find({ mail, links }) {
    const length = mail.text.replace(/\s+/g, '').length;
    if (mail.kind === 'sms' || length > littleText) return undefined;
    if (links.length === 0 && mail.attachments.length === 0) return undefined;
    return { value: 1, facts: { letters: length } };
  },
};

export const loudSubject: MailEvidence = {
  id: 'loud-subject',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'A subject in capitals, with exclamation marks, pictograms or ornaments like _ and *.',
  looksAlike: 'Advertising; excited friends.',
  find({ mail, subject }) {
    const letters = mail.subject.match(/\p{L}/gu)?.length ?? 0;
    const capitals = mail.subject.match(/\p{Lu}/gu)?.length ?? 0;
    const marks = subject.match(/!/g)?.length ?? 0;
    const pictograms = mail.subject.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
    const shouts = letters >= 10 && capitals / letters > 0.6;
    const ornaments = `${mail.from.name} ${mail.subject}`.match(/[_*#~|]/g)?.length ?? 0;
    const value = Math.min(
      1,
      (shouts ? 0.7 : 0) +
        (marks >= 2 ? 0.6 : 0) +
        (pictograms > 0 ? 0.5 : 0) +
        (ornaments >= 3 ? 0.6 : 0),
    );
    if (value === 0) return undefined;
    return { value, facts: { marks, capitals: shouts, pictograms, ornaments } };
  },
};

/** Letters and digits in turn, as in keys, or consonants in a row; both longer than any word. */
function isNonsense(word: string): boolean {
  if (word.length < 9 || word.length > 400 || /[^a-z0-9]/.test(word)) return false;
  if (word.length >= 20 && (word.match(/[0-9][a-z]+(?=[0-9])/g)?.length ?? 0) > 0) return true;
  return /^[bcdfghjklmnpqrstvwxz]{9,}$/.test(word);
}

const numbersInRow = /(?:(?<![0-9.])[0-9]{3,9} ){6}/;

export const filler: MailEvidence = {
  id: 'filler',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'Words and numbers without sense, which make every copy of the mail look new.',
  looksAlike: 'Keys, checksums and tables sent among technicians.',
  find({ text }) {
    const words = text.split(' ').filter(isNonsense).length;
    const found = words + (numbersInRow.test(text) ? 1 : 0);
    return found === 0 ? undefined : { value: found > 1 ? 1 : 0.6, facts: { words: found } };
  },
};

export const writingEvidence: readonly MailEvidence[] = [
  brokenUpWords,
  hiddenWriting,
  codeInSubject,
  hardlyAnyText,
  loudSubject,
  filler,
];
