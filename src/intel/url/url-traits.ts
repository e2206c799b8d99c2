// What of a URL's form the memory and the structure both look at, worked out once.
import type { HostParts } from './host-parts.ts';
import type { ParsedUrl } from './parse-url.ts';
import { pathShape, shapeOf } from './shape.ts';

export interface UrlTraits {
  /** The labels before the domain as one, without the `www` in front. */
  readonly label: string;
  /** Of the path, empty ones left out. */
  readonly segments: readonly string[];
  /** Names of the query's parameters, the first few. */
  readonly queryNames: readonly string[];
  readonly shape: Form;
  /** The shape without lengths. */
  readonly outline: Form;
}

export interface Form {
  readonly label: string;
  readonly name: string;
  readonly path: string;
}

const queryNamesMax = 6;

export function urlTraits(url: ParsedUrl, { labels, name }: HostParts): UrlTraits {
  const label = (labels[0] === 'www' ? labels.slice(1) : labels).join('.');
  const segments = url.path.split('/').filter((segment) => segment !== '');
  const form = (isOutline: boolean): Form => ({
    label: shapeOf(label, isOutline),
    name: shapeOf(name, isOutline),
    path: segments.length === 0 ? '' : pathShape(segments, isOutline),
  });
  const queryNames =
    url.query === ''
      ? []
      : url.query.split('&', queryNamesMax).map((part) => part.split('=', 1)[0]);
  return { label, segments, queryNames, shape: form(false), outline: form(true) };
}
