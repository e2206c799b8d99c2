// Recalls what is known before an event: everything a signal may look at, and nothing it may change.
import { accountOf, type Event, type RequestEvent } from '../event/event.ts';
import type { Origin } from '../event/origin.ts';
import type { Login } from '../event/session.ts';
import { hash32 } from '../lib/hash.ts';
import { type Account, createAccount, sessionOf } from './account.ts';
import type { Crowd } from './crowd.ts';
import type { Entity } from './entity.ts';
import { type LoginKeys, loginKeysOf } from './familiarity.ts';
import { currencyOf, type Instrument } from './instrument.ts';
import { domainsOver, hostOf, type Listing, listed, listingName } from './listing.ts';
import { namesOfEvent, namesOfSession } from './place-names.ts';
import { createPopulation, type Population } from './population.ts';
import { createRates, type Rates, rateOf, yenOf } from './rates.ts';
import type { Ruling } from './ruling.ts';
import type { Session } from './session.ts';
import { destinationTrace, referrerTrace } from './traces.ts';
import type { World } from './world.ts';

/** An event as the engine hands it in: checked, timed, with what the edge looked up. */
export interface Received<E extends Event = Event> {
  readonly event: E;
  readonly timeMs: number;
  readonly origin?: Origin;
  /** Name of the account's record, made once; empty for events of the market. */
  readonly accountName: string;
  /** The verdict it was answered with while its account could not be read. */
  readonly told?: Ruling['verdict'];
}

export interface Recalled {
  readonly timeMs: number;
  readonly origin?: Origin;
  /** Names of this world's records, made once; empty where the event does not name one. */
  readonly accountName: string;
  readonly addressName: string;
  readonly networkName: string;
  readonly deviceName: string;
  readonly crowdName: string;
  readonly clientName: string;
  readonly referrerName: string;
  readonly destinationName: string;
  /** The account among the visitors and buyers of shared entities. */
  readonly visitor: number;
  readonly account: Account;
  readonly session?: Session;
  readonly keys?: LoginKeys;
  readonly address?: Entity;
  readonly network?: Entity;
  readonly device?: Entity;
  /** Software with its language, referring host, destination of a withdrawal. */
  readonly client?: Entity;
  readonly referrer?: Entity;
  readonly destination?: Entity;
  readonly instrument?: Instrument;
  readonly crowd?: Crowd;
  readonly population: Population;
  /** What others reported and still holds: of a log-in's origin the strongest, or of what is bought. */
  readonly listing?: Listing;
  /** Yen value of the order or withdrawal; 0 for other requests. */
  readonly valueJpy: number;
}

const unknownAccount: Account = createAccount();
const unknownPopulation: Population = createPopulation();
const noRates: Rates = createRates();

/** Name of the account an event is about; empty for events of the market. */
export function accountNameOf(event: Event): string {
  const account = accountOf(event);
  return account === undefined ? '' : inWorld(event.firm ?? '', account);
}

/** Firms are separate worlds unless the policy puts them into one sharing group. */
export function inWorld(world: string, name: string): string {
  return `${world}\u0000${name}`;
}

export function recall<E extends RequestEvent, C>(
  received: Received<E>,
  sharing: string,
  world: World<C>,
): Recalled {
  const { timeMs, origin, accountName } = received;
  const event = received.event as RequestEvent;
  const account = world.accounts.read(accountName) ?? unknownAccount;
  const population = world.populations.read(sharing) ?? unknownPopulation;
  const session = sessionOf(account, event.session);
  const seen = event.type === 'login' || event.type === 'account-change' ? event : undefined;
  const keys = seen ? loginKeysOf(seen, entryOf(event), origin, timeMs) : undefined;
  const places = seen?.ip ? namesOfEvent(seen, keys!, origin) : namesOfSession(session);
  const addressName = places.address ? inWorld(sharing, places.address) : '';
  const networkName = places.network ? inWorld(sharing, places.network) : '';
  const deviceName = places.device ? inWorld(sharing, places.device) : '';
  const clientName = places.client ? inWorld(sharing, places.client) : '';
  const crowdName = event.type === 'order' ? inWorld(sharing, event.instrument) : '';
  const referrerName =
    event.type === 'login' && event.referrer
      ? inWorld(sharing, referrerTrace(hostOf(event.referrer)))
      : '';
  const destinationName =
    event.type === 'withdrawal' ? inWorld(sharing, destinationTrace(event.destination)) : '';
  const instrument = event.type === 'order' ? world.instruments.read(event.instrument) : undefined;
  return {
    timeMs,
    origin,
    accountName,
    visitor: hash32(accountName),
    account,
    session,
    keys,
    addressName,
    networkName,
    deviceName,
    crowdName,
    clientName,
    referrerName,
    destinationName,
    address: addressName ? world.addresses.read(addressName) : undefined,
    network: networkName ? world.networks.read(networkName) : undefined,
    device: deviceName ? world.devices.read(deviceName) : undefined,
    client: clientName ? world.traces.read(clientName) : undefined,
    referrer: referrerName ? world.traces.read(referrerName) : undefined,
    destination: destinationName ? world.traces.read(destinationName) : undefined,
    instrument,
    crowd: crowdName ? world.crowds.read(crowdName) : undefined,
    population,
    listing: listingOf(event, origin, sharing, timeMs, world),
    valueJpy: valueJpyOf(event, instrument, account, world.rates.read('') ?? noRates),
  };
}

export function entryOf(event: RequestEvent): string {
  return event.type === 'login' ? `${event.method}/${event.channel}` : '';
}

/** Yen value of a request: limit price, else last price, else what the position was last worth. */
export function valueJpyOf(
  event: RequestEvent,
  instrument: Instrument | undefined,
  account: Account,
  rates: Rates,
): number {
  if (event.type === 'withdrawal') return yenOf(event.amount, rateOf(rates, event.currency));
  if (event.type !== 'order') return 0;
  const rate = rateOf(rates, currencyOf(event.instrument, instrument));
  const price = event.limitPrice || instrument?.lastPrice || instrument?.previousClose || 0;
  if (price > 0) return yenOf(event.quantity * price, rate);
  const key = hash32(event.instrument);
  const held = account.positions.find((position) => position.key === key);
  if (!held || held.quantity <= 0) return 0;
  return yenOf(event.quantity, Math.max(0, held.valueJpy) / held.quantity);
}

function listingOf<C>(
  event: RequestEvent,
  origin: Origin | undefined,
  sharing: string,
  timeMs: number,
  world: World<C>,
): Listing | undefined {
  if (world.listings.size === 0) return undefined;
  if (event.type === 'login') return strongestListing(event, origin, sharing, timeMs, world);
  if (event.type !== 'order' || event.side !== 'buy') return undefined;
  return listed(world.listings, sharing, listingName('instrument', event.instrument), timeMs);
}

function strongestListing<C>(
  login: Login,
  origin: Origin | undefined,
  sharing: string,
  timeMs: number,
  world: World<C>,
): Listing | undefined {
  const names = [listingName('ip', login.ip)];
  if (origin?.asn) names.push(listingName('asn', String(origin.asn)));
  if (login.device) names.push(listingName('device', login.device));
  for (const host of login.referrer ? domainsOver(hostOf(login.referrer)) : [])
    names.push(listingName('domain', host));
  let strongest: Listing | undefined;
  for (const name of names) {
    const listing = listed(world.listings, sharing, name, timeMs);
    if (listing && listing.confidence > (strongest?.confidence ?? 0)) strongest = listing;
  }
  return strongest;
}
