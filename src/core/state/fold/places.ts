// Tells the places of a session how risky it has turned out, and others' sessions with it.
import { addRisk, type Entity, takeRisk, visitEntity } from '../entity.ts';
import { namesOfSession } from '../place-names.ts';
import { inWorld } from '../recall.ts';
import type { Session } from '../session.ts';
import type { Store, World } from '../world.ts';

/** Thousandths of risk: less than this more is not worth writing four records for. */
const stepMin = 5;

/** The entities where the session was last seen, by store and name. */
export function placesOf<C>(
  session: Session,
  sharing: string,
  world: World<C>,
): [Store<Entity>, string][] {
  const { address, network, device, client } = namesOfSession(session);
  const places: [Store<Entity>, string][] = [];
  if (address) places.push([world.addresses, inWorld(sharing, address)]);
  if (network) places.push([world.networks, inWorld(sharing, network)]);
  if (device) places.push([world.devices, inWorld(sharing, device)]);
  if (client) places.push([world.traces, inWorld(sharing, client)]);
  return places;
}

/** What is known of the session now and was not when it was last said. */
export function placeRisk<C>(
  session: Session,
  risk: number,
  sharing: string,
  timeMs: number,
  world: World<C>,
): void {
  const thousandths = Math.round(risk * 1000);
  const more = thousandths - session.placedRisk;
  if (more < stepMin) return;
  session.placedRisk = thousandths;
  for (const [store, name] of placesOf(session, sharing, world))
    addRisk(store.change(name), more / 1000, timeMs);
}

/** A session that was cleared: its places hear that there was nothing, as far as they still know. */
export function takeBackRisk<C>(
  session: Session,
  sharing: string,
  timeMs: number,
  world: World<C>,
): void {
  const told = session.placedRisk / 1000;
  session.placedRisk = 0;
  if (told === 0) return;
  for (const [store, name] of placesOf(session, sharing, world))
    if (store.read(name)) takeRisk(store.change(name), told, session.lastMs, timeMs);
}

/** The session goes on from another place, which so far has heard nothing of it. */
export function visitElsewhere<C>(
  session: Session,
  visitor: number,
  sharing: string,
  timeMs: number,
  world: World<C>,
): void {
  session.placedRisk = 0;
  for (const [store, name] of placesOf(session, sharing, world))
    visitEntity(store.change(name), visitor, true, timeMs);
}
