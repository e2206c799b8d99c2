// For tests of cases: a world with cases, and requests folded in it with the verdict a test wants.
import type { Event, FactEvent, RequestEvent } from '../event/event.ts';
import { foldFact, foldRequest } from '../state/fold/fold.ts';
import type { Ruling } from '../state/ruling.ts';
import { aRuling, homeOrigin, recalledOf, received } from '../state/test-events.ts';
import { createMemoryWorld, type MemoryWorld } from '../state/test-world.ts';
import type { Case } from './case.ts';
import { followDecision, followHappening } from './follow.ts';
import { type CaseRecord, createCase } from './record.ts';

export type CaseWorld = ReturnType<typeof createMemoryWorld<CaseRecord>>;

export function createCaseWorld(): CaseWorld {
  return createMemoryWorld(createCase);
}

/** Folds a request that was ruled so; gives the lines of cases that follow. */
export function request(
  world: CaseWorld,
  event: RequestEvent,
  ruling: Partial<Ruling> = {},
): readonly Case[] {
  const origin = event.type === 'login' ? homeOrigin : undefined;
  const whole = received(event, origin);
  const ruled = aRuling(ruling);
  foldRequest(
    whole,
    recalledOf(event, world as MemoryWorld, origin),
    ruled,
    event.firm ?? '',
    world,
  );
  return followDecision(event, ruled, whole.timeMs, world);
}

export function fact(
  world: CaseWorld,
  event: FactEvent | Extract<Event, { type: 'clock' }>,
): readonly Case[] {
  const whole = received(event);
  return foldFact(whole, event.firm ?? '', world).flatMap((happening) =>
    followHappening(happening, event, whole.timeMs, world),
  );
}
