// Gathers what an evaluation needs of a replay: every answered request and whether it was hostile.
import type { Decision, Verdict } from '../core/decision/decision.ts';
import { isRequest } from '../core/event/event.ts';
import { dayMs } from '../core/lib/decay.ts';
import type { Folded } from '../engine/folder.ts';

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
  readonly verdict: Verdict;
  readonly valueJpy: number;
  /** Successful log-ins of the account before this one. */
  readonly loginsBefore: number;
}

/** Rows kept at most; an evaluation of more is refused, not silently cut. */
export const rowsMax = 20_000_000;

export interface Collector {
  take(folded: Folded): void;
  readonly rows: readonly Row[];
}

export function createCollector(labels: Labels): Collector {
  const rows: Row[] = [];
  // One entry an account: bounded by the rows themselves.
  const logins = new Map<string, number>();
  return {
    rows,
    take({ event, timeMs, stepped }) {
      if (!isRequest(event) || !stepped.decision) return;
      if (rows.length >= rowsMax) throw new Error(`more than ${rowsMax} requests to evaluate`);
      const account = `${event.firm ?? ''}/${event.account}`;
      const before = logins.get(account) ?? 0;
      const succeeded = event.type !== 'login' || event.outcome === 'success';
      if (event.type === 'login' && succeeded) logins.set(account, before + 1);
      const kind = event.type === 'order' ? event.side : event.type;
      rows.push(
        rowOf(stepped.decision, kind, account, labels.get(event.id) ?? '', {
          succeeded,
          timeMs,
          loginsBefore: before,
        }),
      );
    },
  };
}

function rowOf(
  decision: Decision,
  kind: Row['kind'],
  account: string,
  episode: string,
  more: { succeeded: boolean; timeMs: number; loginsBefore: number },
): Row {
  return {
    kind,
    succeeded: more.succeeded,
    episode,
    account,
    session: decision.session,
    day: Math.floor(more.timeMs / dayMs),
    risk: decision.risk,
    verdict: decision.verdict,
    valueJpy: decision.valueJpy ?? 0,
    loginsBefore: more.loginsBefore,
  };
}

/** The campaign of an episode: `c001:ac-…` belongs to `c001`. */
export function campaignOf(episode: string): string {
  return episode.split(':', 1)[0] ?? episode;
}
