// Lets the thread that calls it give way to the others of the process: what is written behind an
// answer must not delay the next one, also where threads are more than cores.
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

export function giveWay(): void {
  try {
    // Linux ranks threads, not processes: "<process>/task/<thread>".
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // On another system, or where it is forbidden, all threads are alike.
  }
}
