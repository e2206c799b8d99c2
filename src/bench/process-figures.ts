// What the kernel counts for a process: CPU time of all its threads, and its resident memory.
import { readFileSync } from 'node:fs';

/** `USER_HZ` as every Linux build of the last twenty years reports it to programs. */
const ticksPerSecond = 100;

/** User and system seconds; NaN where there is no /proc. */
export function cpuSecondsOf(pid: number): number {
  const text = readProc(pid, 'stat');
  // The name in parentheses may hold spaces: fields are counted from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

export interface Resident {
  /** MiB of heap, stacks and buffers. */
  readonly own: number;
  /** MiB of mapped files, the state store among them: the kernel takes them back when it likes. */
  readonly mapped: number;
}

export function residentOf(pid: number): Resident {
  const text = readProc(pid, 'status');
  const mebibytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) / 1024;
  return { own: mebibytes('RssAnon'), mapped: mebibytes('RssFile') + mebibytes('RssShmem') };
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
