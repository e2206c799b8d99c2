// What the judge is measured against: permutation list, keywords, host tokens, and a simple memory rule.
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';
import { findToken } from '../../intel/url/find-token.ts';
import { nameWords } from '../../intel/url/name-words.ts';
import type { UrlReading } from '../../intel/url/read-url.ts';
import { permutationList } from './permutations.ts';

export interface Comparator {
  readonly name: string;
  calls(text: string, reading: UrlReading): boolean;
  /** Told of a confirmed URL; only the simple rule remembers. */
  learn(reading: UrlReading, isSecurities: boolean): void;
}

const forgets = (): void => undefined;
/** The rule in the words of the task: shorter first segments are everybody's. */
const kitPathLengthMin = 4;

export function createComparators(dictionary: BrandDictionary): Comparator[] {
  const permutations = permutationList(dictionary);
  const keywords = [...dictionary.tokens.values()]
    .map(({ text }) => text)
    .filter((text) => text.length >= 4);
  const hasToken = (reading: UrlReading): boolean =>
    reading.ownership === 'anybody' &&
    [...reading.parts.labels, reading.parts.name].some(
      (label) => findToken(nameWords(label), dictionary) !== undefined,
    );
  return [
    {
      name: 'permutation list',
      calls: (_, { parts }) => permutations.has(parts.parent),
      learn: forgets,
    },
    {
      name: 'keyword list',
      calls: (text) =>
        keywords.some((word) => text.toLowerCase().replaceAll('-', '').includes(word)),
      learn: forgets,
    },
    { name: 'host token', calls: (_, reading) => hasToken(reading), learn: forgets },
    simpleRule(hasToken),
  ];
}

/** A token in the host or path, or a parent domain or first path segment confirmed before. */
function simpleRule(hasToken: (reading: UrlReading) => boolean): Comparator {
  const parents = new Set<string>();
  const paths = new Set<string>();
  const pathOf = ({ url }: UrlReading): string => url.path.split('/')[1] ?? '';
  return {
    name: 'token, known parent or known path',
    calls: (_, reading) =>
      hasToken(reading) ||
      reading.hits.some(({ template }) => template.startsWith('path-')) ||
      parents.has(reading.parts.parent) ||
      paths.has(pathOf(reading)),
    learn(reading, isSecurities) {
      if (!isSecurities) return;
      parents.add(reading.parts.parent);
      const path = pathOf(reading);
      if (path.length >= kitPathLengthMin) paths.add(path);
    },
  };
}
