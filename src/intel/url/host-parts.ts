// Where a host name was registered: the part its owner paid for, and what stands before it.
import { parse } from 'tldts';
import type { ParsedUrl } from './parse-url.ts';

export interface HostParts {
  /** The registrable domain (`evil.com`, `someone.workers.dev`); of an address, its /16. */
  readonly parent: string;
  /** The label that was registered: `evil`; empty for an address. */
  readonly name: string;
  /** Public suffix, private ones (`workers.dev`) included; empty for an address. */
  readonly suffix: string;
  /** Labels before the parent, from the left. */
  readonly labels: readonly string[];
  /** The suffix is a hosting or dynamic-name service that anyone may register under. */
  readonly isHosted: boolean;
}

const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

export function hostParts({ host, isAddress }: ParsedUrl): HostParts {
  if (isAddress) return addressParts(host);
  const { domain, publicSuffix, isPrivate } = parse(host, options);
  const parent = domain ?? host;
  const suffix = publicSuffix ?? '';
  const before = host.slice(0, Math.max(0, host.length - parent.length - 1));
  return {
    parent,
    name: domain ? domain.slice(0, -suffix.length - 1) : '',
    suffix,
    labels: before === '' ? [] : before.split('.'),
    isHosted: isPrivate === true,
  };
}

/** Kits move inside one hosting network: the /16 of an IPv4 address is what stays. */
function addressParts(host: string): HostParts {
  const parent = host.includes(':') ? host : host.split('.').slice(0, 2).join('.');
  return { parent, name: '', suffix: '', labels: [], isHosted: false };
}
