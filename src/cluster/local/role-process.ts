// One process of this program on this machine: started, listened to, ended by its id, started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithThis } from '../../engine/end-with-this.ts';

export interface RoleProcess {
  readonly name: string;
  readonly pid: number | undefined;
  readonly isAlive: boolean;
  /** The last lines of what it has said, in all its lives. */
  readonly said: readonly string[];
  start(): void;
  /** The first line of this life that matches, said already or yet to be said. */
  heard(pattern: RegExp, waitMsMax: number): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL where it does not end; the exit status. */
  stop(): Promise<number | null>;
}

/** It runs in the same process as the Node that it begins. */
const program = fileURLToPath(new URL('../../../bin/sekisho', import.meta.url));
const linesMax = 1_000;
const stopMsMax = 20_000;

/** Not started yet. What it says goes to `onLine` as well. */
export function createRoleProcess(
  name: string,
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
): RoleProcess {
  const said: string[] = [];
  let listeners: ((line: string) => void)[] = [];
  let child: ChildProcess | undefined;
  let firstLine = 0;

  function take(line: string): void {
    if (said.length >= linesMax) {
      said.shift();
      firstLine = Math.max(0, firstLine - 1);
    }
    said.push(line);
    onLine(line);
    for (const listener of [...listeners]) listener(line);
  }

  function isAlive(): boolean {
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || !isAlive()) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child?.kill('SIGKILL'), stopMsMax);
    await ended;
    clearTimeout(timer);
    return child.exitCode;
  }

  return {
    name,
    said,
    get pid() {
      return child?.pid;
    },
    get isAlive() {
      return isAlive();
    },
    start() {
      firstLine = said.length;
      const stdio = ['ignore', 'ignore', 'pipe'] as const;
      child = endWithThis(spawn(program, args, { stdio: [...stdio] }));
      createInterface({ input: child.stderr! }).on('line', take);
    },
    heard(pattern, waitMsMax) {
      return new Promise((resolve, reject) => {
        const settle = (): void => {
          clearTimeout(timer);
          child?.off('exit', onExit);
          listeners = listeners.filter((one) => one !== listener);
        };
        const fail = (what: string): void => {
          settle();
          reject(new Error(`${name} ${what}: ${said.slice(-10).join(' / ')}`));
        };
        const onExit = (): void => fail('ended');
        const timer = setTimeout(() => fail(`did not say ${pattern}`), waitMsMax);
        const listener = (line: string): void => {
          const found = pattern.exec(line);
          if (!found) return;
          settle();
          resolve(found);
        };
        listeners.push(listener);
        child?.once('exit', onExit);
        for (const line of said.slice(firstLine)) listener(line);
      });
    },
    signal: (signal) => void child?.kill(signal),
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}
