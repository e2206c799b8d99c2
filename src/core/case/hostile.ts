// Whether a means that two cases share is the hijackers' own, or one that everybody uses.
import { dayMs } from '../lib/decay.ts';
import { shortName } from '../lib/short-name.ts';
import type { Means } from '../state/campaign.ts';
import type { Crowd } from '../state/crowd.ts';
import { ageEntity, type Entity } from '../state/entity.ts';
import { inWorld } from '../state/recall.ts';
import type { Store, World } from '../state/world.ts';

/** Probable or confirmed hijackers that a place must have seen: one case alone binds nothing. */
const placeHijackersMin = 0.8;
/** Part of all visits that must be theirs: a carrier's address has thousands of honest ones. */
const placeShareMin = 0.2;
/** Probable hijackers among the buyers of an instrument, and their part of the yen (as the alert). */
const buyersMin = 1.2;
const buyersShareMin = 0.3;
const buyersMs = 3 * dayMs;

export function isHostile<C>(
  { kind, value }: Means,
  sharing: string,
  timeMs: number,
  world: World<C>,
): boolean {
  switch (kind) {
    case 'ip':
      return isHostilePlace(world.addresses, inWorld(sharing, value), timeMs);
    case 'device':
      return isHostilePlace(world.devices, inWorld(sharing, value), timeMs);
    case 'asn':
      return isHostilePlace(world.networks, inWorld(sharing, shortName(value)), timeMs);
    case 'instrument':
      return isUnderAttack(world.crowds.read(inWorld(sharing, value)), timeMs);
    // Only pages that were listed are noted, and two customers have no bank account in common.
    case 'domain':
    case 'destination':
      return true;
  }
}

function isHostilePlace(places: Store<Entity>, name: string, timeMs: number): boolean {
  const known = places.read(name);
  if (!known) return false;
  const place = { ...known };
  ageEntity(place, timeMs);
  const hijackers = place.hostile + place.risk;
  return hijackers >= placeHijackersMin && hijackers >= placeShareMin * place.visits;
}

/** Longer than the evidence for a verdict looks back: a drip takes a victim a day. */
function isUnderAttack(crowd: Crowd | undefined, timeMs: number): boolean {
  let hijackers = 0;
  let riskyJpy = 0;
  let valueJpy = 0;
  for (const buyer of crowd?.buyers ?? []) {
    if (timeMs - buyer.timeMs > buyersMs) continue;
    hijackers += buyer.risk;
    riskyJpy += buyer.risk * buyer.valueJpy;
    valueJpy += buyer.valueJpy;
  }
  return hijackers >= buyersMin && riskyJpy >= buyersShareMin * valueJpy;
}
