// What of a URL a campaign would repeat, as keys under which the memory is asked and taught.
import type { BrandDictionary } from './brand-dictionary.ts';
import type { HostParts } from './host-parts.ts';
import { type ParsedUrl, pathSegments } from './parse-url.ts';
import { coarseShape, pathShape, shapeOf } from './shape.ts';

export type MemoryKind =
  | 'parent'
  | 'kit-path'
  | 'label'
  | 'label-begin'
  | 'name-begin'
  | 'path-shape'
  | 'url-shape'
  | 'outline';

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
  dictionary: BrandDictionary,
): MemoryKey[] {
  const keys: MemoryKey[] = [];
  const add = (kind: MemoryKind, value: string): void => {
    keys.push({ kind, key: `${kind}:${value.slice(0, valueLengthMax)}` });
  };
  const segments = pathSegments(url);
  // Anyone may put a page or a redirect on a shared host: there the page is what is known, not the host.
  if (dictionary.shared.has(host.parent)) {
    add('parent', `${url.host}/${segments.slice(0, 2).join('/')}`);
    return keys;
  }
  add('parent', host.parent);
  if (segments[0]?.length >= 2) add('kit-path', segments[0]);
  addNames(add, host, labelOf(host));
  addShapes(add, url, host, segments);
  return keys;
}

/** The labels before the domain as one, without the `www` in front. */
export function labelOf({ labels }: HostParts): string {
  return (labels[0] === 'www' ? labels.slice(1) : labels).join('.');
}

type Add = (kind: MemoryKind, value: string) => void;

function queryNames(query: string): string[] {
  return query.split('&', 6).map((part) => part.split('=', 1)[0]);
}

function addNames(add: Add, { name }: HostParts, label: string): void {
  const still = name.replace(/\d+/g, '0');
  if (name.length >= beginLength) add('name-begin', still.slice(0, beginLength));
  if (label === '') return;
  const stillLabel = label.replace(/\d+/g, '0');
  add('label', stillLabel);
  if (label.length > beginLength) add('label-begin', stillLabel.slice(0, beginLength));
}

function addShapes(add: Add, url: ParsedUrl, host: HostParts, segments: readonly string[]): void {
  const [label, name, path] = [shapeOf(labelOf(host)), shapeOf(host.name), pathShape(segments)];
  const query = url.query === '' ? '' : `?${queryNames(url.query).map(shapeOf).join('&')}`;
  add('path-shape', path + query);
  add('url-shape', `${label}|${name}|${host.suffix}|${path}`);
  add('outline', `${coarseShape(label)}|${coarseShape(name)}|${coarseShape(path)}`);
}
