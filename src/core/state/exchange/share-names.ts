// Names under which shards speak of a record, and who of them adds up what all know of it.
import { hash53 } from '../../lib/hash.ts';
import { shardOf } from '../../lib/shard-of.ts';

export type PlaceKind = 'address' | 'network' | 'device' | 'trace';
export type ShareKind = PlaceKind | 'crowd' | 'flow' | 'family';

/** Places go by a hash: they are looked up and never shown, and an address is a person's. */
export function placeShareName(kind: PlaceKind, record: string): string {
  return `${kind} ${hash53(record).toString(36)}`;
}

export function crowdShareName(record: string): string {
  return `crowd ${record}`;
}

/** Of all buying in one sharing group. */
export function flowShareName(sharing: string): string {
  return `flow ${sharing}`;
}

/**
 * An instrument has one owner, whatever the sharing group of the crowd: who raises its alert knows
 * all its buyers.
 */
export function ownerOf(share: string, shards: number): number {
  const instrument = share.startsWith('crowd ') ? share.indexOf('\u0000') + 1 : 0;
  return shardOf(share.slice(instrument), shards);
}

export function ownerOfInstrument(instrument: string, shards: number): number {
  return shardOf(instrument, shards);
}

const noPlaces: ReadonlySet<string> = new Set<ShareKind>(['crowd', 'flow', 'family']);

export function isPlace(share: string): boolean {
  return !noPlaces.has(kindOf(share));
}

export function kindOf(share: string): ShareKind {
  return share.slice(0, share.indexOf(' ')) as ShareKind;
}

export function nameOf(share: string): string {
  return share.slice(share.indexOf(' ') + 1);
}
