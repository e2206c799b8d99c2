// A dictionary and judge of invented firms for tests, beside the committed ones.
import type { BrandData } from './brand-dictionary.ts';
import { createBrandDictionary } from './brand-dictionary.ts';
import { readGrammar, type TemplateHit } from './host-grammar.ts';
import { hostParts } from './host-parts.ts';
import { parseUrl } from './parse-url.ts';

export const testBrands: BrandData = {
  version: 'test',
  firms: [
    {
      id: 'kogarashi',
      ja: '木枯証券',
      en: 'Kogarashi Securities',
      aliases: ['木枯'],
      hosts: ['kogarashi-sec.co.jp', 'trade0.kogarashi-sec.co.jp'],
      tokens: ['kogarashi-sec'],
      sharedTokens: ['kogarashi', 'kgr'],
      paths: ['KgTrade'],
      labels: ['trade0'],
    },
    {
      id: 'mizore',
      ja: 'みぞれ証券',
      en: 'Mizore',
      hosts: ['mizore.jp'],
      tokens: ['mizore'],
      sharedTokens: [],
    },
  ],
  namesakeHosts: ['kogarashi.example'],
  sharedHosts: ['short.example'],
};

export const testDictionary = createBrandDictionary(testBrands);

export function hitsOf(text: string): TemplateHit[] {
  const url = parseUrl(text)!;
  return readGrammar(url, hostParts(url), testDictionary);
}
