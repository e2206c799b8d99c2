// Finds a campaign's victims among all customers: within its reach, in its firms, by its taste.
import { chance, integer, type Random, uniform } from '../random.ts';
import { person as personOf, type Run } from '../run.ts';
import { habitOf, type Person, wealthOf } from '../world/person.ts';
import type { Campaign } from './episode.ts';

/** Below this an account is not worth a trade. */
const tradeWorthYen = 300_000;
/** Suitable customers compared for one place, and customers looked at to find them. */
const comparedMax = 30;
const lookedAtMax = 600;
/** How strongly thieves prefer the rich: chance by this power of wealth. */
const usualWealthPower = 0.85;

export interface Search {
  readonly campaign: Campaign;
  readonly firms: readonly number[];
  readonly trades: boolean;
}

export interface Hunt {
  /** Somebody not taken before; undefined when nobody suitable is found. */
  find(random: Random, search: Search): Person | undefined;
  /** A customer of the hijackers' own; no victim from then on. */
  hire(random: Random, suits: (person: Person) => boolean): Person | undefined;
}

/** Kinds that live off one habit would look at many in vain: those are asked first by habit alone. */
function mayBe(run: Run, index: number, { campaign, trades }: Search): boolean {
  if (!trades) return true;
  const habit = habitOf(run.seed, index);
  if (campaign.kind.habits !== undefined && !campaign.kind.habits.includes(habit)) return false;
  return wealthOf(run.seed, index, habit) >= tradeWorthYen;
}

function weightOf(person: Person, { campaign, firms, trades }: Search): number {
  if (!firms.includes(person.firmIndex)) return 0;
  const { kind } = campaign;
  const wealth = trades ? person.wealthYen ** (kind.wealthPower ?? usualWealthPower) : 1;
  return kind.suits(person) * wealth;
}

/** One at random by weight, out of a few: the largest of log(u)/w (Efraimidis and Spirakis). */
function best(run: Run, random: Random, search: Search, used: ReadonlySet<number>) {
  const { campaign } = search;
  const candidates = campaign.kind.candidates?.(run, campaign.instrument);
  // Those who hold a quiet stock are few; where all are taken, anybody will do.
  const among = candidates !== undefined && chance(random, 0.95) ? candidates : undefined;
  const count = among?.length ?? run.options.accounts;
  let found: Person | undefined;
  let foundKey = Number.NEGATIVE_INFINITY;
  for (
    let seen = 0, looked = 0;
    count > 0 && seen < comparedMax && looked < lookedAtMax;
    looked += 1
  ) {
    const draw = integer(random, 0, count - 1);
    const index = among?.[draw] ?? draw;
    if (used.has(index) || !mayBe(run, index, search)) continue;
    const person = personOf(run, index);
    const weight = weightOf(person, search);
    if (weight <= 0) continue;
    seen += 1;
    const key = Math.log(uniform(random) + 1e-12) / weight;
    if (key <= foundKey) continue;
    found = person;
    foundKey = key;
  }
  return found;
}

export function createHunt(run: Run): Hunt {
  const used = new Set<number>();
  return {
    find(random, search) {
      const person = best(run, random, search, used);
      if (person !== undefined) used.add(person.index);
      return person;
    },
    hire(random, suits) {
      for (let looked = 0; looked < lookedAtMax; looked += 1) {
        const person = personOf(run, integer(random, 0, run.options.accounts - 1));
        if (used.has(person.index) || !suits(person)) continue;
        used.add(person.index);
        return person;
      }
      return undefined;
    },
  };
}
