// Keeps a second process, or a second opening by this one, out of a journal's directory.
//
// A holder is a file whose name says who holds: nothing needs to be written into it, so it is there
// whole or not at all. Whoever wants the lock first makes its own file and then looks at the others:
// of two that start at once at least one sees the other and yields.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { writeError } from './disk-error.ts';
import { JournalError } from './journal-error.ts';

const PREFIX = 'lock';

interface Holder {
  readonly pid: number;
  /** Boot and start tick of the process: a process id alone is soon given to another process. */
  readonly start: string;
  readonly host: string;
}

/** Empty where the system does not tell (it does on Linux): then the process id alone counts. */
function processStart(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22 of proc(5), counted behind the command, which may hold blanks.
    return `${boot}-${status.slice(status.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}

function nameOf(holder: Holder): string {
  return `${PREFIX}.${holder.pid}.${holder.start}.${holder.host}`;
}

function holderOf(name: string): Holder | undefined {
  const [prefix, pid, start, ...host] = name.split('.');
  if (prefix !== PREFIX || start === undefined) return undefined;
  return { pid: Number(pid), start, host: host.join('.') };
}

function doesProcessExist(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Holders on other hosts cannot be asked: they count as alive until someone removes their file. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (!doesProcessExist(holder.pid)) return false;
  const start = processStart(holder.pid);
  return start === holder.start || start === '' || holder.start === '';
}

function lockedBy(holder: Holder): JournalError {
  return new JournalError('locked', { pid: holder.pid, host: holder.host });
}

/** Removes what dead holders left; throws `locked` if another one is alive. */
async function clearOthers(disk: Disk, directory: string, ownName: string): Promise<void> {
  for (const name of await disk.names(directory)) {
    const holder = holderOf(name);
    if (holder === undefined || name === ownName) continue;
    if (isAlive(holder)) throw lockedBy(holder);
    await disk.remove(join(directory, name)).catch((error: NodeJS.ErrnoException) => {
      // Another process that starts now may have removed it first.
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

/**
 * Takes the directory, also from a process that died; the returned function gives it back. A thread of
 * this very process that died leaves a lock that looks alive: `takesOver` says that it is gone.
 */
export async function lockDirectory(
  disk: Disk,
  directory: string,
  takesOver = false,
): Promise<() => Promise<void>> {
  const own = { pid: process.pid, start: processStart(process.pid), host: hostname() };
  const path = join(directory, nameOf(own));
  const created = await disk.open(path, 'create').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw writeError(error);
    if (!takesOver) throw lockedBy(own);
  });
  await created?.close();
  try {
    await clearOthers(disk, directory, nameOf(own));
  } catch (error) {
    await disk.remove(path);
    throw error;
  }
  return () => disk.remove(path);
}
