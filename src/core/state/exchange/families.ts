// By which campaign the cases of a means go, whatever the shard they are in.
import type { FamilyShare } from '../../event/shard.ts';
import { hourMs } from '../../lib/decay.ts';
import { hash53 } from '../../lib/hash.ts';
import type { World } from '../world.ts';
import { exchangeOf } from './exchange.ts';
import { noteTouched } from './view.ts';

/** A campaign, and when a case of it was last active. */
export interface Family {
  readonly campaign: string;
  readonly openedMs: number;
  readonly atMs: number;
}

/** Of one means. */
export interface FamilyRecord {
  /** Its name in `means`, where a case of this shard came by it. */
  means?: string;
  /** The oldest of this shard's own cases, and the oldest of all others'. */
  own?: Family;
  others?: Family;
}

export function createFamily(): FamilyRecord {
  return {};
}

/** A hash: addresses are among the means. */
export function familyShareName(means: string): string {
  return `family ${hash53(means).toString(36)}`;
}

/** The older gives its name; the later activity counts. */
export function olderOf(one: Family | undefined, other: Family): Family {
  if (!one) return other;
  const isOlder =
    one.openedMs === other.openedMs
      ? one.campaign <= other.campaign
      : one.openedMs < other.openedMs;
  return { ...(isOlder ? one : other), atMs: Math.max(one.atMs, other.atMs) };
}

/** A case of this shard came by the means. */
export function noteFamily<C>(means: string, family: Family, world: World<C>): void {
  const { across } = world;
  if (!across || !exchangeOf(world)) return;
  const share = familyShareName(means);
  const before = across.families.read(share)?.own;
  const own = olderOf(before, family);
  if (before && before.campaign === own.campaign && own.atMs - before.atMs < hourMs) return;
  Object.assign(across.families.change(share), { means, own });
  noteTouched(share, across);
}

/** The campaign of others' cases that came by it; nothing while only this shard has any. */
export function familyOf<C>(means: string, world: World<C>): Family | undefined {
  return world.across?.families.read(familyShareName(means))?.others;
}

export function familyItem(name: string, { campaign, openedMs, atMs }: Family): FamilyShare {
  return { kind: 'family', name, at: atMs, campaign, opened: openedMs };
}

export function readFamily({ campaign, opened, at }: FamilyShare): Family {
  return { campaign, openedMs: opened, atMs: at };
}
