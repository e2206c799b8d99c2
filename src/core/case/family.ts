// Cases of one campaign in several shards: by which name they go, and how long a means binds.
import { dayMs, hourMs } from '../lib/decay.ts';
import { shortName } from '../lib/short-name.ts';
import type { CampaignRecord, Means, MeansKind } from '../state/campaign.ts';
import { type Family, familyOf } from '../state/exchange/families.ts';
import { inWorld } from '../state/recall.ts';
import type { World } from '../state/world.ts';
import { isHostile } from './hostile.ts';
import type { CaseRecord } from './record.ts';

/** A means binds cases at most so far apart. A network is shared by too many but within hours. */
export const bindsMs: Readonly<Record<MeansKind, number>> = {
  instrument: 3 * dayMs,
  ip: 14 * dayMs,
  device: 30 * dayMs,
  asn: 2 * hourMs,
  domain: 30 * dayMs,
  destination: 30 * dayMs,
};

/** Under it the means is remembered. */
export function meansName(sharing: string, { kind, value }: Means): string {
  return inWorld(sharing, `${kind} ${shortName(value)}`);
}

/** The campaign by which cases of other shards go that came by the same, where it still counts. */
export function elsewhere(
  record: CaseRecord,
  one: Means,
  sharing: string,
  world: World<CaseRecord>,
): Family | undefined {
  const family = familyOf(meansName(sharing, one), world);
  if (!family || family.campaign === record.campaign) return undefined;
  return Math.abs(record.updatedMs - family.atMs) <= bindsMs[one.kind] ? family : undefined;
}

/** As other shards would call the campaign of this case, also while it is the only one. */
export function ownFamily(record: CaseRecord, campaign: CampaignRecord | undefined): Family {
  const { id, openedMs } = campaign ?? { id: campaignNameOf(record), openedMs: record.openedMs };
  return { campaign: id, openedMs, atMs: record.updatedMs };
}

/** Named after its first case, so that every replay gives it the same name. */
export function campaignNameOf({ id }: CaseRecord): string {
  return `g${id.slice(1)}`;
}

/** Cases here that may belong to the campaign of others which came by the same hostile means. */
export function casesToGather(
  name: string,
  timeMs: number,
  world: World<CaseRecord>,
): readonly string[] {
  const family = familyOf(name, world);
  const at = name.indexOf('\u0000');
  const means = name.slice(at + 1);
  const kind = means.slice(0, means.indexOf(' ')) as MeansKind;
  const one = { kind, value: means.slice(kind.length + 1) };
  if (!family || !isHostile(one, name.slice(0, at), timeMs, world)) return [];
  const cases = world.means.read(name)?.cases ?? [];
  return cases.filter((id) => world.cases.read(id)?.campaign !== family.campaign);
}
