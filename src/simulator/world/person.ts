// One customer, worked out of the seed whenever he is needed: a million of them take no memory.
import { between, chance, lognormal, mix, pick, type Random, stream, uniform } from '../random.ts';
import { firmIndexOf, firms } from './firm.ts';
import { accountName } from './names.ts';
import type { Build, Platform } from './user-agent.ts';

export const habits = ['dormant', 'holder', 'saver', 'regular', 'active', 'day-trader'] as const;
/** How somebody uses the account; the rates of behaviours go by it. */
export type Habit = (typeof habits)[number];

export type LoginMethod = 'password' | 'otp' | 'push' | 'phone' | 'passkey' | 'certificate';

export interface Person {
  readonly index: number;
  readonly account: string;
  readonly firmIndex: number;
  readonly firm: string;
  readonly habit: Habit;
  /** Cash and holdings at the start, yen. */
  readonly wealthYen: number;
  readonly margin: boolean;
  readonly age: number;
  readonly method: LoginMethod;
  /** Has a device and the skill to answer a passkey challenge. */
  readonly passkeyReady: boolean;
  readonly language: string;
  readonly phone: Build;
  readonly computer: Build;
  /** Share of log-ins from the telephone. */
  readonly phoneShare: number;
  readonly worksInOffice: boolean;
  readonly vpn: boolean;
  /** Throws cookies away: every log-in seems to come from a new device. */
  readonly clearsCookies: boolean;
  /** First day and length of a journey abroad, in days of the run. */
  readonly journey?: readonly [firstDay: number, days: number];
}

/** Shares of customers; day traders about one in a hundred. */
const habitShares = [0.25, 0.35, 0.2, 0.14, 0.05, 0.01] as const;
/** Of the accounts with a balance; more than a third of all accounts in Japan have none. */
const emptyShare = 0.12;
/** Mean JPY 2.5m (published), median JPY 0.5m (assumed): sigma follows from ln(5) = sigma^2 / 2. */
const wealthMedianYen = 500_000;
const wealthSigma = Math.sqrt(2 * Math.log(5));

const habitName = 0x68616269;
const wealthName = 0x7765616c;
const personName = 0x70657273;
const firmName = 0x6669726d;

export function habitOf(seed: number, index: number): Habit {
  let left = mix(seed, habitName, index) / 2 ** 32;
  for (let at = 0; at < habits.length; at += 1) {
    left -= habitShares[at]!;
    if (left < 0) return habits[at]!;
  }
  return 'holder';
}

/** Traders have more than savers; the factors leave the mean near JPY 2.5m. */
const wealthFactor: Readonly<Record<Habit, number>> = {
  dormant: 0.45,
  holder: 0.9,
  saver: 0.8,
  regular: 1.4,
  active: 2.2,
  'day-trader': 3.5,
};

export function wealthOf(seed: number, index: number, habit: Habit): number {
  const random = stream(seed, wealthName, index);
  if (chance(random, emptyShare)) return 0;
  return Math.round(wealthFactor[habit] * lognormal(random, wealthMedianYen, wealthSigma));
}

/** Early 2025: most firms asked for a password alone, codes and calls were optional. */
function methodOf(random: Random): LoginMethod {
  const draw = uniform(random);
  if (draw < 0.55) return 'password';
  if (draw < 0.8) return 'otp';
  if (draw < 0.86) return 'push';
  if (draw < 0.94) return 'phone';
  return draw < 0.98 ? 'passkey' : 'certificate';
}

const languages = ['ja-JP,ja;q=0.9', 'ja', 'ja-JP', 'ja,en-US;q=0.9,en;q=0.8', 'ja-JP,en-US'];
const otherLanguages = ['en-US,en;q=0.9', 'zh-CN,zh;q=0.9', 'ko-KR,ko;q=0.9', 'zh-TW,zh;q=0.9'];

const phonePlatforms: readonly Platform[] = [
  'iphone-app',
  'iphone-app',
  'iphone-app',
  'iphone-safari',
  'iphone-safari',
  'android-app',
  'android-app',
  'android-chrome',
];
const computerPlatforms: readonly Platform[] = [
  'windows-chrome',
  'windows-chrome',
  'windows-chrome',
  'windows-chrome',
  'windows-edge',
  'windows-edge',
  'windows-firefox',
  'mac-safari',
  'mac-chrome',
];

function buildOf(random: Random, among: readonly Platform[]): Build {
  return { platform: pick(random, among), lagDays: between(random, 0, 25), model: uniform(random) };
}

/** What machines people of that platform mix have; hijackers draw their lures from it as well. */
export function drawBuild(random: Random, phone: boolean): Build {
  return buildOf(random, phone ? phonePlatforms : computerPlatforms);
}

function passkeyReadyOf(random: Random, age: number): boolean {
  return chance(random, age < 50 ? 0.98 : age < 70 ? 0.95 : 0.82);
}

function journeyOf(random: Random): Person['journey'] {
  if (!chance(random, 0.04)) return undefined;
  return [Math.floor(between(random, 0, 75)), Math.floor(between(random, 3, 12))];
}

export function personAt(seed: number, index: number): Person {
  const random = stream(seed, personName, index);
  const habit = habitOf(seed, index);
  const wealthYen = wealthOf(seed, index, habit);
  const firmIndex = firmIndexOf(mix(seed, firmName, index) / 2 ** 32);
  const age = Math.round(
    Math.min(92, Math.max(19, 48 + 16 * (uniform(random) + uniform(random) - 1) * 2)),
  );
  return {
    index,
    account: accountName(seed, index),
    firmIndex,
    firm: firms[firmIndex]!.name,
    habit,
    wealthYen,
    margin: chance(random, habit === 'day-trader' ? 0.9 : wealthYen > 5e6 ? 0.25 : 0.06),
    age,
    method: methodOf(random),
    passkeyReady: passkeyReadyOf(random, age),
    language: chance(random, 0.96) ? pick(random, languages) : pick(random, otherLanguages),
    phone: drawBuild(random, true),
    computer: drawBuild(random, false),
    phoneShare: age < 45 ? between(random, 0.5, 1) : between(random, 0, 0.8),
    worksInOffice: age < 66 && chance(random, 0.35),
    vpn: chance(random, 0.025),
    clearsCookies: chance(random, 0.03),
    journey: journeyOf(random),
  };
}
