// Reads what receivers wrote about a mail (RFC 8601), and says whose word counts.
import { getDomain } from 'tldts';
import { type Authentication, notAuthenticated } from '../../intel/mail/mail.ts';

export interface HeaderLine {
  /** Lower case. */
  readonly key: string;
  readonly value: string;
}

/** Mailbox providers that write the header themselves and take out others' of their name. */
export const knownReceivers: readonly string[] = [
  'google.com',
  'outlook.com',
  'yahoo.com',
  'yahoo.co.jp',
  'icloud.com',
];

const headerLengthMax = 8_000;
const results = /(?:^|;)\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)/gi;

/**
 * The topmost header counts: receivers put theirs above what came with the mail. `proven` also asks
 * that the receiver is a trusted one and is the one whose machine took the mail, since a criminal
 * may write any header below.
 */
export function readAuthenticationResults(
  headers: readonly HeaderLine[],
  fromDomain: string,
  receivers: readonly string[] = knownReceivers,
): Authentication {
  const top = headers.find(({ key }) => key === 'authentication-results');
  if (!top) return notAuthenticated;
  const value = withoutComments(top.value.slice(0, headerLengthMax));
  const found = { spf: '', dkim: '', dmarc: '' };
  for (const [, method, result] of value.matchAll(results)) {
    const name = method.toLowerCase() as keyof typeof found;
    const word = result.toLowerCase();
    if (found[name] === '' || word === 'pass') found[name] = word;
  }
  const from = /header\.from\s*=\s*"?([^\s;"]+)/i.exec(value)?.[1].toLowerCase() ?? '';
  const isAbout = organisationOf(from) === organisationOf(fromDomain) && fromDomain !== '';
  const server = /^\s*([^\s;=]+)\s*(?:;|\s\d|$)/.exec(value)?.[1].toLowerCase();
  const proven = found.dmarc === 'pass' && isAbout && isTrusted(server, headers, receivers);
  return { ...found, proven };
}

/** Some providers leave their name out; then the machine that took the mail says it. */
function isTrusted(
  server: string | undefined,
  headers: readonly HeaderLine[],
  receivers: readonly string[],
): boolean {
  const took = takenBy(headers);
  if (took === undefined) return false;
  const named = organisationOf(server ?? took);
  return named === organisationOf(took) && receivers.some((name) => organisationOf(name) === named);
}

/** The topmost `Received … by` that names a host: written by the receiver itself. */
function takenBy(headers: readonly HeaderLine[]): string | undefined {
  for (const { key, value } of headers) {
    if (key !== 'received') continue;
    const host = /(?:^|\s)by\s+([a-z0-9.-]+\.[a-z]{2,})(?![a-z0-9:])/i.exec(
      withoutComments(value),
    )?.[1];
    if (host) return host.toLowerCase();
  }
  return undefined;
}

function organisationOf(domain: string): string {
  return getDomain(domain) ?? domain;
}

/** Comments nest; a criminal may hide a result in one. */
function withoutComments(text: string): string {
  let depth = 0;
  let plain = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += letter;
  }
  return plain;
}
