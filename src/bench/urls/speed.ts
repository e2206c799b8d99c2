// How many URLs one core judges in a second, with a memory that is full of what the lists confirmed.
import { createUrlJudge } from '../../intel/url/default-judge.ts';
import { teachUrl } from '../../intel/url/teach-url.ts';
import { weighUrl } from '../../intel/url/weigh-url.ts';

export interface UrlSpeed {
  readonly mixedPerSecond: number;
  readonly phishingPerSecond: number;
}

const honestToOne = 4;
/** Long enough that compiling and collecting are in it as they are in a long run. */
const secondsMeasured = 3;
const batch = 1_000;

export function measureSpeed(phishing: readonly string[], honest: readonly string[]): UrlSpeed {
  const judge = createUrlJudge();
  const timeMs = Date.UTC(2025, 7, 1);
  for (const url of phishing) teachUrl(judge, url, { brand: 'SBI証券', timeMs, teacher: 'list' });
  const mixed = phishing.flatMap((url, at) => [
    url,
    ...Array.from(
      { length: honestToOne },
      (_, next) => honest[(at * honestToOne + next) % honest.length]!,
    ),
  ]);
  const judgeOne = (url: string): void => void weighUrl(judge, url, timeMs);
  return {
    mixedPerSecond: rateOf(mixed, judgeOne),
    phishingPerSecond: rateOf(phishing, judgeOne),
  };
}

/** By processor time: others may be using the machine. */
function rateOf(urls: readonly string[], work: (url: string) => void): number {
  for (const url of urls) work(url);
  const start = process.cpuUsage();
  for (let done = 0; ; ) {
    for (const end = done + batch; done < end; done += 1) work(urls[done % urls.length]!);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    if (seconds >= secondsMeasured) return done / seconds;
  }
}
