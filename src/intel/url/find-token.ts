// Finds the name of a firm in the words of a host or path: written out, made to look alike, or mistyped.
import { type BrandDictionary, consonantsOf, type Token } from './brand-dictionary.ts';
import type { NameWords } from './name-words.ts';

export type Disguise = 'plain' | 'look-alike' | 'typo';

export interface TokenMatch {
  readonly token: Token;
  readonly disguise: Disguise;
  /** The token begins and ends where words do. */
  readonly startsWord: boolean;
  readonly endsWord: boolean;
  /** What stands beside it: words of their own, and what is glued to it. */
  readonly others: readonly string[];
}

/** `ausbildung` is not SBI: a name this short counts only at the beginning of a word. */
const startOnlyLengthMax = 3;
/** And one this short not in the middle. */
const edgeOnlyLengthMax = 4;
/** One less than the shortest name that typing errors are looked for in. */
const typoLengthMin = 4;

/** The best match: a name of the firm's own before a shared one, whole words before parts. */
export function findToken(name: NameWords, dictionary: BrandDictionary): TokenMatch | undefined {
  return findWritten(name, dictionary) ?? findTypo(name, dictionary);
}

/** The same without typing errors; loose lets the shortest names end a word too. */
export function findWritten(
  name: NameWords,
  dictionary: BrandDictionary,
  isLoose = false,
): TokenMatch | undefined {
  let best: TokenMatch | undefined;
  let bestValue = 0;
  const { finder } = dictionary;
  finder.lastIndex = 0;
  for (let found = finder.exec(name.compact); found; found = finder.exec(name.compact)) {
    const token = dictionary.tokens.get(found[0])!;
    const match = place(name, token, found.index);
    finder.lastIndex = found.index + 1;
    if (!match || !isLongEnough(match, isLoose)) continue;
    const value = preference(match);
    if (value > bestValue) [best, bestValue] = [match, value];
  }
  return best;
}

function preference({ token, startsWord, endsWord }: TokenMatch): number {
  return (
    (token.isShared ? 0 : 100) + (startsWord ? 20 : 0) + (endsWord ? 20 : 0) + token.folded.length
  );
}

function isLongEnough({ token, startsWord, endsWord }: TokenMatch, isLoose: boolean): boolean {
  const { length } = token.folded;
  if (startsWord || length > edgeOnlyLengthMax) return true;
  return endsWord && (isLoose || length > startOnlyLengthMax);
}

function place(name: NameWords, token: Token, at: number): TokenMatch {
  const end = at + token.folded.length;
  const others: string[] = [];
  let raw = '';
  let startsWord = false;
  let endsWord = false;
  let start = 0;
  for (const [index, folded] of name.folded.entries()) {
    const stop = start + folded.length;
    const word = name.words[index];
    if (stop <= at || start >= end) others.push(word);
    else {
      startsWord ||= start === at;
      endsWord ||= stop === end;
      // Folding may shorten a word (rn → m); what is glued to the token is then read folded.
      const text = word.length === folded.length ? word : folded;
      if (start < at) others.push(text.slice(0, at - start));
      if (stop > end) others.push(text.slice(end - start));
      raw += text.slice(Math.max(0, at - start), end - start);
    }
    start = stop;
  }
  return {
    token,
    disguise: raw === token.text && !name.isForeign ? 'plain' : 'look-alike',
    startsWord,
    endsWord,
    others,
  };
}

function findTypo(name: NameWords, dictionary: BrandDictionary): TokenMatch | undefined {
  for (const [index, word] of name.folded.entries()) {
    const token = typoOf(word.replace(/\d+$/, ''), dictionary);
    if (!token) continue;
    const others = name.words.filter((_, at) => at !== index);
    return { token, disguise: 'typo', startsWord: true, endsWord: true, others };
  }
  return undefined;
}

function typoOf(word: string, dictionary: BrandDictionary): Token | undefined {
  if (word.length < typoLengthMin || word.length > dictionary.tokenLengthMax + 1) return undefined;
  return (
    nearToken(word, word, dictionary) ??
    shorterToken(word, dictionary) ??
    vowelsOther(word, dictionary)
  );
}

function shorterToken(word: string, dictionary: BrandDictionary): Token | undefined {
  for (let at = 0; at < word.length; at += 1) {
    const token = nearToken(word, word.slice(0, at) + word.slice(at + 1), dictionary);
    if (token) return token;
  }
  return undefined;
}

function nearToken(word: string, form: string, { nearly }: BrandDictionary): Token | undefined {
  return nearly.get(form)?.find(({ folded }) => isOneEdit(word, folded));
}

function vowelsOther(word: string, { byConsonants }: BrandDictionary): Token | undefined {
  return byConsonants
    .get(consonantsOf(word))
    ?.find(({ folded }) => Math.abs(folded.length - word.length) <= 1);
}

/** One letter more, less, other, or two neighbours swapped (Damerau). */
export function isOneEdit(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.length - start - end, other.length - start - end];
  if (left <= 1 && right <= 1) return true;
  return (
    left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start]
  );
}
