// The kinds of lure a mail can hold; every language lists its phrases under these names.

export const lures = [
  'urgency',
  'threat',
  'reward',
  'protection',
  'factor',
  'credentials',
  'alarm',
  'advance',
  'bill',
  'impersonal',
  'offer',
] as const;

export type Lure = (typeof lures)[number];

/** Sources of regular expressions over folded text (see text.ts): lower case, single spaces. */
export type Lexicon = Readonly<Record<Lure, readonly string[]>>;
