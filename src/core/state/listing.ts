// Outside intelligence: an address, network, device, domain or instrument that others reported.
import { dayMs } from '../lib/decay.ts';
import { shortName } from '../lib/short-name.ts';
import type { Store } from './world.ts';

export interface Listing {
  kind: string;
  value: string;
  source: string;
  confidence: number;
  expiresMs: number;
}

/** Listings without an end hold this long: addresses change hands within weeks. */
export const listingHoldsMs = 30 * dayMs;

/** Name of the world in which listings without a firm are kept: they hold for every firm. */
export const everyFirm = '*';

export function createListing(): Listing {
  return { kind: '', value: '', source: '', confidence: 0, expiresMs: 0 };
}

/** What is listed, by its kind and value: intelligence may name what is far too long for a key. */
export function listingName(kind: string, value: string): string {
  return `${kind} ${shortName(value)}`;
}

/** The firm's own listing, or one for every firm, that still holds. */
export function listed(
  listings: Store<Listing>,
  sharing: string,
  name: string,
  timeMs: number,
): Listing | undefined {
  const own = listings.read(`${sharing}\u0000${name}`);
  if (own && own.expiresMs > timeMs) return own;
  const common = listings.read(`${everyFirm}\u0000${name}`);
  return common && common.expiresMs > timeMs ? common : undefined;
}

/** Looked up for one host: phishing hosts have three or four labels, and a thousand are somebody's joke. */
const domainsMax = 6;

/** `co.jp`, `com.hk`: whoever lists one of these by mistake has not listed all that lies under it. */
const registryName = /^[a-z]{2,3}\.[a-z]{2}$/;

/** A host and the domains it lies under, those of registries left out: what is said of one holds below it. */
export function domainsOver(host: string): string[] {
  const domains: string[] = host === '' ? [] : [host];
  const isAddress = /^[\d.]+$|^\[/.test(host);
  for (let dot = host.indexOf('.'); dot >= 0 && !isAddress; dot = host.indexOf('.', dot + 1)) {
    const parent = host.slice(dot + 1);
    if (parent.includes('.') && !registryName.test(parent)) domains.push(parent);
  }
  return domains.length <= domainsMax ? domains : [host, ...domains.slice(1 - domainsMax)];
}

/** Lower-case host of a URL or bare host name; empty where there is none. */
export function hostOf(url: string): string {
  const withoutScheme = url.replace(/^[a-z][a-z0-9+.-]*:[/\\]{2}/i, '');
  // What stands before `@` is a name and password, the favourite place of another host's name.
  const authority = withoutScheme.split(/[/\\?#]/, 1)[0]!;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
}
