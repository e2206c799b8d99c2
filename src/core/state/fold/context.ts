// Notices that a session goes on from elsewhere than it began.
import type { Origin } from '../../event/origin.ts';
import { hash32 } from '../../lib/hash.ts';
import type { Session } from '../session.ts';

/** Strength of each move; see signal/session/context-change.ts for the scale. */
const moved = { country: 1.5, network: 0.5, device: 1 } as const;
const strengthMax = 3;

export function noteContext(
  session: Session,
  seen: { ip?: string; userAgent?: string; device?: string },
  origin: Origin | undefined,
): void {
  // A session first seen by its activity has nothing to compare with: it begins here.
  if (session.addressKey === 0 && session.agentKey === 0) {
    begin(session, seen, origin);
    return;
  }
  let strength = 0;
  const country = origin?.country ? hash32(origin.country) : 0;
  if (country && session.countryKey && country !== session.countryKey) strength += moved.country;
  else if (origin?.asn && session.networkKey && origin.asn !== session.networkKey)
    strength += moved.network;
  const networkMoved = strength > 0;
  const agent = seen.userAgent ? hash32(seen.userAgent) : 0;
  const device = seen.device ? hash32(seen.device) : 0;
  const deviceMoved =
    (agent !== 0 && session.agentKey !== 0 && agent !== session.agentKey) ||
    (device !== 0 && session.deviceKey !== 0 && device !== session.deviceKey);
  if (deviceMoved) strength += moved.device;
  if (strength <= session.contextChange) return;
  session.contextChange = Math.min(strengthMax, strength);
  session.networkMoved = networkMoved;
  session.deviceMoved = deviceMoved;
}

function begin(
  session: Session,
  seen: { ip?: string; userAgent?: string; device?: string },
  origin: Origin | undefined,
): void {
  session.addressKey = seen.ip ? hash32(seen.ip) : 0;
  session.networkKey = origin?.asn ?? 0;
  session.countryKey = origin?.country ? hash32(origin.country) : 0;
  session.agentKey = seen.userAgent ? hash32(seen.userAgent) : 0;
  session.deviceKey = seen.device ? hash32(seen.device) : 0;
}
