// The machines hijackers show: their own few, another one for every victim, or a copy of the victim's.
import { dayMs } from '../../calendar.ts';
import { buildOf } from '../../honest/line.ts';
import { between, chance, integer, mix, pick, type Random, stream } from '../../random.ts';
import type { Run } from '../../run.ts';
import type { Connection } from '../../world/connection.ts';
import { deviceName } from '../../world/names.ts';
import { drawBuild, type Person } from '../../world/person.ts';
import { type Build, isApp, userAgentAt } from '../../world/user-agent.ts';

/** All that a session shows but its address. */
export type Machine = (victim: Person, own: Random) => Omit<Connection, 'ip'>;

const homely = ['ja-JP,ja;q=0.9', 'ja', 'ja-JP', 'ja,en-US;q=0.9,en;q=0.8', 'ja-JP,en-US'] as const;
const foreign = ['zh-CN,zh;q=0.9', 'en-US,en;q=0.9', 'zh-TW,zh;q=0.9', 'ko-KR,ko;q=0.9'] as const;
/** Of honest browsers so many come over a search page. */
const searchShare = 0.08;

function newDevice(run: Run, own: Random): string {
  return deviceName(run.seed, mix(own.a, own.b), own.c);
}

function show(
  run: Run,
  build: Build,
  own: Random,
  more: {
    readonly timeMs: number;
    readonly language: string;
    readonly device: string | undefined;
  },
): Omit<Connection, 'ip'> {
  const app = isApp(build.platform);
  const { timeMs, language } = more;
  // The app never comes without the id of its installation.
  const device = more.device ?? (app ? newDevice(run, own) : undefined);
  return {
    userAgent: userAgentAt(build, timeMs),
    channel: app ? 'app' : 'web',
    ...(app && chance(own, 0.5) ? {} : { language }),
    ...(device === undefined ? {} : { device }),
    ...(!app && chance(own, searchShare) ? { referrer: 'https://www.google.com/' } : {}),
  };
}

/** A handful of machines for the whole campaign, some of them seldom updated. */
export function ownMachines(run: Run, random: Random, foreignShare: number): Machine {
  const language = pick(random, chance(random, foreignShare) ? foreign : homely);
  const device = deviceName(run.seed, mix(random.a, random.b), random.c);
  const policy = pick(random, ['none', 'one', 'each', 'each'] as const);
  const builds = Array.from({ length: integer(random, 1, 5) }, () => ({
    ...drawBuild(random, chance(random, 0.15)),
    lagDays: between(random, 0, 60),
  }));
  return (_victim, own) => {
    const fresh = policy === 'each' ? newDevice(run, own) : undefined;
    const shown = policy === 'one' ? device : fresh;
    return show(run, pick(own, builds), own, { timeMs: run.nowMs, language, device: shown });
  };
}

/** Another machine for every victim, as an anti-detection browser makes them up and keeps them. */
export function freshMachines(run: Run, random: Random): Machine {
  const phoneShare = between(random, 0, 0.8);
  const noDevice = between(random, 0, 0.25);
  const key = integer(random, 0, 1e9);
  return (victim) => {
    const own = stream(key, 'machine', victim.index);
    const build = drawBuild(own, chance(own, phoneShare));
    const device = chance(own, noDevice) ? undefined : newDevice(run, own);
    const language = pick(own, homely);
    return show(run, build, own, { timeMs: run.nowMs, language, device });
  };
}

/** The victim's computer as a stealer's log describes it, days or weeks old. */
export function copiedMachine(run: Run, random: Random): Machine {
  const staleDays = between(random, 0, 30);
  const policy = pick(random, ['none', 'each', 'each'] as const);
  const key = integer(random, 0, 1e9);
  return (victim) => {
    const own = stream(key, 'machine', victim.index);
    const device = policy === 'each' ? newDevice(run, own) : undefined;
    const timeMs = run.nowMs - staleDays * dayMs;
    return show(run, buildOf(run, victim, false), own, {
      timeMs,
      language: victim.language,
      device,
    });
  };
}
