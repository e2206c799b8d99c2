// Whose credentials are for sale: larger accounts for those who trade, anybody for those who look.
import { integer, type Random, stream, uniform, uniformAt } from '../random.ts';
import { person as personOf, type Run } from '../run.ts';
import { habitOf, type Person, wealthOf } from '../world/person.ts';
import { tokyoHoldings } from './amounts.ts';
import type { Kind } from './kind.ts';

export interface VictimPool {
  /** Takes a good match out of the pool; undefined when nobody is left in those firms. */
  take(wish: Wish): Person | undefined;
}

export interface Wish {
  readonly kind: Kind;
  readonly firms: readonly number[];
  /** For a trade: what should be held in Tokyo, yen; absent where the hijacker only looks. */
  readonly heldYen?: number;
}

/** Below this an account is not worth a trade. */
const tradeWorthYen = 300_000;
/** How strongly thieves prefer the rich: chance by this power of wealth. */
const wealthPower = 0.85;
/** Candidates compared for one place: few enough that victims stay as mixed as they are. */
const glance = 12;
/** Standard deviation, in natural logs, of what is about the right size. */
const sizeTolerance = 1.2;
const orderName = 0x76696374;

/** Cannot be had with a stolen password or a relayed code. */
function isOutOfReach(person: Person): boolean {
  return person.method === 'passkey' || person.method === 'certificate';
}

/**
 * The first `most` of a weighted sampling without replacement (Efraimidis and Spirakis: the largest
 * keys win), as account indices from the largest key down.
 */
function rank(run: Run, most: number, weightOf: (wealthYen: number) => number): number[] {
  const { accounts } = run.options;
  const keys = new Float64Array(accounts).fill(Number.NEGATIVE_INFINITY);
  for (let index = 0; index < accounts; index += 1) {
    const weight = weightOf(wealthOf(run.seed, index, habitOf(run.seed, index)));
    const draw = uniformAt(run.seed, orderName, index) + 1e-12;
    if (weight > 0) keys[index] = Math.log(draw) / weight;
  }
  const least = Float64Array.from(keys).sort()[Math.max(0, accounts - Math.ceil(most))]!;
  const found: number[] = [];
  for (let index = 0; index < accounts; index += 1) {
    if (keys[index]! >= least && keys[index]! > Number.NEGATIVE_INFINITY) found.push(index);
  }
  return found.sort((left, right) => keys[right]! - keys[left]! || left - right);
}

/** The first so many people within reach, in an order that says nothing of their wealth. */
function draw(run: Run, ranked: readonly number[], count: number, used: Set<number>): Person[] {
  const people: Person[] = [];
  for (const index of ranked) {
    if (people.length >= count) break;
    if (used.has(index)) continue;
    const person = personOf(run, index);
    if (isOutOfReach(person)) continue;
    used.add(index);
    people.push(person);
  }
  const random = stream(run.seed, 'victims/order', people.length);
  return people
    .map((person) => ({ person, at: uniform(random) }))
    .sort((left, right) => left.at - right.at)
    .map(({ person }) => person);
}

/** 1 where as much is held as the month's turnover suggests, less on either side. */
function sizeFit(run: Run, person: Person, heldYen: number | undefined): number {
  if (heldYen === undefined) return 1;
  const off = Math.log((tokyoHoldings(run, person) + 1) / heldYen) / sizeTolerance;
  return Math.exp((-off * off) / 2);
}

/** The best of a few anywhere in the firms wished for; undefined where there is nobody. */
function take(run: Run, random: Random, people: Person[], wish: Wish): Person | undefined {
  let best = -1;
  let bestFit = -1;
  let seen = 0;
  // From the front each time, those passed over would soon be all that is looked at.
  const from = integer(random, 0, Math.max(0, people.length - 1));
  for (let step = 0; step < people.length && seen < glance; step += 1) {
    const at = (from + step) % people.length;
    const person = people[at]!;
    if (!wish.firms.includes(person.firmIndex)) continue;
    if (wish.heldYen !== undefined && person.wealthYen < tradeWorthYen) continue;
    seen += 1;
    const fit = wish.kind.suits(person) * sizeFit(run, person, wish.heldYen);
    if (fit > bestFit) {
      best = at;
      bestFit = fit;
    }
  }
  return best < 0 ? undefined : people.splice(best, 1)[0];
}

/** Room for as many again as are wanted, for hijackers who are stopped and move on. */
export function gatherVictims(run: Run, trades: number, looks: number): VictimPool {
  const used = new Set<number>();
  const tradePlaces = Math.ceil(trades * 1.1) + 20;
  const lookPlaces = 2 * looks + trades + 50;
  // Some of the first are out of reach, or taken already.
  const rich = rank(run, 1.3 * tradePlaces + 50, (wealth) =>
    wealth >= tradeWorthYen ? wealth ** wealthPower : 0,
  );
  const forTrade = draw(run, rich, tradePlaces, used);
  const anybody = rank(run, 1.3 * lookPlaces + tradePlaces + 50, () => 1);
  const forLook = draw(run, anybody, lookPlaces, used);
  const random = stream(run.seed, 'victims/take');
  return {
    take(wish) {
      const [first, second] =
        wish.heldYen === undefined ? [forLook, forTrade] : [forTrade, forLook];
      return take(run, random, first, wish) ?? take(run, random, second, wish);
    },
  };
}
