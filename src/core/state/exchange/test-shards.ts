// For tests of the exchange: shards in plain maps, and what one does told to another.
import type { Summary } from '../../event/shard.ts';
import type { Crowd } from '../crowd.ts';
import { createCrowd } from '../crowd.ts';
import { createEntity } from '../entity.ts';
import { later, noonMs } from '../test-events.ts';
import { createStateWorld, storeOf } from '../test-world.ts';
import type { World } from '../world.ts';
import { createCrowdParts, createExchange, createPlaceParts, createTold } from './exchange.ts';
import { createFamily } from './families.ts';
import { type Message, tellOthers } from './round.ts';
import { foldContribution, foldShard, foldSummary } from './take-in.ts';
import { seenFrom, withExchange } from './view.ts';

/** A world that may become one shard of several. */
export function createExchangeWorld(): World<unknown> {
  return withExchange<unknown>(createStateWorld(), {
    record: storeOf(createExchange),
    told: storeOf(createTold),
    placeParts: storeOf(createPlaceParts),
    crowdParts: storeOf(createCrowdParts),
    places: storeOf(createEntity),
    crowds: storeOf<Crowd>(createCrowd),
    families: storeOf(createFamily),
  });
}

export function createShards(shards: number, itemsMax = 100): World<unknown>[] {
  return Array.from({ length: shards }, (_, shard) => {
    const world = createExchangeWorld();
    const common = { type: 'shard', id: `shard-${shard}`, time: later(0) } as const;
    foldShard({ ...common, shard, shards, exchangeMs: 1_000, itemsMax }, world);
    return world;
  });
}

/** The world as an event of this account finds it. */
export function seen(world: World<unknown>, account = '', timeMs: number = noonMs): World<unknown> {
  return seenFrom(world, account, timeMs);
}

/** Every shard tells, and is told, until nobody has anything to say; gives all that was said. */
export function talk(shards: readonly World<unknown>[], timeMs = noonMs): Message[] {
  const said: Message[] = [];
  for (let round = 0; round < 4; round += 1) {
    const messages = shards.flatMap((world) => tellOthers(world, timeMs + round));
    for (const message of messages) hear(shards[message.to]!, message);
    said.push(...messages);
    if (messages.length === 0) break;
  }
  return said;
}

export function hear(world: World<unknown>, { event }: Message): void {
  if (event.type === 'contribution') foldContribution(event, world);
  else foldSummary(event as Summary, world);
}
