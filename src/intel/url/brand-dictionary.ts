// The firms that are imitated, as data: their real hosts, their names in hosts and paths, and who shares them.
import { fold } from './fold.ts';

export interface Firm {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  /** Other names under which shared lists carry it. */
  readonly aliases?: readonly string[];
  /** Real hosts; each covers its subdomains. */
  readonly hosts: readonly string[];
  /** Names nobody else uses; a hyphen may be there or not. */
  readonly tokens: readonly string[];
  /** Names that other companies, people or places have too: `rakuten`, `nomura`. */
  readonly sharedTokens: readonly string[];
  /** First path segments of the real site that kits copy. */
  readonly paths?: readonly string[];
  /** Subdomains of the real site that say the firm by themselves: `site1`. */
  readonly labels?: readonly string[];
}

export interface BrandData {
  readonly version: string;
  readonly firms: readonly Firm[];
  /** Honest hosts of others with the same name; their name says nothing against them. */
  readonly namesakeHosts: readonly string[];
  /** Hosts where anyone may put a page or a redirect: knowing one such page says nothing of the next. */
  readonly sharedHosts: readonly string[];
}

export interface Token {
  readonly text: string;
  readonly folded: string;
  readonly firm: Firm;
  readonly isShared: boolean;
}

export interface BrandDictionary {
  readonly data: BrandData;
  /** Every token of at least three letters, longest first: the longest match is the right one. */
  readonly finder: RegExp;
  /** By folded form without hyphen; the first firm named owns a token two firms claim. */
  readonly tokens: ReadonlyMap<string, Token>;
  /** Folded tokens by each form with one letter left out, for typing errors. */
  readonly nearly: ReadonlyMap<string, readonly Token[]>;
  /** Tokens whose vowels may be anything: rukatan and rakitun are rakuten. */
  readonly byConsonants: ReadonlyMap<string, readonly Token[]>;
  readonly tokenLengthMax: number;
  /** Real hosts by name, with hyphens for dots, and by name as it is. */
  readonly realHosts: ReadonlyMap<string, Firm>;
  readonly embedded: RegExp;
  readonly paths: ReadonlyMap<string, Firm>;
  readonly labels: ReadonlyMap<string, Firm>;
  readonly namesakes: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
  readonly firms: ReadonlyMap<string, Firm>;
  /** By Japanese and English name and alias, in lower case; ids are names of other businesses too. */
  readonly names: ReadonlyMap<string, Firm>;
}

/** Shorter names have too many neighbours: `monex` is one edit from `money`, `sbi` from everything. */
const typoLengthMin = 5;
/** Fewer consonants than this are chance. */
const consonantsMin = 4;

export function createBrandDictionary(
  data: BrandData,
  additions: readonly Firm[] = [],
): BrandDictionary {
  const firms = withAdditions(data.firms, additions);
  const tokens = new Map<string, Token>();
  for (const firm of firms)
    for (const token of tokensOf(firm))
      if (!tokens.has(token.folded)) tokens.set(token.folded, token);
  const realHosts = pairs(firms, ({ hosts }) => hosts);
  const embedded = [...realHosts.keys()].map((host) => host.replaceAll('.', '[.-]'));
  return {
    data: { ...data, firms },
    finder: new RegExp([...tokens.keys()].sort(byLength).join('|') || '(?!)', 'g'),
    tokens,
    nearly: nearlyOf([...tokens.values()]),
    byConsonants: byConsonantsOf([...tokens.values()]),
    tokenLengthMax: Math.max(0, ...[...tokens.keys()].map(({ length }) => length)),
    realHosts,
    embedded: new RegExp(`(?:^|[.-])(${embedded.sort(byLength).join('|') || '(?!)'})`),
    paths: pairs(firms, ({ paths }) => (paths ?? []).map((path) => path.toLowerCase())),
    labels: pairs(firms, ({ labels }) => labels ?? []),
    namesakes: new Set(data.namesakeHosts),
    shared: new Set(data.sharedHosts),
    firms: new Map(firms.map((firm) => [firm.id, firm])),
    names: pairs(firms, ({ ja, en, aliases }) =>
      [ja, en, ...(aliases ?? [])].map((name) => name.toLowerCase()),
    ),
  };
}

/** A firm with an id already known is added to; a new id is a new firm. */
function withAdditions(firms: readonly Firm[], additions: readonly Firm[]): Firm[] {
  const merged = new Map(firms.map((firm) => [firm.id, firm]));
  for (const more of additions) {
    const known = merged.get(more.id);
    merged.set(more.id, known ? joined(known, more) : more);
  }
  return [...merged.values()];
}

function joined(known: Firm, more: Firm): Firm {
  return {
    ...known,
    hosts: [...known.hosts, ...more.hosts],
    tokens: [...known.tokens, ...more.tokens],
    sharedTokens: [...known.sharedTokens, ...more.sharedTokens],
    paths: [...(known.paths ?? []), ...(more.paths ?? [])],
    labels: [...(known.labels ?? []), ...(more.labels ?? [])],
    aliases: [...(known.aliases ?? []), ...(more.aliases ?? [])],
  };
}

function tokensOf(firm: Firm): Token[] {
  const one = (isShared: boolean) => (text: string) => {
    const compact = text.replaceAll('-', '');
    return { text: compact, folded: fold(compact), firm, isShared };
  };
  return [...firm.tokens.map(one(false)), ...firm.sharedTokens.map(one(true))];
}

function nearlyOf(tokens: readonly Token[]): Map<string, Token[]> {
  const nearly = new Map<string, Token[]>();
  for (const token of tokens) {
    if (token.folded.length < typoLengthMin) continue;
    for (const form of [token.folded, ...deletions(token.folded)]) {
      const same = nearly.get(form);
      if (!same) nearly.set(form, [token]);
      else if (!same.includes(token)) same.push(token);
    }
  }
  return nearly;
}

function byConsonantsOf(tokens: readonly Token[]): ReadonlyMap<string, readonly Token[]> {
  const enough = tokens.filter(({ folded }) => consonantsOf(folded).length >= consonantsMin);
  return Map.groupBy(enough, ({ folded }) => consonantsOf(folded));
}

/** Folded `l` may be an `i`, a vowel: it is left out with them. */
export function consonantsOf(word: string): string {
  return word.replace(/[aeoul]/g, '');
}

/** The word with each one of its letters left out. */
function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function pairs(firms: readonly Firm[], list: (firm: Firm) => readonly string[]): Map<string, Firm> {
  return new Map(
    firms.toReversed().flatMap((firm) => list(firm).map((item): [string, Firm] => [item, firm])),
  );
}

function byLength(one: string, other: string): number {
  return other.length - one.length || (one < other ? -1 : 1);
}
