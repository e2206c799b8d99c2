// The world as a shard sees it: what others know is in all that is read, and what is changed is noted.
import type { Crowd } from '../crowd.ts';
import type { Entity } from '../entity.ts';
import type { Population } from '../population.ts';
import type { Store, World } from '../world.ts';
import {
  type Across,
  concernedMax,
  type ExchangeRecord,
  type ExchangeStores,
  notedMax,
} from './exchange.ts';
import { joinCrowds, joinFlows, joinPlaces } from './join.ts';
import { crowdShareName, flowShareName, type PlaceKind, placeShareName } from './share-names.ts';

/** The world with an exchange, which does nothing until an event says that it is one shard of several. */
export function withExchange<C>(world: World<C>, stores: ExchangeStores): World<C> {
  const across = { ...stores, account: '', timeMs: 0 } as {
    -readonly [Key in keyof Across<C>]: Across<C>[Key];
  };
  const whole = { ...world, across };
  across.view = {
    ...whole,
    addresses: placesSeen('address', world.addresses, across),
    networks: placesSeen('network', world.networks, across),
    devices: placesSeen('device', world.devices, across),
    traces: placesSeen('trace', world.traces, across),
    crowds: crowdsSeen(world.crowds, across),
    populations: populationsSeen(world.populations, across),
  };
  return whole;
}

/** The world to fold an event of this account in. */
export function seenFrom<C>(world: World<C>, account: string, timeMs: number): World<C> {
  const { across } = world;
  if (!across?.record.read('')) return world;
  across.account = account;
  across.timeMs = timeMs;
  return across.view;
}

type Noting = Pick<ExchangeStores, 'record' | 'places' | 'crowds'> & {
  readonly account: string;
  readonly timeMs: number;
};

function placesSeen(kind: PlaceKind, own: Store<Entity>, across: Noting): Store<Entity> {
  return {
    read(name) {
      const others = across.places.read(placeShareName(kind, name));
      return others ? joinPlaces(own.read(name), others) : own.read(name);
    },
    change(name) {
      noteTouched(`${kind} ${name}`, across);
      return own.change(name);
    },
  };
}

function crowdsSeen(own: Store<Crowd>, across: Noting): Store<Crowd> {
  return {
    read(name) {
      const others = across.crowds.read(crowdShareName(name));
      return others ? joinCrowds(own.read(name), others) : own.read(name);
    },
    change(name) {
      noteTouched(crowdShareName(name), across);
      return own.change(name);
    },
  };
}

/** How common things are each shard knows from its own accounts; who buys what, from all. */
function populationsSeen(own: Store<Population>, across: Noting): Store<Population> {
  return {
    read(name) {
      const known = own.read(name);
      const others = across.crowds.read(flowShareName(name));
      return known && others ? { ...known, flow: joinFlows(known.flow, others.flow) } : known;
    },
    change(name) {
      noteTouched(flowShareName(name), across);
      return own.change(name);
    },
  };
}

/** Notes that it is to be told in the next round. */
export function noteTouched(
  touchedName: string,
  { record, account, timeMs }: Pick<Noting, 'record' | 'account' | 'timeMs'>,
): void {
  const exchange = record.change('');
  const { touched } = exchange;
  noteTime(exchange, timeMs);
  const accounts = touched.get(touchedName);
  if (!accounts) {
    if (touched.size >= notedMax) exchange.passedOver += 1;
    else touched.set(touchedName, account ? [account] : []);
    return;
  }
  if (accounts.length === 0 || accounts.includes(account)) return;
  if (account === '' || accounts.length >= concernedMax) accounts.length = 0;
  else accounts.push(account);
}

/** Before anything is noted: how long the next round has been waited for. */
export function noteTime(exchange: ExchangeRecord, timeMs: number): void {
  const isFirst = exchange.touched.size + exchange.news.size === 0;
  exchange.sinceMs = isFirst ? timeMs : Math.min(exchange.sinceMs, timeMs);
}
