// What others would have said of the same requests: the parts alone, the published formula alone, and
// the rules a careful broker would write.
import type { RequestEvent } from '../core/event/event.ts';
import { dayMs } from '../core/lib/decay.ts';
import type { Folded } from '../engine/folder.ts';

const scoreNames = ['joined', 'login', 'order', 'instrument', 'formula', 'rules'] as const;
export type ScoreName = (typeof scoreNames)[number];
/** Higher is more suspicious; each on a scale of its own. */
export type Scores = Readonly<Record<ScoreName, number>>;

/** An order from here on is large for a rule that knows no customer, yen. */
const largeOrderJpy = 3_000_000;

const formulaSignals = new Set([
  'strange-network',
  'strange-client',
  'strange-habits',
  'strange-device',
]);

export interface Comparators {
  scoresOf(folded: Folded, episode: string): Scores;
}

/** Keeps what the comparators must remember: sets by account, as large as the history itself. */
export function createComparators(): Comparators {
  const formulaOf = new Map<string, number>();
  const flagged = new Set<string>();
  const devices = new Map<string, Set<string>>();
  const countries = new Map<string, Set<string>>();
  const traded = new Map<string, Set<string>>();
  /** Instrument to the day on which it goes on the list: the day after the first hostile buy. */
  const listedFrom = new Map<string, number>();

  function isNew(seen: Map<string, Set<string>>, account: string, value: string): boolean {
    const known = seen.get(account) ?? new Set();
    seen.set(account, known);
    const wasKnown = known.has(value);
    // Sets of one account: a customer has dozens of devices and names, not thousands.
    if (known.size < 1_000) known.add(value);
    return !wasKnown && known.size > 1;
  }

  function ruleFires(
    event: RequestEvent,
    account: string,
    folded: Folded,
    episode: string,
  ): boolean {
    if (event.type === 'login') {
      if (event.outcome === 'failure') return false;
      const newDevice = isNew(devices, account, event.device ?? '');
      return isNew(countries, account, folded.origin?.country ?? '') && newDevice;
    }
    if (event.type !== 'order' || event.side !== 'buy') return false;
    const day = Math.floor(folded.timeMs / dayMs);
    const isListed = (listedFrom.get(event.instrument) ?? Number.POSITIVE_INFINITY) <= day;
    if (episode && !listedFrom.has(event.instrument)) listedFrom.set(event.instrument, day + 1);
    const neverTraded = isNew(traded, account, event.instrument);
    const isLarge = (folded.stepped.decision?.valueJpy ?? 0) >= largeOrderJpy;
    return isListed || (neverTraded && isLarge);
  }

  return {
    scoresOf(folded, episode) {
      const event = folded.event as RequestEvent;
      const { score, decision } = folded.stepped;
      const account = `${event.firm ?? ''}/${event.account}`;
      const session = `${account}/${event.session}`;
      if (event.type === 'login') formulaOf.set(session, formulaValue(folded));
      if (ruleFires(event, account, folded, episode)) flagged.add(session);
      const isOrder = event.type === 'order';
      return {
        joined: decision?.risk ?? 0,
        login: event.type === 'login' ? (score?.login ?? 0) : (score?.carried ?? 0),
        order: isOrder ? (score?.order ?? 0) : Number.NEGATIVE_INFINITY,
        instrument: isOrder ? (score?.market ?? 0) : Number.NEGATIVE_INFINITY,
        formula: formulaOf.get(session) ?? 0,
        rules: flagged.has(session) ? 1 : 0,
      };
    },
  };
}

/** The log-likelihood ratios added up with equal weight, as published. */
function formulaValue({ stepped }: Folded): number {
  let sum = 0;
  for (const { signal, value } of stepped.score?.evidence ?? [])
    if (formulaSignals.has(signal)) sum += value;
  return sum;
}
