// Whom mails pretend to come from: securities firms, authorities, and others often imitated.
import type { BrandData, Firm } from '../url/brand-dictionary.ts';
import others from './organisations.json' with { type: 'json' };
import { foldText } from './text.ts';

export interface Organisation {
  readonly id: string;
  readonly kind: 'securities' | 'authority' | 'other';
  /** As they stand in a display name, folded. */
  readonly names: readonly string[];
  /** Domains it sends from or links to; a domain covers its subdomains. */
  readonly hosts: readonly string[];
}

export interface Directory {
  readonly organisations: readonly Organisation[];
  /** Whose domain this is; where domains lie in each other, the owner of the narrower. */
  ownerOf(host: string): Organisation | undefined;
  /** The organisation with the longest name found in a folded text. */
  namedIn(text: string): Organisation | undefined;
  /** Honest hosts of others of the same name, as group companies. */
  isNamesake(host: string): boolean;
  /** Hosts where anyone may put a page, and that everybody links to. */
  isShared(host: string): boolean;
}

/** `brands` is the dictionary of the URL judge; a firm adds its own sending domains to its hosts there. */
export function createDirectory(brands: BrandData): Directory {
  const organisations = [...brands.firms.map(ofFirm), ...others.organisations.map(ofOther)];
  const owners = ownersByDomain(organisations);
  const named = namedByLength(organisations);
  const covered = (domains: readonly string[]) => {
    const set = new Set(domains);
    return (host: string) => firstCover(host, (domain) => set.has(domain) || undefined) === true;
  };
  return {
    organisations,
    ownerOf: (host) => firstCover(host, (domain) => owners.get(domain)),
    namedIn(text) {
      const compact = text.replaceAll(' ', '');
      return named.find(({ matches }) => matches(text, compact))?.organisation;
    },
    isNamesake: covered(brands.namesakeHosts),
    isShared: covered(brands.sharedHosts),
  };
}

/** 證券 and 証券 are the same word; mails write either. */
function spellings(name: string): string[] {
  const folded = foldText(name);
  return folded.includes('證券') ? [folded, folded.replace('證券', '証券')] : [folded];
}

function ofFirm(firm: Firm): Organisation {
  const names = [...spellings(firm.ja), ...spellings(firm.en)];
  return { id: firm.id, kind: 'securities', names, hosts: firm.hosts };
}

function ofOther({ id, kind, names, hosts }: (typeof others.organisations)[number]): Organisation {
  const folded = names.flatMap(spellings);
  return { id, kind: kind === 'authority' ? 'authority' : 'other', names: folded, hosts };
}

/** Securities firms come first in the list, so that they own what a group shares. */
function ownersByDomain(organisations: readonly Organisation[]): Map<string, Organisation> {
  const owners = new Map<string, Organisation>();
  for (const organisation of organisations)
    for (const domain of organisation.hosts)
      if (!owners.has(domain)) owners.set(domain, organisation);
  return owners;
}

/** Asks for the host, then for each domain above it. */
function firstCover<Found>(host: string, find: (domain: string) => Found | undefined) {
  for (let at = 0; at >= 0; ) {
    const found = find(host.slice(at));
    if (found !== undefined) return found;
    const dot = host.indexOf('.', at);
    at = dot < 0 ? -1 : dot + 1;
  }
  return undefined;
}

interface Named {
  readonly name: string;
  readonly organisation: Organisation;
  readonly matches: (text: string, compact: string) => boolean;
}

/** Longest first: SBIネオトレード証券 is not SBI証券. */
function namedByLength(organisations: readonly Organisation[]): Named[] {
  return organisations
    .flatMap((organisation) =>
      organisation.names.map((name) => ({ name, organisation, matches: matcherOf(name) })),
    )
    .sort((a, b) => b.name.length - a.name.length);
}

/** A Latin name is a word of its own; a Japanese one stands anywhere, blanks or not. */
function matcherOf(name: string): Named['matches'] {
  if (!/^[ -~]+$/.test(name)) {
    const wanted = name.replaceAll(' ', '');
    return (_, compact) => compact.includes(wanted);
  }
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const word = new RegExp(`(?<![a-z0-9])${escaped}(?![a-z0-9])`);
  return (text) => text.includes(name) && word.test(text);
}
