// Verifies DKIM, SPF and DMARC at first hand, asking only for names of the firm's own domains.
import { authenticate } from 'mailauth';
import { type Authentication, notAuthenticated } from '../../intel/mail/mail.ts';

/** As `dns.promises.resolve`. */
export type Resolver = (name: string, type: string) => Promise<unknown>;

export interface AuthenticatorParts {
  readonly resolver: Resolver;
  /** Domains that the firm mails from. */
  readonly firmDomains: readonly string[];
}

/** Of the connection that brought the mail; without it only signatures are verified. */
export interface Envelope {
  readonly ip?: string;
  readonly helo?: string;
  readonly sender?: string;
}

export type Authenticator = (
  raw: Uint8Array,
  fromDomain: string,
  envelope?: Envelope,
) => Promise<Authentication | undefined>;

/**
 * Undefined where the sender's domain is not the firm's: nothing of a stranger's is looked up, since
 * his name server would see who asks. Rejects where the resolver does for another reason than that.
 */
export function createAuthenticator({ resolver, firmDomains }: AuthenticatorParts): Authenticator {
  const isOwn = (domain: string) =>
    firmDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
  return async (raw, fromDomain, envelope = {}) => {
    if (!isOwn(fromDomain)) return undefined;
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    const { spf, dkim, dmarc } = await authenticate(bytes, {
      ...envelope,
      mta: 'localhost',
      resolver: guarded(resolver, firmDomains) as never,
      disableArc: true,
      disableBimi: true,
    });
    const signed = (dkim.results ?? []).map(({ status }) => status.result);
    const result = dmarc ? dmarc.status.result : '';
    if (envelope.ip === undefined && result !== 'pass') return unproven(signed);
    return {
      spf: spf ? spf.status.result : '',
      dkim: signed.includes('pass') ? 'pass' : (signed[0] ?? 'none'),
      dmarc: result,
      proven: result === 'pass',
    };
  };
}

/** Without the connection a missing signature proves nothing: it may have been sent by SPF alone. */
function unproven(signed: readonly string[]): Authentication {
  return { ...notAuthenticated, dkim: signed[0] ?? '' };
}

/** Names that records of the firm send one to, as `include:_spf.mailer.example`. */
const namesMax = 200;

/** Answers for the firm's names and what their records refer to; others do not exist. */
export function guarded(resolver: Resolver, firmDomains: readonly string[]): Resolver {
  const allowed = new Set(firmDomains.map((domain) => domain.toLowerCase()));
  const isAllowed = (name: string): boolean => {
    for (let at = 0; at >= 0; at = name.indexOf('.', at) + 1 || -1)
      if (allowed.has(name.slice(at))) return true;
    return false;
  };
  return async (name, type) => {
    const plain = name.toLowerCase().replace(/\.$/, '');
    if (!isAllowed(plain))
      throw Object.assign(new Error(`not asked: ${plain}`), { code: 'ENOTFOUND' });
    const answer = await resolver(name, type);
    for (const other of referredTo(answer, type)) if (allowed.size < namesMax) allowed.add(other);
    return answer;
  };
}

const references = /(?:include:|redirect=|exists:|(?:^|\s)[+~?-]?(?:a|mx|ptr):)([^\s/]+)/gi;

function referredTo(answer: unknown, type: string): string[] {
  if (!Array.isArray(answer)) return [];
  if (type === 'MX') return answer.map(({ exchange }) => String(exchange).toLowerCase());
  if (type === 'CNAME') return answer.map((name) => String(name).toLowerCase());
  if (type !== 'TXT') return [];
  const records = answer.map((parts) => (Array.isArray(parts) ? parts.join('') : String(parts)));
  const names = records.flatMap((text) => [...text.matchAll(references)].map(([, name]) => name));
  // Macros stand for the sender's address: what follows them is the name that is the firm's word.
  return names
    .map((name) => name.toLowerCase().replace(/^.*%\{[^}]*\}\.?/, ''))
    .filter((name) => name.includes('.'));
}
