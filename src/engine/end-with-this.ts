// Child processes that do not outlive this one, however it ends, unless it is killed itself.
import type { ChildProcess } from 'node:child_process';

const living = new Map<ChildProcess, NodeJS.Signals>();

function endAll(): void {
  for (const [child, signal] of living) child.kill(signal);
}

/** One listener for all of them: a cluster on one machine has a dozen. */
export function endWithThis(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): ChildProcess {
  if (living.size === 0) process.on('exit', endAll);
  living.set(child, signal);
  child.once('exit', () => {
    living.delete(child);
    if (living.size === 0) process.off('exit', endAll);
  });
  return child;
}
