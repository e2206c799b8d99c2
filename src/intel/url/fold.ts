// Folds letters that are made to look alike into one: sb1sec, ѕbіѕес and sblsec read the same.
import { remove } from 'confusables';

/** Each ASCII letter as what it is taken for. */
const lookAlikes = new Map([
  ['0', 'o'],
  ['1', 'l'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['i', 'l'],
  ['|', 'l'],
  ['!', 'l'],
]);
const isFoldable = /[01345i|!]|rn|vv/;

/** Letters of other scripts, and letters with marks, as the ASCII letters they imitate. */
export function asLatin(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return remove(text.normalize('NFKC')).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** One form for all that looks the same; only for comparing with what is folded too. */
export function fold(text: string): string {
  const latin = asLatin(text);
  if (!isFoldable.test(latin)) return latin;
  let same = '';
  for (const letter of latin) same += lookAlikes.get(letter) ?? letter;
  return same.replaceAll('rn', 'm').replaceAll('vv', 'w');
}
