// What a session has shown since its log-in, as the score sees it: of each part the strongest request.
import type { Score } from '../core/decision/score.ts';
import type { Evidence, Family } from '../core/signal/signal.ts';

/** Sessions remembered at most; the one first seen longest ago is forgotten first. */
const sessionsMax = 500_000;

const peaks = ['session', 'order', 'market'] as const;
type Peak = (typeof peaks)[number];

interface Shown {
  readonly sums: Record<Peak, number>;
  readonly findings: Record<Peak, readonly Evidence[]>;
}

const peakOf: Readonly<Partial<Record<Family, Peak>>> = {
  session: 'session',
  change: 'session',
  order: 'order',
  withdrawal: 'order',
  instrument: 'market',
};

export interface Strongest {
  /** Findings that the score of this request added up; what it carried from the log-in is no part. */
  of(session: string, score: Score): readonly Evidence[];
}

export function createStrongest(): Strongest {
  const sessions = new Map<string, Shown>();

  function open(session: string): Shown {
    if (sessions.size >= sessionsMax) sessions.delete(sessions.keys().next().value!);
    const shown: Shown = {
      sums: { session: 0, order: 0, market: 0 },
      findings: { session: [], order: [], market: [] },
    };
    sessions.set(session, shown);
    return shown;
  }

  return {
    of(session, score) {
      const { sums, findings } = sessions.get(session) ?? open(session);
      for (const peak of peaks) {
        if (score[peak] < sums[peak]) continue;
        sums[peak] = score[peak];
        findings[peak] = score.evidence.filter(({ family }) => peakOf[family] === peak);
      }
      const own = score.evidence.filter(({ family }) => peakOf[family] === undefined);
      return [...own, ...peaks.flatMap((peak) => findings[peak])];
    },
  };
}
