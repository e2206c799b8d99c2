// How many terminal columns a text takes, so that Japanese and Latin columns line up.

/**
 * Blocks whose assigned characters are Wide or Fullwidth in Unicode's EastAsianWidth.txt
 * (Standard Annex #11); runs are joined over characters that are not assigned.
 * Ambiguous characters (※, ±) count one column, as terminals outside legacy CJK locales draw them.
 */
const wideRanges: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f], // Hangul Jamo, leading consonants
  [0x2329, 0x232a], // angle brackets
  [0x2e80, 0x303e], // CJK radicals, ideographic space and punctuation
  [0x3041, 0x3247], // Hiragana, Katakana, enclosed CJK letters up to the ambiguous 0x3248-0x324f
  [0x3250, 0x4dbf], // enclosed CJK, CJK compatibility, extension A
  [0x4e00, 0xa4cf], // CJK unified ideographs, Yi
  [0xa960, 0xa97f], // Hangul Jamo extended A
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff], // CJK compatibility ideographs
  [0xfe10, 0xfe19], // vertical forms
  [0xfe30, 0xfe6f], // CJK compatibility forms, small forms
  [0xff01, 0xff60], // fullwidth forms
  [0xffe0, 0xffe6], // fullwidth signs
  [0x16fe0, 0x1b2ff], // Tangut, Khitan, Kana supplements, Nushu
  [0x1f200, 0x1f265], // enclosed ideographs
  [0x20000, 0x3fffd], // ideographic planes 2 and 3
];

/** Symbols drawn as emoji are Wide as well; a flag is two indicators of one column each. */
const wideEmoji = /[\p{Emoji_Presentation}--\p{Regional_Indicator}]/v;

/** Marks are drawn on the character before them; controls and formats are not drawn at all. */
const zeroWidth = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}]/u;

function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code < 0x7f) return 1;
  if (zeroWidth.test(character)) return 0;
  const wide = wideRanges.some(([first, last]) => code >= first && code <= last);
  return wide || wideEmoji.test(character) ? 2 : 1;
}

/** Columns of a one-line text. Joined emoji sequences are counted code point by code point. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Text filled up with spaces to `width` columns; a longer text is left as it is. */
export function padDisplayEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padDisplayStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
