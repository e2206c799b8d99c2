// CPU time of processes with all that they have started: PostgreSQL has a process to a connection.
import { readdirSync, readFileSync } from 'node:fs';

/** `USER_HZ`, as in process-figures.ts. */
const ticksPerSecond = 100;

interface Stat {
  readonly parent: number;
  /** Its own, and of children that have ended. */
  readonly seconds: number;
}

/** User and system seconds of these and of every descendant, ended ones with them. */
export function treeCpuSeconds(roots: readonly number[]): number {
  const all = readAll();
  const isOurs = (pid: number): boolean => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (roots.includes(at)) return true;
    return false;
  };
  let sum = 0;
  for (const [pid, { seconds }] of all) if (isOurs(pid)) sum += seconds;
  return sum;
}

function readAll(): ReadonlyMap<number, Stat> {
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = new Map<number, Stat>();
  for (const name of names) {
    const text = readStat(name);
    if (text === '') continue;
    // The name in parentheses may hold spaces: fields are counted from behind it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    const ticks = fields.slice(11, 15).reduce((sum, part) => sum + part, 0);
    found.set(Number(name), { parent, seconds: ticks / ticksPerSecond });
  }
  return found;
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
