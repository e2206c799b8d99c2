// The words of a name, and what each says: a country, a service, securities business, or nothing.
import { asLatin, fold } from './fold.ts';

export type WordKind = 'country' | 'securities' | 'service' | 'number' | 'other';

export interface NameWords {
  readonly words: readonly string[];
  readonly folded: readonly string[];
  /** The folded words without anything between. */
  readonly compact: string;
  /** Letters of another script, or with marks, stood for some of these. */
  readonly isForeign: boolean;
}

/** More words than any honest host has; what follows is not read. */
const wordsMax = 24;
const separators = /[^\p{L}\p{N}]+/u;

const kinds: readonly (readonly [WordKind, RegExp])[] = [
  ['number', /^\d*$/],
  ['country', /^(?:jp|co|cojp|cojpn|japan|jpn|jap|com|ne|or|tokyo)\d*$/],
  [
    'securities',
    /^(?:sec|secs|securit(?:y|ies)|s[hy]o[uh]?ken|stocks?|invest\w*|trad(?:e|ing)|nisa|wealth|fund|asset|zhengquan|zhengjuan)\d*$/,
  ],
  [
    'service',
    /^(?:www|w|m|sp|pc|sites?|web|members?|log[io]n|signin|auth|oauth|sso|id|my|mypage|accounts?|acct|info|mail|deal|finance|home|online|apps?|open|support|services?|serves|server|updates?|verif\w*|check|safe|safety|secure|alert|notice|help|center|customer|client|user|portal|top|mobile|api|reward|points?|campaign|refund|protect|kyc|confirm|c|e|mst)\d*$/,
  ],
];

export function nameWords(text: string): NameWords {
  const latin = asLatin(text);
  const words = latin.split(separators, wordsMax).filter((word) => word !== '');
  const folded = words.map(fold);
  return { words, folded, compact: folded.join(''), isForeign: latin !== text };
}

export function wordKind(word: string): WordKind {
  for (const [kind, pattern] of kinds) if (pattern.test(word)) return kind;
  return 'other';
}
