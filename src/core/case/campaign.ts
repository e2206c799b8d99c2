// Gathers cases into campaigns by the means they share.
//
// Sharing alone proves nothing: half a city comes through one carrier's address, and everybody buys
// the popular stock. A means binds two cases only while it is hostile itself, that is, while a large
// part of all who use it are hijackers; and only for as long as such a means stays with its owner.
import { timeOf } from '../lib/time.ts';
import {
  bondsMax,
  type CampaignRecord,
  campaignCasesMax,
  type Means,
  type MeansRecord,
  meansCasesMax,
} from '../state/campaign.ts';
import { type Family, noteFamily } from '../state/exchange/families.ts';
import type { World } from '../state/world.ts';
import type { CampaignChange } from './effect.ts';
import { bindsMs, campaignNameOf, elsewhere, meansName, ownFamily } from './family.ts';
import { isHostile } from './hostile.ts';
import { addMeans } from './means.ts';
import type { CaseRecord } from './record.ts';

export interface Gathered {
  /** Ids of the cases whose campaign is another now. */
  readonly moved: Set<string>;
  readonly changes: CampaignChange[];
}

/** Notes the means of the case, and joins it with the cases that came by the same. */
export function gather(
  record: CaseRecord,
  found: readonly Means[],
  sharing: string,
  timeMs: number,
  world: World<CaseRecord>,
): Gathered {
  const gathered: Gathered = { moved: new Set(), changes: [] };
  for (const one of found) addMeans(record, one);
  if (record.state === 'dismissed' || record.state === 'closed') return gathered;
  for (const one of record.means) {
    const others = meet(record, one, sharing, timeMs, world);
    const family = elsewhere(record, one, sharing, world);
    if (others.length === 0 && !family) continue;
    if (!isHostile(one, sharing, timeMs, world)) continue;
    for (const other of others) join(record, other, one, timeMs, gathered, world);
    if (family) joinElsewhere(record, family, one, timeMs, gathered, world);
    nameBond(record, one, sharing, timeMs, gathered, world);
  }
  for (const one of record.means)
    noteFamily(meansName(sharing, one), ownFamily(record, campaignOf(record, world)), world);
  return gathered;
}

/** Enters the case among those of this means; gives the others that still count. */
function meet(
  record: CaseRecord,
  one: Means,
  sharing: string,
  timeMs: number,
  world: World<CaseRecord>,
): readonly CaseRecord[] {
  const name = meansName(sharing, one);
  const known = world.means.read(name);
  if (!known?.cases.includes(record.id)) enter(world.means.change(name), record, timeMs);
  const others: CaseRecord[] = [];
  for (const id of known?.cases ?? []) {
    if (id === record.id) continue;
    const other = world.cases.read(id);
    if (other && counts(other, record, bindsMs[one.kind])) others.push(other);
  }
  return others;
}

function enter(met: MeansRecord, record: CaseRecord, timeMs: number): void {
  if (met.cases.length >= meansCasesMax) met.cases.shift();
  met.cases.push(record.id);
  met.lastMs = timeMs;
}

function counts(other: CaseRecord, record: CaseRecord, withinMs: number): boolean {
  if (other.account === record.account && other.firm === record.firm) return false;
  if (other.state === 'dismissed' || other.state === 'closed') return false;
  return Math.abs(record.updatedMs - other.updatedMs) <= withinMs;
}

/** Puts both into one campaign: the older one of theirs, or a new one named after the older case. */
function join(
  record: CaseRecord,
  other: CaseRecord,
  by: Means,
  timeMs: number,
  gathered: Gathered,
  world: World<CaseRecord>,
): void {
  const own = campaignOf(record, world);
  const theirs = campaignOf(other, world);
  if (own && theirs && own.id === theirs.id) return;
  if (own && theirs) {
    merge(own, theirs, by, timeMs, gathered, world);
    return;
  }
  const founder = isOlder(record, other) ? record : other;
  const campaign = own ?? theirs ?? found(founder, world);
  let added = false;
  for (const one of [founder, founder === record ? other : record])
    added = add(campaign, one.id, gathered, world) || added;
  if (added) gathered.changes.push(changeOf(campaign, record.firm, by, timeMs));
}

function campaignOf(record: CaseRecord, world: World<CaseRecord>): CampaignRecord | undefined {
  return record.campaign ? world.campaigns.read(record.campaign) : undefined;
}

function isOlder(left: CaseRecord, right: CaseRecord): boolean {
  return left.openedMs === right.openedMs ? left.id < right.id : left.openedMs < right.openedMs;
}

function found(founder: CaseRecord, world: World<CaseRecord>): CampaignRecord {
  const id = campaignNameOf(founder);
  const campaign = world.campaigns.change(id);
  campaign.id = id;
  campaign.openedMs = founder.openedMs;
  return campaign;
}

/** Adds a case unless the campaign is full; says whether it did. */
function add(
  { id, cases }: CampaignRecord,
  caseId: string,
  gathered: Gathered,
  world: World<CaseRecord>,
): boolean {
  if (cases.includes(caseId) || cases.length >= campaignCasesMax) return false;
  const campaign = world.campaigns.change(id);
  const record = world.cases.change(caseId);
  campaign.cases.push(caseId);
  campaign.openedMs = Math.min(campaign.openedMs, record.openedMs);
  campaign.lastMs = Math.max(campaign.lastMs, record.updatedMs);
  record.campaign = id;
  gathered.moved.add(caseId);
  return true;
}

/** Here the campaign has the cases of this shard alone; its name is the same everywhere. */
function joinElsewhere(
  record: CaseRecord,
  { campaign: id, openedMs }: Family,
  by: Means,
  timeMs: number,
  gathered: Gathered,
  world: World<CaseRecord>,
): void {
  if (record.campaign === id) return;
  const campaign = world.campaigns.change(id);
  campaign.openedMs = campaign.id === '' ? openedMs : Math.min(campaign.openedMs, openedMs);
  campaign.id = id;
  const own = campaignOf(record, world);
  if (own) merge(own, campaign, by, timeMs, gathered, world);
  else if (add(campaign, record.id, gathered, world))
    gathered.changes.push(changeOf(campaign, record.firm, by, timeMs));
}

/** The younger one's cases go over to the older; together too many, they stay apart. */
function merge(
  left: CampaignRecord,
  right: CampaignRecord,
  by: Means,
  timeMs: number,
  gathered: Gathered,
  world: World<CaseRecord>,
): void {
  if (left.cases.length + right.cases.length > campaignCasesMax) return;
  const isLeftOlder =
    left.openedMs === right.openedMs ? left.id < right.id : left.openedMs < right.openedMs;
  const [older, younger] = isLeftOlder ? [left, right] : [right, left];
  const firm = world.cases.read(younger.cases[0] ?? '')?.firm ?? '';
  const emptied = world.campaigns.change(younger.id);
  const moving = emptied.cases.splice(0);
  for (const id of moving) add(older, id, gathered, world);
  for (const bond of emptied.bonds.splice(0)) addBond(world.campaigns.change(older.id), bond);
  gathered.changes.push({ ...changeOf(emptied, firm, by, timeMs), mergedInto: older.id });
  gathered.changes.push(changeOf(older, firm, by, timeMs));
}

/** Says how many cases of the campaign came by this means, where that is news. */
function nameBond(
  record: CaseRecord,
  one: Means,
  sharing: string,
  timeMs: number,
  gathered: Gathered,
  world: World<CaseRecord>,
): void {
  const campaign = campaignOf(record, world);
  const met = world.means.read(meansName(sharing, one));
  if (!campaign || !met) return;
  const known = campaign.bonds.find((bond) => bond.kind === one.kind && bond.value === one.value);
  // No more of them can be in it than there are.
  if (known && known.cases >= met.cases.length) return;
  const inIt = new Set(campaign.cases);
  const cases = met.cases.filter((id) => inIt.has(id)).length;
  if (known && known.cases >= cases) return;
  const changed = world.campaigns.change(campaign.id);
  addBond(changed, { ...one, cases });
  gathered.changes.push(changeOf(changed, record.firm, one, timeMs));
}

function addBond({ bonds }: CampaignRecord, { kind, value, cases }: Means & { cases: number }) {
  const known = bonds.find((bond) => bond.kind === kind && bond.value === value);
  if (known) known.cases = Math.max(known.cases, cases);
  else if (bonds.length < bondsMax) bonds.push({ kind, value, cases });
}

function changeOf(
  campaign: CampaignRecord,
  firm: string,
  joinedBy: Means,
  timeMs: number,
): CampaignChange {
  return {
    campaign: campaign.id,
    firm,
    time: timeOf(timeMs),
    opened: timeOf(campaign.openedMs),
    cases: campaign.cases.length,
    bonds: campaign.bonds.map((bond) => ({ ...bond })),
    joinedBy,
  };
}
