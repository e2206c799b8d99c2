// Sets a season going: victims for every campaign, the hour of every entry, lists, blocks, accomplices.
import { dayMs, dayStartOf, hourMs, minuteMs } from '../calendar.ts';
import { between, chance, type Random, stream } from '../random.ts';
import { type Run, start } from '../run.ts';
import { accompany } from './accomplice.ts';
import { attack, type NextVictim } from './attack.ts';
import { type Campaign, registerCampaign, type Target } from './episode.ts';
import { accumulate, type Place, plannedEntry, strays } from './preparation.ts';
import { planSeason, type Season, type SeasonCampaign } from './season-plan.ts';
import { createHunt, type Hunt } from './seek.ts';
import { wants } from './wants.ts';

/** Firms end sessions in which nothing is done, after half an hour to somewhat more than an hour. */
const idleMinutes = [25, 75] as const;
/** Stopped hijackers take up other accounts: at most so many for each one planned. */
const replacementsEach = 2;

/** Hours of the Japanese night; some campaigns do not mind them. */
const nightHours = [0.5, 6.8] as const;

/** The same lead, but in the evening before or in the morning after, where it fell into the night. */
function awake(random: Random, plannedMs: number, attackMs: number): number {
  const day = dayStartOf(plannedMs);
  const hour = (plannedMs - day) / hourMs;
  if (hour < nightHours[0] || hour > nightHours[1]) return plannedMs;
  if (chance(random, 0.5)) return day - between(random, 0, 5) * hourMs;
  const morning = day + between(random, 6.8, 9.3) * hourMs;
  return morning < attackMs ? morning : plannedMs;
}

/** Most of those who only look do it among the others, some at any hour of the days around. */
function entryTime(run: Run, random: Random, place: Place, isNocturnal: boolean): number {
  const { attackMs } = place.plan.campaign;
  const wished = plannedEntry(random, place);
  const planned = isNocturnal ? wished : awake(random, wished, attackMs);
  const earliest = run.startMs + between(random, 1, 12) * hourMs;
  if (place.trades || chance(random, 0.6)) return Math.max(earliest, planned);
  const day = dayStartOf(attackMs);
  const latest = Math.min(day + 4 * dayMs, run.scenarioEndMs - 3 * hourMs);
  return Math.max(earliest, between(random, day - 2 * dayMs, latest));
}

function nextFor(run: Run, hunt: Hunt, plan: SeasonCampaign): NextVictim {
  const { campaign, firms } = plan;
  const random = stream(run.seed, `next/${campaign.name}`);
  let left = replacementsEach * (plan.cases + plan.looks);
  return (target) => {
    if (left <= 0) return undefined;
    left -= 1;
    const trades = target.salesYen + target.purchasesYen > 0;
    const person = hunt.find(random, { campaign, firms, trades });
    if (person === undefined) return undefined;
    const wanted = trades ? wants(run, campaign.manner, person, random) : {};
    return { ...target, ...wanted, person };
  };
}

/** Starts every episode; returns what the campaign means to buy. */
function cast(run: Run, hunt: Hunt, plan: SeasonCampaign): number {
  const { campaign, firms, cases, looks } = plan;
  const random = stream(run.seed, `cast/${campaign.name}`);
  const next = nextFor(run, hunt, plan);
  const isNocturnal = chance(random, 0.25);
  let purchasesYen = 0;
  for (let nth = 0; nth < cases + looks; nth += 1) {
    const trades = nth < cases;
    const person = hunt.find(random, { campaign, firms, trades });
    if (person === undefined) continue;
    const accessMs = entryTime(run, random, { plan, nth, trades }, isNocturnal);
    const nothing = { salesYen: 0, purchasesYen: 0 };
    const sums = trades ? wants(run, campaign.manner, person, random) : nothing;
    const target: Target = { person, accessMs, ...sums };
    purchasesYen += sums.purchasesYen;
    if (accessMs < run.endMs) run.tally.hostile.wantedYen += sums.salesYen + sums.purchasesYen;
    start(run, accessMs, attack(run, campaign, target, next));
  }
  return purchasesYen;
}

/** With a block in visible hands, nobody else takes up what the victims buy. */
function share(campaign: Campaign, random: Random): Campaign {
  return { ...campaign, absorbed: between(random, 0.15, 0.5) };
}

function release(run: Run, season: Season, hunt: Hunt, planned: SeasonCampaign): void {
  const random = stream(run.seed, `release/${planned.campaign.name}`);
  const buys = (planned.campaign.manner.turnover?.[1] ?? 1) > 0;
  const isShared = buys && chance(random, season.accompliceShare);
  const idleMs = between(random, ...idleMinutes) * minuteMs;
  const [early, late] = [between(random, 0.05, 3), between(random, 5, 50)] as const;
  const lapsing = { ...planned.campaign, idleMs, afterOpeningMinutes: [early, late] as const };
  const campaign = isShared ? share(lapsing, random) : lapsing;
  const plan = { ...planned, campaign };
  registerCampaign(run, campaign, campaign.kind.name);
  const purchasesYen = cast(run, hunt, plan);
  strays(run, plan);
  if (isShared) accompany(run, random, hunt, { campaign, firms: plan.firms, purchasesYen });
  else if (buys) accumulate(run, campaign);
}

export function releaseSeason(run: Run, season: Season): void {
  const hunt = createHunt(run);
  for (const plan of planSeason(run, season)) release(run, season, hunt, plan);
}
