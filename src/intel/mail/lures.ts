// Finds which lures a text holds, and how many different phrases of each.
import { english } from './lexicon/english.ts';
import { european } from './lexicon/european.ts';
import { japanese } from './lexicon/japanese.ts';
import { type Lexicon, type Lure, lures } from './lexicon/lure.ts';

export interface FoundLure {
  /** Different phrases found, at most `phrasesMax`. */
  readonly phrases: readonly string[];
}

/** More of the same says nothing new, and a text that repeats itself must not cost more. */
const phrasesMax = 5;
const matchesMax = 40;

type Patterns = ReadonlyMap<Lure, RegExp>;

/** Phrases of languages with blanks begin at a word's beginning. */
function compile(lexicons: readonly Lexicon[], lead: string): Patterns {
  return new Map(
    lures.map((lure) => {
      const phrases = lexicons.flatMap((lexicon) => lexicon[lure]);
      return [lure, new RegExp(`${lead}(?:${phrases.join('|')})`, 'g')];
    }),
  );
}

const inJapanese = compile([japanese], '');
const inEuropean = compile([english, european], '(?<![a-z0-9])');
const hasJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** `text` is folded (see text.ts). */
export function luresIn(text: string): ReadonlyMap<Lure, FoundLure> {
  const found = new Map<Lure, FoundLure>();
  const sets = hasJapanese.test(text) ? [inJapanese, inEuropean] : [inEuropean];
  for (const lure of lures) {
    const phrases = new Set<string>();
    for (const patterns of sets) collect(patterns.get(lure) as RegExp, text, phrases);
    if (phrases.size > 0) found.set(lure, { phrases: [...phrases] });
  }
  return found;
}

function collect(pattern: RegExp, text: string, phrases: Set<string>): void {
  let matches = 0;
  for (const [phrase] of text.matchAll(pattern)) {
    phrases.add(phrase.trim().slice(0, 60));
    matches += 1;
    if (phrases.size >= phrasesMax || matches >= matchesMax) return;
  }
}
