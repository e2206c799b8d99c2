// Brings text into one form for matching: width, case, line breaks and invisible characters.

/** Zero-width and soft characters that break words for a machine and not for a reader. */
const invisible = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** NFKC would write them out as letters of the name: McAfee™ as McAfeeTM. */
const trademarks = /[™®©℠]/g;
const betweenLetters =
  /[\p{L}\p{N}][\u00ad\u200b-\u200d\u2060\ufeff]+(?=[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
const gapInJapanese =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;

/**
 * NFKC, lower case, no accents, single spaces, nothing invisible. A blank between Japanese letters goes too:
 * mails in ISO-2022-JP are broken after 76 columns, in the middle of words.
 */
export function foldText(text: string): string {
  const bare = text.replace(trademarks, '').normalize('NFKC').replace(invisible, '');
  const plain = bare.toLowerCase().replace(/\s+/g, ' ').trim();
  return /[^ -~]/.test(plain) ? withoutAccents(plain).replace(gapInJapanese, '') : plain;
}

/** Accents of European letters; the marks that tell が from か stay. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
}

/** Words cut apart by characters that nobody sees, as filters are evaded with. */
export function brokenWords(text: string): number {
  if (!/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(text)) return 0;
  return text.match(betweenLetters)?.length ?? 0;
}

/** Letters that only mathematicians need, drawn like Latin ones: 𝐏𝐚𝐲. */
export function fancyLetters(text: string): number {
  return text.match(/[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}ⓐ-ⓩⒶ-Ⓩ]/gu)?.length ?? 0;
}
