// Reads the small lists a firm gives: customers and hosts, one a line.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { domainToASCII } from 'node:url';

/** Rows that are empty or begin with `#` are left out; rejects with the file's own error. */
export async function readLines(path: string, onLine: (text: string) => void): Promise<void> {
  const file = createReadStream(path, { encoding: 'utf8' });
  try {
    for await (const line of createInterface({
      input: file,
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      const text = line.replace(/^\uFEFF/, '').trim();
      if (text !== '' && !text.startsWith('#')) onLine(text);
    }
  } finally {
    file.destroy();
  }
}

/** A host with its subdomains, however it is written: `https://www.example.jp/`, `*.example.jp`. */
export function hostEntry(text: string): string | undefined {
  const withoutScheme = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^\*?\./, '');
  const host = withoutScheme.split(/[/?#\s,]/, 1)[0]!;
  const bare = host
    .slice(host.lastIndexOf('@') + 1)
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  const bracketed = /^\[(.+)\]$/.exec(bare);
  if (bracketed) return bracketed[1]!.toLowerCase();
  const ascii = domainToASCII(bare);
  return ascii === '' ? undefined : ascii;
}

/** A whole top-level domain would watch everybody's passwords. */
function isTooWide(host: string): boolean {
  return !host.includes('.') && !host.includes(':');
}

export interface HostList {
  readonly hosts: readonly string[];
  /** Rows that are no host, or too wide a one. */
  readonly refused: readonly string[];
}

/** No firm has more; rows beyond are refused. */
const hostsMax = 100_000;

export async function readHostList(path: string): Promise<HostList> {
  const hosts = new Set<string>();
  /** Rows beyond `hostsMax` among them. */
  const refused: string[] = [];
  await readLines(path, (text) => {
    const host = hostEntry(text);
    if (host === undefined || isTooWide(host) || hosts.size >= hostsMax) {
      if (refused.length < hostsMax) refused.push(text);
    } else hosts.add(host);
  });
  return { hosts: [...hosts], refused };
}
