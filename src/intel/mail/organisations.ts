// Whom mails pretend to come from: securities firms, authorities, and others often imitated.
import brands from '../url/brands.json' with { type: 'json' };
import others from './organisations.json' with { type: 'json' };
import { foldText } from './text.ts';

export interface Organisation {
  readonly id: string;
  readonly kind: 'securities' | 'authority' | 'other';
  /** Names as they stand in a display name, folded. */
  readonly names: readonly string[];
  /** Domains it sends from or links to; a domain covers its subdomains. */
  readonly hosts: readonly string[];
  readonly tokens: readonly string[];
  readonly sharedTokens: readonly string[];
  readonly paths: readonly string[];
}

/** 證券 and 証券 are the same word; mails write either. */
function spellings(name: string): string[] {
  const folded = foldText(name);
  const other = folded.replace('證券', '証券');
  return other === folded ? [folded] : [folded, other];
}

function firmOf(firm: (typeof brands.firms)[number]): Organisation {
  return {
    id: firm.id,
    kind: 'securities',
    names: [...spellings(firm.ja), ...spellings(firm.en)],
    hosts: firm.hosts,
    tokens: firm.tokens,
    sharedTokens: firm.sharedTokens,
    paths: firm.paths ?? [],
  };
}

function otherOf(other: (typeof others.organisations)[number]): Organisation {
  return {
    id: other.id,
    kind: other.kind === 'authority' ? 'authority' : 'other',
    names: other.names.flatMap(spellings),
    hosts: other.hosts,
    tokens: [],
    sharedTokens: [],
    paths: [],
  };
}

export const organisations: readonly Organisation[] = [
  ...brands.firms.map(firmOf),
  ...others.organisations.map(otherOf),
];

export function covers(domain: string, host: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

export function ownsHost(organisation: Organisation, host: string): boolean {
  return organisation.hosts.some((domain) => covers(domain, host));
}

/** The organisation whose domain this is; of several, the one with the longest domain. */
export function ownerOf(host: string): Organisation | undefined {
  let found: Organisation | undefined;
  let length = 0;
  for (const organisation of organisations) {
    for (const domain of organisation.hosts) {
      if (domain.length > length && covers(domain, host)) {
        found = organisation;
        length = domain.length;
      }
    }
  }
  return found;
}

const latin = /^[\x20-\x7e]+$/;

interface Named {
  readonly organisation: Organisation;
  readonly name: string;
  readonly matches: (text: string) => boolean;
}

/** A Latin name is a word of its own, a Japanese one stands anywhere. */
function matcherOf(name: string): (text: string) => boolean {
  if (!latin.test(name)) return (text) => text.includes(name);
  const word = new RegExp(`(?<![a-z0-9])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z0-9])`);
  return (text) => text.includes(name) && word.test(text);
}

/** Longest names first: SBIネオトレード証券 is not SBI証券. */
const named: readonly Named[] = organisations
  .flatMap((organisation) =>
    organisation.names.map((name) => ({ organisation, name, matches: matcherOf(name) })),
  )
  .sort((a, b) => b.name.length - a.name.length);

/** The organisation that a folded text names first in the order of `organisations`' longest names. */
export function namedIn(text: string): Organisation | undefined {
  return named.find(({ matches }) => matches(text))?.organisation;
}
