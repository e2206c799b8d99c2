// How a firm's name is put into a host, path or query: the templates that imitators use.
import type { BrandDictionary, Firm } from './brand-dictionary.ts';
import { type Disguise, findToken, findWritten, type TokenMatch } from './find-token.ts';
import type { HostParts } from './host-parts.ts';
import { type NameWords, nameWords, wordKind } from './name-words.ts';
import { type ParsedUrl, percentDecoded } from './parse-url.ts';

/** Where the name stands: before the registered domain, in it, or behind the host. */
export type Place = 'label' | 'name' | 'path' | 'query' | 'user';

export type Template =
  | 'label-real-host'
  | 'label-hyphenated-host'
  | 'label-securities'
  | 'label-country'
  | 'label-country-random'
  | 'label-service'
  | 'label-alone'
  | 'label-word'
  | 'label-glued'
  | 'label-of-real-site'
  | 'name-real-host'
  | 'name-hyphenated-host'
  | 'name-securities'
  | 'name-country'
  | 'name-country-random'
  | 'name-service'
  | 'name-alone'
  | 'name-word'
  | 'name-glued'
  | 'user-brand'
  | 'path-real-host'
  | 'path-real-page'
  | 'path-brand'
  | 'path-brand-glued'
  | 'query-brand';

export interface TemplateHit {
  readonly template: Template;
  readonly firm: Firm;
  /** The name as it stands in the dictionary, or the real host or page. */
  readonly token: string;
  readonly isShared: boolean;
  readonly disguise: Disguise;
}

/** At most one hit a place: the firm's name stands there, and this is how. */
export function readGrammar(
  url: ParsedUrl,
  host: HostParts,
  dictionary: BrandDictionary,
): TemplateHit[] {
  const hits = [
    labelHit('label', host.labels.join('-'), host.labels.join('.'), dictionary),
    labelHit('name', host.name, host.name, dictionary),
    url.userInfo === '' ? undefined : brandHit('user-brand', url.userInfo, dictionary),
    pathHit(url.path, dictionary),
    queryHit(url, dictionary),
  ];
  return hits.filter((hit) => hit !== undefined);
}

function labelHit(
  place: 'label' | 'name',
  text: string,
  dotted: string,
  dictionary: BrandDictionary,
): TemplateHit | undefined {
  if (text === '') return undefined;
  const real = embeddedHost(dotted, dictionary);
  if (real) return plainHit(`${place}-real-host`, real.firm, real.host);
  const name = nameWords(text);
  const match = findToken(name, dictionary);
  if (match) return hitOf(`${place}-${arrangement(match)}`, match);
  return place === 'label' ? realSiteHit(name, dictionary) : undefined;
}

type Arrangement =
  | 'hyphenated-host'
  | 'securities'
  | 'country'
  | 'country-random'
  | 'service'
  | 'alone'
  | 'word'
  | 'glued';

function arrangement({ others, startsWord, endsWord }: TokenMatch): Arrangement {
  const words = others.map((word) => word.replace(/\d+$/, '')).filter((word) => word !== '');
  const kinds = new Set(words.map(wordKind));
  const isHost =
    (words.includes('co') && words.includes('jp')) || words.some((word) => /^c[op]jp/.test(word));
  if (isHost) return 'hyphenated-host';
  if (kinds.has('securities')) return 'securities';
  if (kinds.has('country')) return kinds.has('other') ? 'country-random' : 'country';
  if (!kinds.has('other')) return kinds.has('service') ? 'service' : 'alone';
  return startsWord && endsWord ? 'word' : 'glued';
}

/** `site4-m.` says SBI without its name: the real trading hosts are numbered so, and no label else. */
function realSiteHit(name: NameWords, { labels }: BrandDictionary): TemplateHit | undefined {
  const [first = '', ...rest] = name.words;
  const firm = labels.get(first) ?? labels.get(first.replace(/\d$/, '0'));
  const isPlain = rest.length > 0 && rest.every((word) => wordKind(word) !== 'other');
  if (!firm || !isPlain) return undefined;
  return plainHit('label-of-real-site', firm, first);
}

function embeddedHost(
  text: string,
  { embedded, realHosts }: BrandDictionary,
): { host: string; firm: Firm } | undefined {
  const found = embedded.exec(text)?.[1].replaceAll('-', '.');
  if (found === undefined) return undefined;
  for (const [host, firm] of realHosts)
    if (host.replaceAll('-', '.') === found) return { host, firm };
  return undefined;
}

function pathHit(path: string, dictionary: BrandDictionary): TemplateHit | undefined {
  if (path.length < 2) return undefined;
  const text = percentDecoded(path).toLowerCase();
  const real = embeddedHost(text.replaceAll('/', '.'), dictionary);
  if (real) return plainHit('path-real-host', real.firm, real.host);
  for (const segment of text.split('/')) {
    const firm = dictionary.paths.get(segment);
    if (firm) return plainHit('path-real-page', firm, segment);
  }
  return brandHit('path-brand', text, dictionary) ?? gluedHit(text, dictionary);
}

/** Kit paths often end in the firm's name or hold it: `qwertsbi`, `mysbisecjp`. */
function gluedHit(text: string, dictionary: BrandDictionary): TemplateHit | undefined {
  const match = findWritten(nameWords(text), dictionary, true);
  const isClear = match?.endsWord || match?.token.isShared === false;
  return match && isClear ? hitOf('path-brand-glued', match) : undefined;
}

function queryHit({ query, fragment }: ParsedUrl, dictionary: BrandDictionary) {
  const text = `${query} ${fragment}`;
  return text.length < 4 ? undefined : brandHit('query-brand', percentDecoded(text), dictionary);
}

/** Paths and queries are full of chance letters: a name counts only where a word begins, and unchanged. */
function brandHit(
  template: 'user-brand' | 'path-brand' | 'query-brand',
  text: string,
  dictionary: BrandDictionary,
): TemplateHit | undefined {
  const match = findWritten(nameWords(text.toLowerCase()), dictionary);
  return match?.startsWord ? hitOf(template, match) : undefined;
}

function hitOf(template: Template, { token, disguise }: TokenMatch): TemplateHit {
  return {
    template,
    firm: token.firm,
    token: token.text,
    isShared: token.isShared,
    disguise,
  };
}

function plainHit(template: Template, firm: Firm, token: string): TemplateHit {
  return { template, firm, token, isShared: false, disguise: 'plain' };
}
