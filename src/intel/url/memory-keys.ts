// What of a URL a campaign would repeat, as keys under which the memory is asked and taught.
import type { BrandDictionary } from './brand-dictionary.ts';
import type { HostParts } from './host-parts.ts';
import type { ParsedUrl } from './parse-url.ts';
import { shapeOf } from './shape.ts';
import type { UrlTraits } from './url-traits.ts';

export const memoryKinds = [
  'page',
  'parent',
  'kit-path',
  'path-word',
  'label',
  'label-begin',
  'name-begin',
  'path-shape',
  'url-shape',
  'outline',
] as const;

export type MemoryKind = (typeof memoryKinds)[number];

export interface MemoryKey {
  readonly kind: MemoryKind;
  readonly key: string;
}

/** Longer values are cut: a key is not a place to keep data. */
const valueLengthMax = 80;
/** So many letters of a name are kept when the rest is drawn at random. */
const beginLength = 5;

export function memoryKeys(
  url: ParsedUrl,
  host: HostParts,
  traits: UrlTraits,
  dictionary: BrandDictionary,
): MemoryKey[] {
  const keys: MemoryKey[] = [];
  const add = (kind: MemoryKind, value: string): void => {
    keys.push({ kind, key: `${kind}:${value.slice(0, valueLengthMax)}` });
  };
  const [first] = traits.segments;
  const page = `${url.host}/${traits.segments.join('/')}`;
  add('page', page);
  // Anyone may put a page or a redirect on a shared host: there the page is the domain.
  const isShared = dictionary.shared.has(host.parent);
  add('parent', isShared ? page : host.parent);
  if (isShared) return keys;
  if (first?.length >= 2) add(isKit(first) ? 'kit-path' : 'path-word', first);
  addNames(add, host, traits.label);
  addShapes(add, host, traits);
  return keys;
}

/** Paths that honest sites and kits of every brand have: the same word again says little. */
const usualPath =
  /^(?:.{1,4}|log-?in|sign-?in|index|pages?|home|user|users|account|member|mypage|support|service|standard|secure|security|update|verify|check|select|client|mobile|portal|search|news|info|about|contact|products?|items?|category|article|static|assets|wp-[a-z]+|default|main|entry|start|open|jsp?)(?:\.[a-z]{2,5}){0,2}$/i;

/** A first segment that a kit's author made up. */
function isKit(segment: string): boolean {
  return !usualPath.test(segment);
}

type Add = (kind: MemoryKind, value: string) => void;

function addNames(add: Add, { name }: HostParts, label: string): void {
  // Before a name come labels where the name was taken over or drawn at random: it says nothing then.
  if (label === '') {
    if (name.length > beginLength) add('name-begin', still(name).slice(0, beginLength));
    return;
  }
  const stillLabel = still(label);
  add('label', stillLabel);
  if (label.length > beginLength) add('label-begin', stillLabel.slice(0, beginLength));
}

/** Numbers count up from one name to the next: `login01`, `login02`. */
function still(name: string): string {
  return /\d/.test(name) ? name.replace(/\d+/g, '0') : name;
}

function addShapes(add: Add, { labels, suffix }: HostParts, traits: UrlTraits): void {
  const { queryNames, segments, shape, outline } = traits;
  // A bare name has the shape of half the web.
  if (segments.length === 0 && queryNames.length === 0 && labels.length === 0) return;
  const query =
    queryNames.length === 0 ? '' : `?${queryNames.map((name) => shapeOf(name)).join('&')}`;
  if (shape.path + query !== '') add('path-shape', shape.path + query);
  add('url-shape', `${shape.label}|${shape.name}|${suffix}|${shape.path}`);
  add('outline', `${outline.label}|${outline.name}|${outline.path}`);
}
