// A season's campaigns: each kind gets its share of the accounts, in campaigns of its own size.
import { dayMs } from '../calendar.ts';
import { between, integer, pickWeighted, type Random, stream } from '../random.ts';
import type { Run } from '../run.ts';
import { largestRemainder } from '../scenario/figures.ts';
import { firms } from '../world/firm.ts';
import type { Instrument } from '../world/instrument.ts';
import { type AttackDays, type CampaignPlan, drawCampaign, pickDay } from './campaigns.ts';
import type { Kind } from './kind.ts';

export interface Season {
  readonly kinds: readonly Kind[];
  /** Accounts to be hijacked, all kinds together. */
  readonly accesses: number;
  weight(dayStartMs: number): number;
  /** The stocks a campaign of that day chooses from. */
  shelf(dayStartMs: number, random: Random): readonly Instrument[];
  /** Days at the beginning and at the end on which no campaign begins. */
  readonly quietDays: readonly [first: number, last: number];
  /** Chance that a campaign's block lies in accounts of the hijackers' own; 0 for none. */
  readonly accompliceShare: number;
}

export interface SeasonCampaign extends CampaignPlan {
  /** Indices of the firms its list is of. */
  readonly firms: readonly number[];
}

const usualSize = [8, 60] as const;
const usualLookShare = [0.25, 0.65] as const;
/** A list comes from a phishing site for one firm, or for a few. */
const firmsMost = 3;

const campaignsLeast = 3;

interface Size {
  readonly cases: number;
  readonly looks: number;
}

/** Campaigns that use up the kind's share: at least three, so that no kind is one campaign's habits. */
function sizesOf(random: Random, kind: Kind, accesses: number): Size[] {
  const sizes: Size[] = [];
  const most = Math.ceil(accesses / campaignsLeast);
  for (let left = accesses; left > 0; ) {
    const lookShare = between(random, ...(kind.lookShare ?? usualLookShare));
    const wished = integer(random, ...(kind.size ?? usualSize)) / (1 - lookShare);
    const whole = Math.min(left, most, Math.max(1, Math.round(wished)));
    const looks = Math.floor(whole * lookShare);
    sizes.push({ cases: whole - looks, looks });
    left -= whole;
  }
  return sizes;
}

/** One to three firms, the large ones more often; one is always left out. */
function drawFirms(random: Random): number[] {
  const left = firms.map(({ weight }, index) => ({ weight, index }));
  return Array.from({ length: integer(random, 1, firmsMost) }, () => {
    const found = pickWeighted(random, left);
    left.splice(left.indexOf(found), 1);
    return found.index;
  });
}

function planKind(run: Run, season: Season, kind: Kind, accesses: number, used: Set<number>) {
  const [first, last] = season.quietDays;
  const span = { startMs: run.startMs + first * dayMs, endMs: run.scenarioEndMs - last * dayMs };
  const sizes = sizesOf(stream(run.seed, `sizes/${kind.name}`), kind, accesses);
  return sizes.map((size, nth): SeasonCampaign => {
    // A stream for each: its habits stay the same whatever else is planned.
    const random = stream(run.seed, `season/${kind.name}`, nth);
    const days: AttackDays = { weight: season.weight, stocks: () => run.shelves.small };
    const day = pickDay(random, span, days);
    const campaign = drawCampaign(run, random, '', kind, day, season.shelf(day, random), used);
    return { campaign, ...size, firms: drawFirms(random) };
  });
}

/** In the order of their attacks, named by it: the name says nothing of the kind. */
export function planSeason(run: Run, season: Season): SeasonCampaign[] {
  const { kinds, accesses } = season;
  const weights = kinds.map(({ weight }) => weight);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = largestRemainder(weights, accesses / whole);
  const used = new Set<number>();
  const plans = kinds.flatMap((kind, at) => planKind(run, season, kind, shares[at]!, used));
  const byTime = plans.sort((left, right) => left.campaign.attackMs - right.campaign.attackMs);
  return byTime.map((plan, nth) => {
    const name = `c${String(nth + 1).padStart(3, '0')}`;
    return { ...plan, campaign: { ...plan.campaign, name } };
  });
}
