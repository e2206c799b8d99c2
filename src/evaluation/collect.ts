// Gathers what an evaluation needs of a replay: every answered request and whether it was hostile.
import type { Decision, Verdict } from '../core/decision/decision.ts';
import { isRequest } from '../core/event/event.ts';
import { dayMs } from '../core/lib/decay.ts';
import type { Folded } from '../engine/folder.ts';
import { createComparators, type Scores } from './comparators.ts';

/** The truth about hostile events: episode (campaign and victim) by event id. */
export type Labels = ReadonlyMap<string, string>;

export interface Row {
  readonly kind: 'login' | 'account-change' | 'buy' | 'sell' | 'withdrawal';
  readonly succeeded: boolean;
  /** Empty for honest requests. */
  readonly episode: string;
  readonly account: string;
  readonly session: string;
  readonly day: number;
  readonly risk: number;
  /** What the parts alone and the comparators say. */
  readonly scores: Scores;
  readonly verdict: Verdict;
  readonly valueJpy: number;
  /** Successful log-ins of the account before this one. */
  readonly loginsBefore: number;
  /** Where a log-in came from; empty for other requests. */
  readonly place: '' | 'hosting' | 'abroad' | 'home';
}

/** The firms are Japanese, and so is nearly every honest log-in. */
const homeCountry = 'JP';

/** Rows kept at most; an evaluation of more is refused, not silently cut. */
export const rowsMax = 20_000_000;

export interface Collector {
  take(folded: Folded): void;
  readonly rows: readonly Row[];
}

/** Episodes that are left out are neither hijackers nor honest customers. */
export function createCollector(
  labels: Labels,
  isLeftOut: (episode: string) => boolean = () => false,
): Collector {
  const rows: Row[] = [];
  // One entry an account: bounded by the rows themselves.
  const logins = new Map<string, number>();
  const comparators = createComparators();
  return {
    rows,
    take(folded) {
      const { event, timeMs, stepped } = folded;
      if (!isRequest(event) || !stepped.decision) return;
      if (rows.length >= rowsMax) throw new Error(`more than ${rowsMax} requests to evaluate`);
      const account = `${event.firm ?? ''}/${event.account}`;
      const before = logins.get(account) ?? 0;
      const succeeded = event.type !== 'login' || event.outcome === 'success';
      if (event.type === 'login' && succeeded) logins.set(account, before + 1);
      const kind = event.type === 'order' ? event.side : event.type;
      const episode = labels.get(event.id) ?? '';
      const scores = comparators.scoresOf(folded, episode);
      if (episode && isLeftOut(episode)) return;
      const loginsBefore = before;
      rows.push({
        ...requestOf(stepped.decision, scores),
        ...{ kind, succeeded, episode, account, loginsBefore },
        day: Math.floor(timeMs / dayMs),
        place: event.type === 'login' ? placeOf(folded) : '',
      });
    },
  };
}

function requestOf(decision: Decision, scores: Scores) {
  const { session, risk, verdict, valueJpy = 0 } = decision;
  return { session, risk, scores, verdict, valueJpy };
}

function placeOf({ origin }: Folded): Row['place'] {
  if (origin?.network === 'hosting') return 'hosting';
  return origin?.country && origin.country !== homeCountry ? 'abroad' : 'home';
}

/** The campaign of an episode: `c001:ac-…` belongs to `c001`. */
export function campaignOf(episode: string): string {
  return episode.split(':', 1)[0] ?? episode;
}
