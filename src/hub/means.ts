// Which addresses and devices of a confirmed takeover were the hijacker's: what the owner uses is not told.
import type { Case } from '../core/case/case.ts';

/** A place at which a session of the account was seen, as the journal has it. */
export interface Visit {
  readonly session: string;
  /** Where it logged in; otherwise where it went on from. */
  readonly isLogin: boolean;
  readonly ip?: string;
  readonly device?: string;
  /** The address is that of a carrier: hundreds of customers have it. */
  readonly isManys: boolean;
}

export interface Takeover {
  readonly line: Case;
  /** Everything known of the account's visits, in order. */
  readonly visits: readonly Visit[];
  /** Sessions of which only single orders were disowned: the log-in was the owner's. */
  readonly ownSessions: ReadonlySet<string>;
}

export interface Place {
  readonly kind: 'ip' | 'device';
  readonly value: string;
}

/** A hijacker behind a rotating proxy; beyond, the first are as good as any. */
const placesMax = 32;

function placesOf({ ip, device, isManys }: Visit): Place[] {
  const places: Place[] = [];
  if (ip && !isManys) places.push({ kind: 'ip', value: ip });
  if (device) places.push({ kind: 'device', value: device });
  return places;
}

const keyOf = ({ kind, value }: Place): string => `${kind} ${value}`;

/** Nothing for a case that does not stand as fraud. */
export function placesOfTakeover({ line, visits, ownSessions }: Takeover): Place[] {
  if (line.confirmed === undefined || line.state === 'dismissed') return [];
  const hostile = (visit: Visit): boolean =>
    line.sessions.includes(visit.session) && !(visit.isLogin && ownSessions.has(visit.session));
  const owners = new Set(
    visits
      .filter((visit) => !hostile(visit))
      .flatMap(placesOf)
      .map(keyOf),
  );
  const found = new Map<string, Place>();
  for (const place of visits.filter(hostile).flatMap(placesOf))
    if (!owners.has(keyOf(place)) && found.size < placesMax) found.set(keyOf(place), place);
  return [...found.values()];
}
