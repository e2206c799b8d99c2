// Puts the names of new certificates before the URL judge; a name is judged once, not once a certificate.
import { judgeUrl, type UrlJudge, type UrlJudgement } from '../../intel/url/judge-url.ts';
import { calledRiskMin } from '../../intel/url/weigh-url.ts';
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

/** Pre-certificate and certificate, and renewals, come within minutes; two maps of so many names each. */
const namesRememberedMax = 100_000;

export function createCertificateJudge(judge: UrlJudge): CertificateJudge {
  let recent = new Set<string>();
  let earlier: ReadonlySet<string> = new Set();
  let namesJudged = 0;

  function isNew(name: string): boolean {
    if (recent.has(name) || earlier.has(name)) return false;
    if (recent.size >= namesRememberedMax) {
      earlier = recent;
      recent = new Set();
    }
    recent.add(name);
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
