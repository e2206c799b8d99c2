// Brings text into one form for matching: width, case, line breaks and invisible characters.
import { asLatin } from '../url/fold.ts';

/** Zero-width, soft and filling characters: a machine sees a broken word, a reader does not. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** NFKC would write them out as letters of the name: McAfee™ as McAfeeTM. */
const trademarks = /[™®©℠]/g;
const betweenLetters =
  /[\p{L}\p{N}][\u00ad\u200b-\u200d\u2060\ufeff]+(?=[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
/** A mark of another script on a Latin letter; accents are written as one letter with theirs. */
const strayMark = /(?<=[a-z])(?![\u0300-\u036f])\p{M}/gu;
const markOnLatin = /(?<=[a-z ])\p{M}+/gu;
const runOfAlphabets = /[a-z\p{Script=Cyrillic}\p{Script=Greek}]{3,}/gu;
const otherAlphabet = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const gapInJapanese =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;

/**
 * NFKC, lower case, no accents, single spaces, nothing invisible. A blank between Japanese letters goes too:
 * mails in ISO-2022-JP are broken after 76 columns, in the middle of words.
 */
export function foldText(text: string): string {
  const seen = text.replace(trademarks, '').normalize('NFKC').replace(invisible, '');
  const plain = seen.toLowerCase().replace(/\s+/g, ' ').trim();
  if (!/[^ -~]/.test(plain)) return plain;
  const bare = withoutAccents(plain);
  const latin = otherAlphabet.test(bare) ? bare.replace(runOfAlphabets, unmixed) : bare;
  return latin.replace(gapInJapanese, '');
}

/** Latin letters with Greek or Cyrillic ones among them, as no honest word has. */
function isMixed(word: string): boolean {
  return /[a-z]/.test(word) && otherAlphabet.test(word);
}

function unmixed(word: string): string {
  return isMixed(word) ? asLatin(word) : word;
}

/** Accents, and marks of other scripts set on Latin letters; what tells が from か stays. */
function withoutAccents(text: string): string {
  const apart = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return apart.replace(markOnLatin, '').normalize('NFC');
}

/** Words cut apart by characters that nobody sees, or written in two alphabets, against filters. */
export function brokenWords(text: string): number {
  if (!/[^ -~]/.test(text)) return 0;
  const hidden = text.match(betweenLetters)?.length ?? 0;
  const lower = text.toLowerCase().normalize('NFC');
  const mixed = otherAlphabet.test(lower)
    ? (lower.match(runOfAlphabets) ?? []).filter(isMixed)
    : [];
  return hidden + mixed.length + (lower.match(strayMark)?.length ?? 0);
}

/** Letters that only mathematicians need, drawn like Latin ones: 𝐏𝐚𝐲. */
export function fancyLetters(text: string): number {
  return text.match(/[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}ⓐ-ⓩⒶ-Ⓩ]/gu)?.length ?? 0;
}
