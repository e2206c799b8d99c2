// The judge over links that this folder asks, and a plain one of its own where none is given.
import { parseUrl } from '../url/parse-url.ts';
import { type Organisation, organisations, ownsHost } from './organisations.ts';

export interface JudgedUrl {
  /** Probability 0..1 that the URL belongs to a phishing site. */
  readonly risk: number;
  readonly brand?: string;
  readonly reasons: readonly unknown[];
}

/** `timeMs` is when the mail was sent: a judge with memory uses only what was known then. */
export type UrlJudge = (url: string, timeMs?: number) => JudgedUrl;

/** Guesses, in place of a judge that learns; only their order matters much. */
const risks = { token: 0.9, path: 0.8, sharedToken: 0.5, unknown: 0.1, own: 0.001 };

/** Compares the host with the names of the firms: `rakuten-sec.a.example` is not rakuten-sec.co.jp. */
export function judgeByHost(url: string): JudgedUrl {
  const parsed = parseUrl(url);
  if (!parsed) return { risk: risks.unknown, reasons: [] };
  const { host } = parsed;
  const firms = organisations.filter(({ kind }) => kind === 'securities');
  if (firms.some((firm) => ownsHost(firm, host))) return { risk: risks.own, reasons: [] };
  const found =
    byToken(firms, host, 'tokens', risks.token) ??
    byPath(firms, parsed.path) ??
    byToken(firms, host, 'sharedTokens', risks.sharedToken);
  return found ?? { risk: risks.unknown, reasons: [] };
}

function byToken(
  firms: readonly Organisation[],
  host: string,
  field: 'tokens' | 'sharedTokens',
  risk: number,
): JudgedUrl | undefined {
  const padded = `-${host.replaceAll('.', '-')}-`;
  for (const firm of firms) {
    const token = firm[field].find((name) => padded.includes(`-${name}-`));
    if (token) return { risk, brand: firm.id, reasons: [{ code: 'firm-name-in-host', token }] };
  }
  return undefined;
}

function byPath(firms: readonly Organisation[], path: string): JudgedUrl | undefined {
  const steps = path.split('/', 6);
  for (const firm of firms) {
    const step = firm.paths.find((name) => steps.includes(name));
    if (step) {
      return { risk: risks.path, brand: firm.id, reasons: [{ code: 'firm-path', path: step }] };
    }
  }
  return undefined;
}
