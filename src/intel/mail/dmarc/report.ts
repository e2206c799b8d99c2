// A DMARC aggregate report (RFC 7489 and RFC 9990) as far as it is used: who sent in our name, and how it was judged.

export interface DmarcRecord {
  readonly sourceIp: string;
  readonly count: number;
  /** none, pass, quarantine or reject; the receiver's word as it is where it is another. */
  readonly disposition: string;
  /** Aligned results: what DMARC itself counts. */
  readonly dkim: string;
  readonly spf: string;
  /** Why the receiver did not follow the policy: forwarded, mailing_list, … */
  readonly overrides: readonly string[];
  readonly headerFrom: string;
  readonly envelopeFrom: string;
}

export interface DmarcReport {
  readonly organisation: string;
  readonly reportId: string;
  readonly beginMs: number;
  readonly endMs: number;
  /** Whose policy it is. */
  readonly domain: string;
  readonly policy: string;
  readonly records: readonly DmarcRecord[];
}

/** One reporter gives one id once for one domain; the id alone is not unique among reporters. */
export function reportKey({ organisation, domain, reportId }: DmarcReport): string {
  return [organisation.toLowerCase(), domain, reportId].join('\n');
}

/** Passed neither way: not sent by us, or changed beyond recognition on its way. */
export function isForged({ dkim, spf }: DmarcRecord): boolean {
  return dkim !== 'pass' && spf !== 'pass';
}

const honestOverrides = new Set(['forwarded', 'mailing_list', 'trusted_forwarder']);

/** The receiver knows why it failed, and the reason is honest. */
export function isForwarded({ overrides }: DmarcRecord): boolean {
  return overrides.some((reason) => honestOverrides.has(reason));
}
