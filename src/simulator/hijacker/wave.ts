// Sets a whole wave going: campaigns, victims, amounts, the hour of every access, guesses in vain.
import { dayMs, dayStartOf, hourMs, minuteMs } from '../calendar.ts';
import { between, chance, type Random, stream } from '../random.ts';
import { type Run, start } from '../run.ts';
import type { MonthFigures } from '../scenario/figures.ts';
import { monthOf } from '../tally.ts';
import { shareOut, tokyoHoldings } from './amounts.ts';
import { attack, type NextVictim } from './attack.ts';
import { type AttackDays, type CampaignPlan, planMonth, spanOf } from './campaigns.ts';
import { type Campaign, registerCampaign, type Target } from './episode.ts';
import type { Kind } from './kind.ts';
import { enter, openLedger } from './ledger.ts';
import { accumulate, type Place, plannedEntry, strays } from './preparation.ts';
import { gatherVictims, type VictimPool } from './victims.ts';

export interface WavePlan {
  readonly months: readonly MonthFigures[];
  readonly kinds: readonly Kind[];
  readonly days: AttackDays;
  /** Indices of the firms within reach in a month; as many as the month's figures name. */
  firmsOf(month: string): readonly number[];
}

/** Access by the kind's lead before the attack; in a row where the kind works off a list. */
function accessTime(run: Run, random: Random, place: Place, monthStartMs: number): number {
  const { campaign } = place.plan;
  const planned = plannedEntry(random, place);
  if (place.trades || chance(random, 0.6)) {
    return Math.max(monthStartMs + between(random, 1, 30) * minuteMs, planned);
  }
  return strayTime(run, random, campaign, monthStartMs);
}

/** Checking what is on the list, at any hour of the days around, nights and weekends too. */
function strayTime(run: Run, random: Random, campaign: Campaign, monthStartMs: number): number {
  const monthEnd = spanOf(
    run,
    new Date(monthStartMs + 12 * hourMs).toISOString().slice(0, 7),
  ).endMs;
  const from = Math.max(monthStartMs, dayStartOf(campaign.attackMs) - 2 * dayMs);
  const latest = monthEnd >= run.scenarioEndMs ? monthEnd - 3 * hourMs : monthEnd - 5 * minuteMs;
  return between(random, from, Math.max(from + minuteMs, Math.min(latest, from + 5 * dayMs)));
}

/** Firms for the places: each within reach at least once among the cases, the rest as it comes. */
function firmsFor(place: number, firms: readonly number[]): readonly number[] {
  return place < firms.length ? [firms[place]!] : firms;
}

interface Cast {
  readonly place: Place;
  readonly target: Omit<Target, 'salesYen' | 'purchasesYen'>;
}

/** Turnover a case against what the victim holds, as an average: the rest is churn and margin. */
const turnoverPerHoldings = 7;
/** Held for each yen that comes out beyond all purchases: not all of it is sold. */
const heldPerSurplus = 1.45;
/** Of what goes round so much is lost on the way, and comes out of the holdings too. */
const lostPerPurchase = 0.05;
/** Not worth the trouble below it. */
const leastHeldYen = 500_000;

/** What the month's victims must hold together for its sums. */
function wishedHoldings({ cases, salesYen, purchasesYen }: MonthFigures): number {
  const surplus = Math.max(0, salesYen - purchasesYen) + lostPerPurchase * purchasesYen;
  const churned = salesYen / turnoverPerHoldings;
  return Math.max(cases * leastHeldYen, churned, heldPerSurplus * surplus);
}

interface Casting {
  readonly figures: MonthFigures;
  readonly firms: readonly number[];
  readonly pool: VictimPool;
  readonly plans: readonly CampaignPlan[];
}

/** Somebody for each place; fewer only where the simulated population is used up. */
function cast(run: Run, random: Random, { figures, firms, pool, plans }: Casting): Cast[] {
  let lackYen = wishedHoldings(figures);
  const monthStartMs = spanOf(run, figures.month).startMs;
  const found: Cast[] = [];
  let cases = 0;
  for (const plan of plans) {
    const { kind } = plan.campaign;
    for (let nth = 0; nth < plan.cases + plan.looks; nth += 1) {
      const trades = nth < plan.cases;
      const heldYen = Math.max(leastHeldYen, lackYen / Math.max(1, figures.cases - cases));
      const wish = trades ? { kind, firms, heldYen } : { kind, firms };
      const covered = trades ? pool.take({ ...wish, firms: firmsFor(cases, firms) }) : undefined;
      const person = covered ?? pool.take(wish);
      if (trades) cases += 1;
      if (person === undefined) continue;
      if (trades) lackYen -= tokyoHoldings(run, person);
      const place = { plan, nth, trades };
      found.push({
        place,
        target: { person, accessMs: accessTime(run, random, place, monthStartMs) },
      });
    }
  }
  return found;
}

function setGoing(
  run: Run,
  figures: MonthFigures,
  people: readonly Cast[],
  next: NextVictimFor,
): void {
  const prey = people.filter(({ place }) => place.trades);
  const amounts = shareOut(
    run,
    figures,
    prey.map(({ place, target }) => ({ person: target.person, kind: place.plan.campaign.kind })),
  );
  const ledger = openLedger(figures);
  for (const { place, target } of people) {
    const at = prey.findIndex((other) => other.target === target);
    const sums = amounts[at] ?? { salesYen: 0, purchasesYen: 0 };
    const { campaign } = place.plan;
    if (target.accessMs < run.endMs)
      run.tally.hostile.wantedYen += sums.salesYen + sums.purchasesYen;
    enter(ledger, sums);
    const wanted = { ...target, ...sums, ledger };
    start(run, target.accessMs, attack(run, campaign, wanted, next(campaign)));
  }
}

type NextVictimFor = (campaign: Campaign) => NextVictim;

export function releaseWave(run: Run, wave: WavePlan): void {
  const trades = wave.months.reduce((sum, row) => sum + row.cases, 0);
  const accesses = wave.months.reduce((sum, row) => sum + row.accesses, 0);
  const pool = gatherVictims(run, trades, accesses - trades);
  const used = new Set<number>();
  let firstNumber = 1;
  for (const figures of wave.months) {
    const random = stream(run.seed, `wave/${figures.month}`);
    monthOf(run.tally, spanOf(run, figures.month).startMs);
    const options = { kinds: wave.kinds, days: wave.days, used, firstNumber };
    const plans = planMonth(run, random, figures, options);
    firstNumber += plans.length;
    const firms = wave.firmsOf(figures.month);
    const people = cast(run, random, { figures, firms, pool, plans });
    const next =
      (campaign: Campaign): NextVictim =>
      (target) => {
        const person = pool.take({
          kind: campaign.kind,
          firms,
          heldYen: tokyoHoldings(run, target.person),
        });
        return person === undefined ? undefined : { ...target, person };
      };
    setGoing(run, figures, people, next);
    for (const plan of plans) {
      registerCampaign(run, plan.campaign, plan.campaign.kind.name);
      strays(run, plan);
      accumulate(run, plan.campaign);
    }
  }
}
