// User agents as they were current in Japan from February to April 2025.
import { startOfDate } from '../calendar.ts';

const platforms = [
  'iphone-app',
  'android-app',
  'iphone-safari',
  'android-chrome',
  'windows-chrome',
  'windows-edge',
  'windows-firefox',
  'mac-safari',
  'mac-chrome',
] as const;
export type Platform = (typeof platforms)[number];

type Releases = readonly (readonly [number, string])[];

function releases(...rows: readonly (readonly [string, string])[]): Releases {
  return rows.map(([date, version]) => [startOfDate(date), version] as const);
}

/** Dates are the vendors' stable release dates. */
const chrome = releases(
  ['2024-12-03', '131'],
  ['2025-01-14', '132'],
  ['2025-02-04', '133'],
  ['2025-03-04', '134'],
  ['2025-04-01', '135'],
);
const edge = releases(
  ['2024-12-05', '131'],
  ['2025-01-17', '132'],
  ['2025-02-06', '133'],
  ['2025-03-06', '134'],
  ['2025-04-03', '135'],
);
const firefox = releases(
  ['2024-11-26', '133'],
  ['2025-01-07', '134'],
  ['2025-02-04', '135'],
  ['2025-03-04', '136'],
  ['2025-04-01', '137'],
);
const ios = releases(
  ['2024-12-11', '18.2'],
  ['2025-01-27', '18.3'],
  ['2025-02-10', '18.3.1'],
  ['2025-03-11', '18.3.2'],
  ['2025-03-31', '18.4'],
);
const app = releases(
  ['2024-12-10', '8.1.0'],
  ['2025-01-28', '8.2.0'],
  ['2025-02-25', '8.2.1'],
  ['2025-03-25', '8.3.0'],
);
/** Telephones that no longer follow: one in six iPhones. */
const oldIos = ['15.8.3', '16.7.10', '17.6.1', '17.7.2'] as const;
const androidModels = [
  ['13', 'SO-51C'],
  ['14', 'SC-51D'],
  ['14', 'SH-M24'],
  ['13', 'SH-51C'],
  ['14', 'Pixel 7a'],
  ['15', 'Pixel 8'],
  ['15', 'Pixel 9'],
  ['12', 'SOG04'],
  ['14', 'SCG22'],
  ['13', 'F-51C'],
  ['11', 'A002SH'],
  ['14', 'XIG05'],
] as const;

/** The version someone has who updates `lagDays` after a release. */
function versionAt(list: Releases, timeMs: number, lagDays: number): string {
  const at = timeMs - lagDays * 86_400_000;
  let found = list[0]![1];
  for (const [from, version] of list) if (from <= at) found = version;
  return found;
}

export interface Build {
  readonly platform: Platform;
  /** Days after a release until this machine has it. */
  readonly lagDays: number;
  /** In [0, 1): which model, and whether it is too old to follow. */
  readonly model: number;
}

function iosVersion(build: Build, timeMs: number): string {
  if (build.model < 1 / 6) return oldIos[Math.floor(build.model * 6 * oldIos.length)]!;
  return versionAt(ios, timeMs, build.lagDays);
}

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

function phoneAgent(build: Build, timeMs: number): string {
  const iosAt = iosVersion(build, timeMs);
  const [android, model] = androidModels[Math.floor(build.model * androidModels.length)]!;
  const appAt = versionAt(app, timeMs, build.lagDays);
  switch (build.platform) {
    case 'iphone-app':
      return `StockTrade/${appAt} (iPhone; iOS ${iosAt}; Scale/3.00)`;
    case 'android-app':
      return `StockTrade/${appAt} (Linux; Android ${android}; ${model})`;
    case 'iphone-safari': {
      const dashed = iosAt.replaceAll('.', '_');
      return `Mozilla/5.0 (iPhone; CPU iPhone OS ${dashed} like Mac OS X) ${webkit} Version/${iosAt} Mobile/15E148 Safari/604.1`;
    }
    default: {
      const version = versionAt(chrome, timeMs, build.lagDays);
      return `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/${version}.0.0.0 Mobile Safari/537.36`;
    }
  }
}

function isPhone(platform: Platform): boolean {
  return platform.startsWith('iphone') || platform.startsWith('android');
}

export function isApp(platform: Platform): boolean {
  return platform.endsWith('-app');
}

export function userAgentAt(build: Build, timeMs: number): string {
  if (isPhone(build.platform)) return phoneAgent(build, timeMs);
  const chromeAt = versionAt(chrome, timeMs, build.lagDays);
  switch (build.platform) {
    case 'windows-edge': {
      const edgeAt = versionAt(edge, timeMs, build.lagDays);
      return `${windows} ${blink} Chrome/${edgeAt}.0.0.0 Safari/537.36 Edg/${edgeAt}.0.0.0`;
    }
    case 'windows-firefox': {
      const firefoxAt = versionAt(firefox, timeMs, build.lagDays);
      return `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${firefoxAt}.0) Gecko/20100101 Firefox/${firefoxAt}.0`;
    }
    case 'mac-safari': {
      const safariAt = versionAt(ios, timeMs, build.lagDays);
      return `${mac} ${webkit} Version/${safariAt} Safari/605.1.15`;
    }
    default:
      return `${build.platform === 'mac-chrome' ? mac : windows} ${blink} Chrome/${chromeAt}.0.0.0 Safari/537.36`;
  }
}
