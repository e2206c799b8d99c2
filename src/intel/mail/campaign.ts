// Joins mails, URLs and kit paths that belong to one campaign, and remembers them for a while.
import { dayMs } from '../../core/lib/decay.ts';
import { hash53 } from '../../core/lib/hash.ts';
import { type CampaignKeys, campaignKeys } from './campaign-keys.ts';
import type { JudgedMail } from './judge.ts';

export interface MailCampaign {
  readonly id: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly mails: number;
  readonly brands: readonly string[];
  readonly urls: readonly string[];
  readonly domains: readonly string[];
  readonly kitPaths: readonly string[];
  readonly senders: readonly string[];
  readonly subjects: readonly string[];
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

export const campaignDefaults: CampaignOptions = {
  campaignsMax: 10_000,
  lifetimeMs: 30 * dayMs,
  riskMin: 0.5,
};

/** Values of each list of a campaign; the oldest go. */
const valuesMax = 100;
const keysMax = 400;

interface Open {
  id: string;
  firstMs: number;
  lastMs: number;
  mails: number;
  confirmed: boolean;
  readonly keys: Set<string>;
  readonly lists: Record<List, Set<string>>;
}

const listNames = ['brands', 'urls', 'domains', 'kitPaths', 'senders', 'subjects'] as const;
type List = (typeof listNames)[number];

export interface MailCampaigns {
  /** The campaign the mail now belongs to; undefined where its risk is too low or it has no key. */
  take(judged: JudgedMail, timeMs: number): MailCampaign | undefined;
  /** The campaign that shares a key with the mail, before it is judged for good. */
  find(judged: JudgedMail): { readonly campaign: MailCampaign; readonly by: string } | undefined;
  confirm(id: string): boolean;
  list(): MailCampaign[];
}

interface Memory {
  readonly options: CampaignOptions;
  /** In the order of last use: the first is the one to forget. */
  readonly campaigns: Map<string, Open>;
  readonly owners: Map<string, Open>;
}

export function createCampaigns(options: CampaignOptions = campaignDefaults): MailCampaigns {
  const memory: Memory = { options, campaigns: new Map(), owners: new Map() };
  return {
    take(judged, timeMs) {
      const keys = judged.risk < options.riskMin ? undefined : campaignKeys(judged);
      return keys && keys.joining.length > 0 ? viewOf(join(memory, keys, timeMs)) : undefined;
    },
    find(judged) {
      for (const key of campaignKeys(judged).joining) {
        const campaign = memory.owners.get(key);
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
  const known = new Set(keys.joining.flatMap((key) => memory.owners.get(key) ?? []));
  const campaign = known.size === 0 ? opened(keys.joining[0], timeMs) : merged(memory, [...known]);
  campaign.mails += 1;
  campaign.firstMs = Math.min(campaign.firstMs, timeMs);
  campaign.lastMs = Math.max(campaign.lastMs, timeMs);
  for (const key of keys.joining) addKey(memory, campaign, key);
  for (const name of listNames)
    for (const value of keys[name]) addBounded(campaign.lists[name], value, valuesMax);
  memory.campaigns.delete(campaign.id);
  memory.campaigns.set(campaign.id, campaign);
  forgetOld(memory, timeMs);
  return campaign;
}

function forgetOld(memory: Memory, nowMs: number): void {
  const { campaignsMax, lifetimeMs } = memory.options;
  for (const campaign of memory.campaigns.values()) {
    const isOld = nowMs - campaign.lastMs > lifetimeMs;
    if (!isOld && memory.campaigns.size <= campaignsMax) return;
    forget(memory, campaign);
  }
}

function forget({ campaigns, owners }: Memory, campaign: Open): void {
  campaigns.delete(campaign.id);
  for (const key of campaign.keys) if (owners.get(key) === campaign) owners.delete(key);
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
    for (const key of other.keys) addKey(memory, first, key);
    for (const name of listNames)
      for (const value of other.lists[name]) addBounded(first.lists[name], value, valuesMax);
  }
  return first;
}

function addKey({ owners }: Memory, campaign: Open, key: string): void {
  const gone = addBounded(campaign.keys, key, keysMax);
  if (gone !== undefined && owners.get(gone) === campaign) owners.delete(gone);
  owners.set(key, campaign);
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
    keys: new Set(),
    lists: lists as Record<List, Set<string>>,
  };
}

/** Adds as the newest; gives what had to go. */
function addBounded(set: Set<string>, value: string, most: number): string | undefined {
  set.delete(value);
  set.add(value);
  if (set.size <= most) return undefined;
  const [oldest] = set;
  set.delete(oldest);
  return oldest;
}

function viewOf({ id, firstMs, lastMs, mails, confirmed, lists }: Open): MailCampaign {
  const values = Object.fromEntries(listNames.map((name) => [name, [...lists[name]]]));
  return { id, firstMs, lastMs, mails, confirmed, ...(values as Record<List, string[]>) };
}
