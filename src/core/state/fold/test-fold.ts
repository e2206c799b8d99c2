// For tests of the fold: events folded into a small world, and what it then knows of hana.
import type { FactEvent, RequestEvent } from '../../event/event.ts';
import { type Account, sessionOf } from '../account.ts';
import type { Ruling } from '../ruling.ts';
import type { Session } from '../session.ts';
import { aRuling, hostingOrigin, recalledOf, received } from '../test-events.ts';
import type { MemoryWorld } from '../test-world.ts';
import { foldFact, foldRequest } from './fold.ts';

/** Log-ins come from a rented server abroad. */
export function request(
  world: MemoryWorld,
  event: RequestEvent,
  ruling: Partial<Ruling> = {},
): void {
  const origin = event.type === 'login' ? hostingOrigin : undefined;
  const recalled = recalledOf(event, world, origin);
  foldRequest(received(event, origin), recalled, aRuling(ruling), '', world);
}

export function fact(world: MemoryWorld, event: FactEvent): ReturnType<typeof foldFact> {
  return foldFact(received(event), '', world);
}

export function hanaOf(world: MemoryWorld): Account {
  return world.accounts.change('\u0000hana');
}

/** The hijacker's. */
export function sessionIn(world: MemoryWorld): Session {
  return sessionOf(hanaOf(world), 'session-2')!;
}
