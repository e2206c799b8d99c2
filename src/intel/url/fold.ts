// Folds letters that are made to look alike into one: sb1sec, ѕbіѕес and sblsec read the same.
import { remove } from 'confusables';

const digitsAsLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  i: 'l',
  '|': 'l',
  '!': 'l',
};
const folded = /[01345i|!]/g;

/** Letters of other scripts, and letters with marks, as the ASCII letters they imitate. */
export function asLatin(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return remove(text.normalize('NFKC')).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** One form for all that looks the same; only for comparing with what is folded too. */
export function fold(text: string): string {
  const same = asLatin(text).replace(folded, (letter) => digitsAsLetters[letter]);
  return same.includes('rn') || same.includes('vv')
    ? same.replaceAll('rn', 'm').replaceAll('vv', 'w')
    : same;
}
