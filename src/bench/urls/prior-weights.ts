// What one would say of each piece of evidence before any data: the fit is pulled towards it, so that
// templates and firms rarely seen keep a sensible weight.
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';
import type { Template } from '../../intel/url/host-grammar.ts';

/** Log-odds of a firm's own name and of one that others share, before the bias. */
const templates: Readonly<Record<Template, readonly [own: number, shared: number]>> = {
  'label-real-host': [6, 4],
  'label-hyphenated-host': [6, 4],
  'label-securities': [6, 4],
  'label-country': [5.5, 4],
  'label-country-random': [5.5, 4],
  'label-service': [5.5, 4],
  'label-alone': [5.5, 4],
  'label-word': [5.5, 3],
  'label-glued': [4, 1.5],
  'label-of-real-site': [4, 4],
  'name-real-host': [6, 4],
  'name-hyphenated-host': [6, 4],
  'name-securities': [6, 4],
  'name-country': [5.5, 3],
  'name-country-random': [4, 1.5],
  'name-service': [4, 1.5],
  'name-alone': [4, 1.5],
  'name-word': [4, 1.5],
  'name-glued': [2.5, 0],
  'user-brand': [5.5, 3],
  'path-real-host': [6, 4],
  'path-real-page': [5.5, 4],
  'path-brand': [5.5, 2],
  'path-brand-glued': [3, 1.5],
  'query-brand': [5.5, 2],
};

/** Names that other businesses are imitated under far more often (cards, banks, shops, phones). */
const otherwiseImitated =
  /rakuten|smbc|mufg|paypay|mizuho|dmm|kabu|nikko|mums|esmart|fidelity|tachibana|marusan|okasan|naito/;

export function priorWeights(dictionary: BrandDictionary): Map<string, number> {
  const prior = new Map<string, number>([
    ['bias', -3],
    ['grammar:several-places', 0.5],
    ['grammar:other-business', -3],
    ['disguise:typo', -2],
    ['disguise:typo:shared', -2],
    ['structure', 0.5],
  ]);
  for (const [template, [own, shared]] of Object.entries(templates)) {
    prior.set(`grammar:${template}`, own);
    prior.set(`grammar:${template}:shared`, shared);
  }
  for (const { text, isShared } of dictionary.tokens.values())
    if (isShared && otherwiseImitated.test(text)) prior.set(`token:${text}`, -2.5);
  for (const [name, weight] of Object.entries(memories)) prior.set(`memory:${name}`, weight);
  return prior;
}

/** A page, a domain or a kit path seen against securities firms only is near certain, and surer with each. */
const memories: Readonly<Record<string, number>> = {
  'page:known': 1,
  'page:for': 2,
  'page:against': 1,
  'page:last': 1,
  'page:named:for': 1,
  'parent:known': 0.5,
  'parent:for': 1.5,
  'parent:against': 0.5,
  'parent:last': 0.5,
  'kit-path:known': 0.5,
  'kit-path:for': 1.5,
  'kit-path:against': 0.5,
  'kit-path:last': 0.5,
  'parent:named:for': 0.5,
  'kit-path:named:for': 0.5,
  'label:for': 0.5,
  'label-begin:for': 0.3,
  'name-begin:for': 0.5,
  'path-shape:for': 0.2,
  'url-shape:for': 0.3,
  'outline:for': 0.2,
};
