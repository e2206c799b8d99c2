// What is remembered of a campaign: the cases that one group of hijackers seems to be behind.

/** Cases of one campaign at most; further ones begin another, so that none is moved without end. */
export const campaignCasesMax = 2_000;
/** Means named as its bond at most: the first ones; later ones still bind and are not named. */
export const bondsMax = 32;

/** What two cases share: where the hijackers came from, or what they are after. */
export type MeansKind = 'instrument' | 'ip' | 'device' | 'asn' | 'domain' | 'destination';

export interface Means {
  readonly kind: MeansKind;
  readonly value: string;
}

export interface Bond extends Means {
  /** Cases that came in, or could have come in, by it. */
  cases: number;
}

export interface CampaignRecord {
  id: string;
  openedMs: number;
  lastMs: number;
  readonly cases: string[];
  readonly bonds: Bond[];
}

export function createCampaign(): CampaignRecord {
  return { id: '', openedMs: 0, lastMs: 0, cases: [], bonds: [] };
}

/** The cases that one means was met in, whether or not it has shown itself hostile yet. */
export interface MeansRecord {
  lastMs: number;
  /** Oldest first; a full list drops the oldest, whose campaign stays as it is. */
  readonly cases: string[];
  /** For a session that came by a listed page: the host, until a case is opened on it. */
  host: string;
}

export const meansCasesMax = 64;

export function createMeans(): MeansRecord {
  return { lastMs: 0, cases: [], host: '' };
}
