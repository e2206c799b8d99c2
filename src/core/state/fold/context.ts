// Notices that a session goes on from elsewhere than it began.
import type { Origin } from '../../event/origin.ts';
import { hash32 } from '../../lib/hash.ts';
import { shortName } from '../../lib/short-name.ts';
import { loginKeysOf } from '../familiarity.ts';
import { elsewhereKey, type Session } from '../session.ts';

/** Strength of each move; see signal/session/context-change.ts for the scale. */
const moved = { country: 1.5, network: 0.5, address: 0.2, device: 1 } as const;
const strengthMax = 3;

export interface Seen {
  readonly ip?: string;
  readonly userAgent?: string;
  readonly device?: string;
  readonly language?: unknown;
}

/** True where the session was newly seen at another place than it logged in at. */
export function noteContext(
  session: Session,
  seen: Seen,
  origin: Origin | undefined,
  timeMs: number,
): boolean {
  // A session first seen by its activity has nothing to compare with: it begins here.
  if (session.addressKey === 0 && session.agentKey === 0) {
    begin(session, seen, origin);
    if (!session.loggedIn) goElsewhere(session, seen, origin, timeMs);
    return !session.loggedIn;
  }
  const place = placeMoved(session, seen, origin);
  const deviceMoved =
    isOther(seen.userAgent ? hash32(seen.userAgent) : 0, session.agentKey) ||
    isOther(seen.device ? hash32(seen.device) : 0, session.deviceKey);
  const strength = place + (deviceMoved ? moved.device : 0);
  if (strength === 0 || strength < session.contextChange) return false;
  session.contextChange = Math.min(strengthMax, strength);
  session.networkMoved = place > 0;
  session.deviceMoved = deviceMoved;
  const before = session.elsewhere?.keys;
  goElsewhere(session, seen, origin, timeMs);
  return !before || isElsewhereAgain(before, session);
}

/** Another address or other software than the last time it was seen away from its log-in. */
function isElsewhereAgain(before: readonly number[], { elsewhere }: Session): boolean {
  const { address, agent } = elsewhereKey;
  return before[address] !== elsewhere?.keys[address] || before[agent] !== elsewhere?.keys[agent];
}

function placeMoved(session: Session, seen: Seen, origin: Origin | undefined): number {
  if (isOther(origin?.country ? hash32(origin.country) : 0, session.countryKey))
    return moved.country;
  if (isOther(origin?.asn ?? 0, session.networkKey)) return moved.network;
  // A carrier gives a telephone another address whenever it likes; a line at home keeps its own.
  if (origin?.network === 'mobile' || !seen.ip) return 0;
  return isOther(hash32(seen.ip), session.addressKey) ? moved.address : 0;
}

function isOther(seen: number, known: number): boolean {
  return seen !== 0 && known !== 0 && seen !== known;
}

function begin(session: Session, seen: Seen, origin: Origin | undefined): void {
  session.addressKey = seen.ip ? hash32(seen.ip) : 0;
  session.networkKey = origin?.asn ?? 0;
  session.countryKey = origin?.country ? hash32(origin.country) : 0;
  session.agentKey = seen.userAgent ? hash32(seen.userAgent) : 0;
  session.deviceKey = seen.device ? hash32(seen.device) : 0;
}

/** What is not said of the new place is as it was: an app that names no device has not lost it. */
function goElsewhere(
  session: Session,
  seen: Seen,
  origin: Origin | undefined,
  timeMs: number,
): void {
  const keys = loginKeysOf(seen, '', origin, timeMs);
  const [browser = 0, system = 0, form = 0, language = 0] = session.habits;
  session.elsewhere = {
    sinceMs: Math.max(session.startMs, timeMs),
    address: seen.ip ? shortName(seen.ip) : session.address,
    device: seen.device ? shortName(seen.device) : session.device,
    // In the order of `elsewhereKey`.
    keys: [
      keys.address || session.addressKey,
      keys.network || session.networkKey,
      keys.country || session.countryKey,
      keys.agent || session.agentKey,
      keys.browser || browser,
      keys.system || system,
      keys.form || form,
      keys.device || session.deviceKey,
      keys.language || language,
    ],
    line: origin?.network === 'hosting' || origin?.network === 'mobile' ? origin.network : 'fixed',
  };
}
