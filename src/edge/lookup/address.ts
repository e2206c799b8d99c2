// Turns the text of an IP address into numbers to search a table by.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface Address {
  readonly family: 'ipv4' | 'ipv6';
  /** 32-bit words, most significant first: one or four. */
  readonly words: readonly number[];
  /** The form the country table is asked in. */
  readonly text: string;
}

/** Longest text an IPv6 address takes, mapped IPv4 tail and all (INET6_ADDRSTRLEN less its NUL). */
const textMax = 45;

/** Nothing for what is no address, or one that is not routed: private, reserved, documentation. */
export function parsePublicAddress(text: string): Address | undefined {
  if (text.length > textMax) return undefined;
  // Asked of Node first: ipaddr.js takes octal and short forms, and throws slowly at the rest.
  const version = isIP(text);
  if (version === 4) return fromIpv4(ipaddr.IPv4.parse(text));
  if (version !== 6) return undefined;
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) return fromIpv4(address.toIPv4Address());
  return fromIpv6(address);
}

function fromIpv4(address: ipaddr.IPv4): Address | undefined {
  if (address.range() !== 'unicast') return undefined;
  const [a, b, c, d] = address.octets;
  return {
    family: 'ipv4',
    words: [((a << 24) | (b << 16) | (c << 8) | d) >>> 0],
    text: address.toString(),
  };
}

function fromIpv6(address: ipaddr.IPv6): Address | undefined {
  const parts = address.parts;
  // Global unicast is 2000::/3 (RFC 4291, 2.5.4); the library calls all that is unnamed unicast.
  if (parts[0] >> 13 !== 1 || address.range() !== 'unicast') return undefined;
  const words: number[] = [];
  for (let i = 0; i < 8; i += 2) words.push(((parts[i] << 16) | parts[i + 1]) >>> 0);
  return { family: 'ipv6', words, text: address.toString() };
}
