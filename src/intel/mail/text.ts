// Brings text into one form for matching: width, case, line breaks and invisible characters.
import { asLatin } from '../url/fold.ts';

/** Zero-width and soft characters that break words for a machine and not for a reader. */
const invisible = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** NFKC would write them out as letters of the name: McAfee™ as McAfeeTM. */
const trademarks = /[™®©℠]/g;
const betweenLetters =
  /[\p{L}\p{N}][\u00ad\u200b-\u200d\u2060\ufeff]+(?=[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
/** A mark of another script on a Latin letter; accents are written as one letter with theirs. */
const strayMark = /(?<=[a-z])(?![\u0300-\u036f])\p{M}/gu;
const markOnLatin = /(?<=[a-z ])\p{M}+/gu;
/** Latin letters with Greek or Cyrillic ones among them, as no honest word has. */
const mixedWord =
  /(?=\p{L}*[a-z])(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])[a-z\p{Script=Cyrillic}\p{Script=Greek}]{3,}/gu;
const gapInJapanese =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;

/**
 * NFKC, lower case, no accents, single spaces, nothing invisible. A blank between Japanese letters goes too:
 * mails in ISO-2022-JP are broken after 76 columns, in the middle of words.
 */
export function foldText(text: string): string {
  const bare = text.replace(trademarks, '').normalize('NFKC').replace(invisible, '');
  const plain = bare.toLowerCase().replace(/\s+/g, ' ').trim();
  if (!/[^ -~]/.test(plain)) return plain;
  return withoutAccents(plain).replace(mixedWord, asLatin).replace(gapInJapanese, '');
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
  return hidden + (lower.match(mixedWord)?.length ?? 0) + (lower.match(strayMark)?.length ?? 0);
}

/** Letters that only mathematicians need, drawn like Latin ones: 𝐏𝐚𝐲. */
export function fancyLetters(text: string): number {
  return text.match(/[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}ⓐ-ⓩⒶ-Ⓩ]/gu)?.length ?? 0;
}
