// Takes a URL or bare host name apart the way criminals and shared lists really write them.
import { domainToUnicode } from 'node:url';

export interface ParsedUrl {
  /** Lower case, without port and closing dots; punycode is decoded. */
  readonly host: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** Without `#`. */
  readonly fragment: string;
  /** What stands before `@`: `https://sbisec.co.jp@evil.example/` goes to evil.example. */
  readonly userInfo: string;
  /** The host is an IPv4 or IPv6 address. */
  readonly isAddress: boolean;
}

/** Longer ones are cut here: browsers and shared lists stay below (Chromium refuses at 2 MiB, mail at 2,048). */
const urlLengthMax = 4096;

const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/\/+/i;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const hostOnly = /^[^\s/?#@:<>"]+$/;

/** The URL's parts; undefined where no host can be read. Never throws. */
export function parseUrl(text: string): ParsedUrl | undefined {
  const rest = refang(text.trim().slice(0, urlLengthMax)).replace(scheme, '');
  const end = rest.search(/[/?#\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  const host = readHost(authority.slice(at + 1));
  if (host === undefined) return undefined;
  const tail = end < 0 ? '' : rest.slice(end).replace(/^\\/, '/');
  return {
    host,
    ...splitTail(tail),
    userInfo: at < 0 ? '' : authority.slice(0, at),
    isAddress: ipv4.test(host) || host.includes(':'),
  };
}

/** Undoes the usual ways of making a link dead for print: `hxxps`, `[.]`, `(dot)`. */
function refang(text: string): string {
  const live = text.startsWith('hx') || text.startsWith('HX') ? text.replace(/^hxx/i, 'htt') : text;
  if (!/[[({]/.test(live)) return live;
  return live
    .replace(/[[({](?:\.|dot)[\])}]/gi, '.')
    .replace(/\[:\/\/\]|\[:\]\/\//, '://')
    .replace(/\[\/\]/g, '/');
}

function readHost(authority: string): string | undefined {
  if (authority.startsWith('[')) return authority.slice(1, authority.indexOf(']'));
  let host = authority.replace(/:\d*$/, '').toLowerCase();
  if (host.includes('%')) host = percentDecoded(host);
  if (/[^!-~]/.test(host)) host = host.normalize('NFKC').replace(/[。．｡]/g, '.');
  host = host.replace(/^\.+|\.+$/g, '');
  if (host === '' || host.length > 253 || !hostOnly.test(host)) return undefined;
  return host.includes('xn--') ? domainToUnicode(host) || host : host;
}

function splitTail(tail: string): { path: string; query: string; fragment: string } {
  const hash = tail.indexOf('#');
  const beforeHash = hash < 0 ? tail : tail.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  return {
    path: mark < 0 ? beforeHash : beforeHash.slice(0, mark),
    query: mark < 0 ? '' : beforeHash.slice(mark + 1),
    fragment: hash < 0 ? '' : tail.slice(hash + 1),
  };
}

/** As far as it can be decoded; a broken escape stays as it stands. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
