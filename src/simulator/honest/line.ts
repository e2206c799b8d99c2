// Where an honest customer comes in from, and on which of his machines.
import { hourMs, minuteOfDay } from '../calendar.ts';
import { chance, mix, type Random, uniformAt } from '../random.ts';
import { dayOf, type Run } from '../run.ts';
import { deviceName } from '../world/names.ts';
import {
  anyAddress,
  homeAddress,
  mobileAddress,
  officeAddress,
  sameAddressAlways,
} from '../world/network.ts';
import type { Person } from '../world/person.ts';
import type { Build } from '../world/user-agent.ts';

const vpnName = 0x76706e21;
const householdName = 0x686f7573;
const laggardName = 0x6c616767;

function isAbroad(run: Run, person: Person): boolean {
  const [from, days] = person.journey ?? [0, 0];
  const day = dayOf(run, run.nowMs);
  return days > 0 && day >= from && day < from + days;
}

/** His telephone or computer; some never update it. */
export function buildOf(run: Run, person: Person, onPhone: boolean): Build {
  const build = onPhone ? person.phone : person.computer;
  const draw = uniformAt(run.seed, laggardName, person.index, onPhone ? 1 : 2);
  const { laggards } = run.habits;
  if (draw >= laggards) return build;
  return { ...build, lagDays: build.lagDays + 20 + (90 * draw) / laggards };
}

/** The line at home: his own, that of the one he lives with, or a new one since he moved. */
export function homeOf(run: Run, index: number): number {
  const moved = run.newHomes.get(index);
  if (moved !== undefined) return moved;
  const { householdShare } = run.lines;
  if (householdShare === 0) return index;
  const first = index - (index % 2);
  return uniformAt(run.seed, householdName, first) < householdShare ? first : index;
}

/** His telephone off the wireless network at home. */
export function mobileNow(run: Run, person: Person): string {
  return mobileAddress(run.seed, person.index, Math.floor(run.nowMs / hourMs), run.lines);
}

export function vpnAddress(run: Run, person: Person, random: Random): string {
  if (chance(random, 0.5)) return sameAddressAlways(run.seed, vpnName, person.index % 97, 'vpn');
  return anyAddress(random, chance(random, 0.15) ? 'hosting' : 'vpn');
}

export function addressNow(run: Run, person: Person, onPhone: boolean, random: Random): string {
  const { seed } = run;
  if (isAbroad(run, person) && !(onPhone && chance(random, 0.3)))
    return anyAddress(random, 'abroad');
  if (person.vpn && chance(random, 0.6)) return vpnAddress(run, person, random);
  const minute = minuteOfDay(run.nowMs);
  const atWork = person.worksInOffice && minute > 540 && minute < 1080;
  if (onPhone) {
    if (chance(random, atWork ? 0.75 : 0.4)) return mobileNow(run, person);
  } else if (atWork) return officeAddress(seed, person.index, run.options.accounts);
  if (chance(random, 0.01)) return anyAddress(random, 'home', run.lines);
  return homeAddress(seed, homeOf(run, person.index), dayOf(run, run.nowMs), run.lines);
}

export function deviceNow(
  run: Run,
  person: Person,
  onPhone: boolean,
  random: Random,
): string | undefined {
  if (person.clearsCookies && !onPhone) {
    return chance(random, 0.3)
      ? undefined
      : deviceName(run.seed, mix(random.a, random.b), random.c);
  }
  // Browsers in private mode and the like send no cookie.
  if (!onPhone && chance(random, 0.04)) return undefined;
  const slot = onPhone ? 1 : 2;
  const generation = onPhone ? (run.phoneGenerations.get(person.index) ?? 0) : 0;
  return deviceName(run.seed, person.index * 4 + slot, generation);
}
