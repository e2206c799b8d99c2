// Who is there, by habit: lists of customers that a behaviour draws from (four bytes a customer).
import { type Habit, habitOf, habits } from './person.ts';

export interface Census {
  readonly accounts: number;
  readonly byHabit: Readonly<Record<Habit, Uint32Array>>;
}

export function takeCensus(seed: number, accounts: number): Census {
  const all = new Uint8Array(accounts);
  const counts = new Uint32Array(habits.length);
  for (let index = 0; index < accounts; index += 1) {
    const at = habits.indexOf(habitOf(seed, index));
    all[index] = at;
    counts[at]! += 1;
  }
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(habits.length);
  for (let index = 0; index < accounts; index += 1) {
    const at = all[index]!;
    lists[at]![filled[at]!] = index;
    filled[at]! += 1;
  }
  const byHabit = Object.fromEntries(habits.map((habit, at) => [habit, lists[at]!]));
  return { accounts, byHabit: byHabit as Record<Habit, Uint32Array> };
}
