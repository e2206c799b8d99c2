// Reads a URL once into all that the judge, the memory and the fit need of it.
import type { BrandDictionary } from './brand-dictionary.ts';
import { readGrammar, type TemplateHit } from './host-grammar.ts';
import { type HostParts, hostParts } from './host-parts.ts';
import { type MemoryKey, memoryKeys } from './memory-keys.ts';
import { type ParsedUrl, parseUrl } from './parse-url.ts';
import { structureTraits } from './structure.ts';
import { urlTraits } from './url-traits.ts';

/** Whose host it is: a firm's own, an honest namesake's, or anybody's. */
export type Ownership = 'firm' | 'namesake' | 'anybody';

export interface UrlReading {
  readonly url: ParsedUrl;
  readonly parts: HostParts;
  readonly ownership: Ownership;
  readonly hits: readonly TemplateHit[];
  readonly keys: readonly MemoryKey[];
  readonly structure: readonly number[];
}

/** Undefined where the text holds no host. */
export function readUrl(text: string, dictionary: BrandDictionary): UrlReading | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  const parts = hostParts(url);
  const ownership = ownershipOf(url.host, dictionary);
  const traits = urlTraits(url, parts);
  return {
    url,
    parts,
    ownership,
    hits: ownership === 'anybody' ? readGrammar(url, parts, dictionary) : [],
    keys: memoryKeys(url, parts, traits, dictionary),
    structure: structureTraits(url, parts, traits),
  };
}

/** Only what the memory is taught; undefined also where nothing may be taught of the host. */
export function readLesson(
  text: string,
  dictionary: BrandDictionary,
): { readonly keys: readonly MemoryKey[]; readonly parent: string } | undefined {
  const url = parseUrl(text);
  if (!url || ownershipOf(url.host, dictionary) !== 'anybody') return undefined;
  const parts = hostParts(url);
  const keys = memoryKeys(url, parts, urlTraits(url, parts), dictionary);
  return { keys, parent: parts.parent };
}

/** Exactly a known host or a subdomain of it; looking alike is not enough. */
function ownershipOf(host: string, { realHosts, namesakes }: BrandDictionary): Ownership {
  for (const name of withParents(host)) {
    if (realHosts.has(name)) return 'firm';
    if (namesakes.has(name)) return 'namesake';
  }
  return 'anybody';
}

/** The host and every domain it lies under, the longest first. */
export function withParents(host: string): string[] {
  const names: string[] = [];
  for (let at = 0; at >= 0 && at < host.length; ) {
    names.push(host.slice(at));
    const dot = host.indexOf('.', at);
    at = dot < 0 ? -1 : dot + 1;
  }
  return names;
}
