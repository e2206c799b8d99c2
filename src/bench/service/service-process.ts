// The service as its users start it: `sekisho serve` as a process of its own, ended by its id.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endWithThis } from '../child.ts';

const program = new URL('../../main.ts', import.meta.url).pathname;
const listening = /^listening on http:\/\/127\.0\.0\.1:(\d+)$/;

export interface ServiceProcess {
  readonly pid: number;
  readonly port: number;
  /** What it has said so far, line by line. */
  readonly said: readonly string[];
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export async function startService(directory: string): Promise<ServiceProcess> {
  const args = ['serve', '--data', directory, '--port', '0'];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  endWithThis(child);
  const said: string[] = [];
  const port = await portOf(child, said);
  return {
    pid: child.pid!,
    port,
    said,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

function portOf(child: ChildProcess, said: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr! }).on('line', (line) => {
      said.push(line);
      const found = listening.exec(line);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`serve ended (${code}): ${said.join(' / ')}`)));
  });
}
