// How much of the machine other work took while something was measured: figures that were disturbed
// say so, and are taken again where that helps.
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSecondsOf } from './process-figures.ts';

/** Cores of other work from which a run counts as disturbed. */
export const disturbedCores = 0.15;
const stepMs = 1_000;
/** Undisturbed runs without which all are counted, and said to be disturbed. */
const undisturbedMin = 3;

/** Busy seconds of all cores since the system started. */
function busySeconds(): number {
  let ms = 0;
  for (const { times } of cpus()) ms += times.user + times.nice + times.sys + times.irq;
  return ms / 1000;
}

function ownSeconds(pids: readonly number[]): number {
  const { user, system } = process.cpuUsage();
  return pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), (user + system) / 1e6);
}

/** Call the result when the run is over: cores that were busy with neither these processes nor this one. */
export function watchOthers(pids: readonly number[]): () => number {
  const startMs = performance.now();
  const busy = busySeconds();
  const own = ownSeconds(pids);
  return () => {
    const seconds = (performance.now() - startMs) / 1000;
    return Math.max(0, (busySeconds() - busy - (ownSeconds(pids) - own)) / seconds);
  };
}

/** Waits until nothing else, and nothing of what went before, uses the machine; at most so long. */
export async function waitForQuiet(secondsMax: number): Promise<void> {
  const endMs = performance.now() + secondsMax * 1000;
  while (performance.now() < endMs) {
    const others = watchOthers([]);
    await sleep(stepMs);
    if (others() < disturbedCores) return;
  }
}

/** The runs that count, and whether they were disturbed all the same. */
export function undisturbed<Run>(
  runs: readonly Run[],
  othersOf: (run: Run) => number,
): { readonly runs: readonly Run[]; readonly isDisturbed: boolean } {
  const quiet = runs.filter((run) => othersOf(run) < disturbedCores);
  return quiet.length >= undisturbedMin
    ? { runs: quiet, isDisturbed: false }
    : { runs, isDisturbed: true };
}

/** Runs until there are so many undisturbed ones, or three times as many altogether. */
export async function repeat<Run>(
  wanted: number,
  othersOf: (run: Run) => number,
  run: (nth: number) => Promise<Run>,
): Promise<{ readonly runs: readonly Run[]; readonly isDisturbed: boolean }> {
  const runs: Run[] = [];
  const quiet = () => runs.filter((one) => othersOf(one) < disturbedCores).length;
  while (quiet() < wanted && runs.length < wanted * 3) runs.push(await run(runs.length + 1));
  return undisturbed(runs, othersOf);
}

export function othersText(isDisturbed: boolean, cores: number): string {
  const text = `${cores.toFixed(2)} cores`;
  return isDisturbed ? `${text}: DISTURBED, take these figures again` : text;
}
