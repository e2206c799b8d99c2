// Puts the names of new certificates before the URL judge; a name is judged once, not once a certificate.
import { judgeUrl, type UrlJudgement } from '../../intel/url/judge-url.ts';
import { calledRiskMin, type UrlJudge } from '../../intel/url/weigh-url.ts';
import type { LogEntry } from './log-entry.ts';

export interface CertificateFinding {
  readonly name: string;
  /** Where in the log the certificate stands. */
  readonly index: number;
  readonly timeMs: number;
  readonly judgement: UrlJudgement;
}

export interface CertificateJudge {
  take(entries: readonly LogEntry[]): CertificateFinding[];
  readonly namesJudged: number;
}

/** Pre-certificate and certificate come within minutes; the name remembered longest is forgotten first. */
export const namesRememberedMax = 100_000;

export function createCertificateJudge(judge: UrlJudge): CertificateJudge {
  const remembered = new Set<string>();
  let namesJudged = 0;

  function isNew(name: string): boolean {
    if (remembered.has(name)) return false;
    remembered.add(name);
    if (remembered.size > namesRememberedMax) remembered.delete(remembered.values().next().value!);
    return true;
  }

  function judged(name: string, { index, timeMs }: LogEntry): CertificateFinding[] {
    namesJudged += 1;
    const judgement = judgeUrl(judge, name, timeMs);
    return judgement && judgement.risk >= calledRiskMin ? [{ name, index, timeMs, judgement }] : [];
  }

  return {
    take: (entries) =>
      entries.flatMap((entry) =>
        entry.names
          .map((name) => name.replace(/^\*\./, ''))
          .filter(isNew)
          .flatMap((name) => judged(name, entry)),
      ),
    get namesJudged() {
      return namesJudged;
    },
  };
}
