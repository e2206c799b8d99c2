// Joins mails, URLs and kit paths that belong to one campaign, and remembers them for a while.
import { dayMs } from '../../core/lib/decay.ts';
import { hash53 } from '../../core/lib/hash.ts';
import { type CampaignKeys, type CampaignTraits, campaignKeys } from './campaign-keys.ts';
import type { JudgedMail } from './judge.ts';

export interface MailCampaign extends CampaignTraits {
  readonly id: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly mails: number;
  /** A person confirmed it. */
  readonly confirmed: boolean;
}

export interface CampaignOptions {
  /** The campaigns not seen for longest are forgotten past it. */
  readonly campaignsMax: number;
  /** Kit paths were seen to live 1 to 25 days; after this long without a mail one is forgotten. */
  readonly lifetimeMs: number;
  /** Mails below do not found or join a campaign: honest mails share keys too. */
  readonly riskMin: number;
}

const campaignDefaults: CampaignOptions = {
  campaignsMax: 10_000,
  lifetimeMs: 30 * dayMs,
  riskMin: 0.5,
};

/** Values of each list of a campaign; the oldest go. */
const valuesMax = 100;
const keysMax = 400;
/** A key of more campaigns than this tells them apart no more. */
const ownersMax = 5;

interface Open {
  id: string;
  firstMs: number;
  lastMs: number;
  mails: number;
  confirmed: boolean;
  /** Whether the key is a strong one. */
  readonly keys: Map<string, boolean>;
  readonly lists: Record<List, Set<string>>;
}

const listNames = ['brands', 'urls', 'domains', 'kitPaths', 'senders', 'subjects'] as const;
type List = (typeof listNames)[number];

export interface MailCampaigns {
  /** The campaign the mail now belongs to; undefined where its risk is too low or it has no key. */
  take(judged: JudgedMail, timeMs: number): MailCampaign | undefined;
  /** The campaign that has a key of the mail as a strong one, before the mail is judged for good. */
  find(judged: JudgedMail): { readonly campaign: MailCampaign; readonly by: string } | undefined;
  confirm(id: string): boolean;
  list(): MailCampaign[];
}

interface Memory {
  readonly options: CampaignOptions;
  /** In the order of last use: the first is the one to forget. */
  readonly campaigns: Map<string, Open>;
  /** Campaigns of a key, the newest last; at most `ownersMax`. */
  readonly owners: Map<string, Open[]>;
}

export function createCampaigns(options: CampaignOptions = campaignDefaults): MailCampaigns {
  const memory: Memory = { options, campaigns: new Map(), owners: new Map() };
  return {
    take(judged, timeMs) {
      const keys = judged.risk < options.riskMin ? undefined : campaignKeys(judged);
      return keys && keys.strong.length + keys.weak.length > 0
        ? viewOf(join(memory, keys, timeMs))
        : undefined;
    },
    find(judged) {
      const { strong, weak } = campaignKeys(judged);
      for (const key of [...strong, ...weak]) {
        const campaign = memory.owners.get(key)?.findLast(({ keys }) => keys.get(key));
        if (campaign) return { campaign: viewOf(campaign), by: key.slice(0, key.indexOf(':')) };
      }
      return undefined;
    },
    confirm(id) {
      const campaign = memory.campaigns.get(id);
      if (campaign) campaign.confirmed = true;
      return campaign !== undefined;
    },
    list: () => [...memory.campaigns.values()].map(viewOf),
  };
}

function join(memory: Memory, keys: CampaignKeys, timeMs: number): Open {
  forgetOld(memory, timeMs);
  const known = sharing(memory, keys);
  const founder = keys.strong[0] ?? keys.weak[0];
  const campaign = known.length === 0 ? opened(founder, timeMs) : merged(memory, known);
  campaign.mails += 1;
  campaign.firstMs = Math.min(campaign.firstMs, timeMs);
  campaign.lastMs = Math.max(campaign.lastMs, timeMs);
  for (const key of keys.weak) addKey(memory, campaign, key, false);
  for (const key of keys.strong) addKey(memory, campaign, key, true);
  for (const name of listNames)
    for (const value of keys[name]) addBounded(campaign.lists[name], value);
  memory.campaigns.delete(campaign.id);
  memory.campaigns.set(campaign.id, campaign);
  forgetOld(memory, timeMs);
  return campaign;
}

/** Campaigns that share a key that is strong on either side, or two weak ones. */
function sharing({ owners }: Memory, { strong, weak }: CampaignKeys): Open[] {
  const points = new Map<Open, number>();
  for (const [keys, isStrong] of [
    [strong, true],
    [weak, false],
  ] as const)
    for (const key of keys)
      for (const owner of owners.get(key) ?? []) {
        const worth = isStrong || owner.keys.get(key) ? 2 : 1;
        points.set(owner, (points.get(owner) ?? 0) + worth);
      }
  return [...points].filter(([, sum]) => sum >= 2).map(([campaign]) => campaign);
}

function forgetOld(memory: Memory, nowMs: number): void {
  const { campaignsMax, lifetimeMs } = memory.options;
  for (const campaign of memory.campaigns.values()) {
    const isOld = nowMs - campaign.lastMs > lifetimeMs;
    if (!isOld && memory.campaigns.size <= campaignsMax) return;
    forget(memory, campaign);
  }
}

function forget(memory: Memory, campaign: Open): void {
  memory.campaigns.delete(campaign.id);
  for (const key of campaign.keys.keys()) disown(memory, campaign, key);
}

function disown({ owners }: Memory, campaign: Open, key: string): void {
  const left = owners.get(key)?.filter((owner) => owner !== campaign) ?? [];
  if (left.length === 0) owners.delete(key);
  else owners.set(key, left);
}

/** The oldest of them takes over the others. */
function merged(memory: Memory, found: readonly Open[]): Open {
  const byAge = [...found].sort((a, b) => a.firstMs - b.firstMs || (a.id < b.id ? -1 : 1));
  const [first, ...others] = byAge;
  for (const other of others) {
    forget(memory, other);
    first.mails += other.mails;
    first.lastMs = Math.max(first.lastMs, other.lastMs);
    first.confirmed ||= other.confirmed;
    for (const [key, isStrong] of other.keys) addKey(memory, first, key, isStrong);
    for (const name of listNames)
      for (const value of other.lists[name]) addBounded(first.lists[name], value);
  }
  return first;
}

function addKey(memory: Memory, campaign: Open, key: string, isStrong: boolean): void {
  const { keys } = campaign;
  const stays = isStrong || keys.get(key) === true;
  keys.delete(key);
  keys.set(key, stays);
  disown(memory, campaign, key);
  const others = memory.owners.get(key) ?? [];
  memory.owners.set(key, [...others, campaign].slice(-ownersMax));
  if (keys.size <= keysMax) return;
  const [oldest] = keys.keys();
  keys.delete(oldest);
  disown(memory, campaign, oldest);
}

/** Named after what founded it, so that the same mails in the same order give the same names. */
function opened(key: string, timeMs: number): Open {
  const lists = Object.fromEntries(listNames.map((name) => [name, new Set<string>()]));
  return {
    id: `m-${hash53(`${timeMs} ${key}`).toString(36)}`,
    firstMs: timeMs,
    lastMs: timeMs,
    mails: 0,
    confirmed: false,
    keys: new Map(),
    lists: lists as Record<List, Set<string>>,
  };
}

/** Adds as the newest; the oldest goes where there are too many. */
function addBounded(set: Set<string>, value: string): void {
  set.delete(value);
  set.add(value);
  if (set.size > valuesMax) set.delete([...set][0]);
}

function viewOf({ id, firstMs, lastMs, mails, confirmed, lists }: Open): MailCampaign {
  const values = Object.fromEntries(listNames.map((name) => [name, [...lists[name]]]));
  return { id, firstMs, lastMs, mails, confirmed, ...(values as Record<List, string[]>) };
}
