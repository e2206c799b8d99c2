// The judge over links that this folder asks, and a plain one of its own where none is given.
import { parseUrl } from '../url/parse-url.ts';
import type { Directory } from './directory.ts';

export interface JudgedUrl {
  /** Probability 0..1 that the URL belongs to a phishing site. */
  readonly risk: number;
  readonly brand?: string;
  readonly reasons: readonly unknown[];
}

/** `timeMs` is when the mail was sent: a judge with memory uses only what was known then. */
export type UrlJudge = (url: string, timeMs?: number) => JudgedUrl;

/** Guesses, in place of a judge that learns; their order is what counts. */
const risks = { token: 0.9, path: 0.8, sharedToken: 0.5, unknown: 0.1, own: 0.001 };

/** Compares the host with the names of the firms: `rakuten-sec.a.example` is not rakuten-sec.co.jp. */
export function createHostJudge(directory: Directory): UrlJudge {
  const firms = directory.organisations.flatMap(({ firm }) => (firm ? [firm] : []));
  const clues = firms.flatMap((firm) => [
    ...firm.tokens.map((token) => ({ firm, token, risk: risks.token })),
    ...firm.sharedTokens.map((token) => ({ firm, token, risk: risks.sharedToken })),
  ]);
  clues.sort((a, b) => b.risk - a.risk);
  return (url) => {
    const parsed = parseUrl(url);
    if (!parsed) return { risk: risks.unknown, reasons: [] };
    if (directory.ownerOf(parsed.host) || directory.isNamesake(parsed.host))
      return { risk: risks.own, reasons: [] };
    const words = `-${parsed.host.replaceAll('.', '-')}-`;
    const clue = clues.find(({ token }) => words.includes(`-${token}-`));
    if (clue?.risk === risks.token) return found(clue.risk, clue.firm.id, clue.token);
    const steps = parsed.path.split('/', 6);
    const copied = firms.find(({ paths }) => paths?.some((path) => steps.includes(path)));
    if (copied) return found(risks.path, copied.id, parsed.path);
    return clue ? found(clue.risk, clue.firm.id, clue.token) : { risk: risks.unknown, reasons: [] };
  };
}

function found(risk: number, brand: string, by: string): JudgedUrl {
  return { risk, brand, reasons: [{ code: 'looks-like-firm', by: by.slice(0, 60) }] };
}
