// Child processes of the benchmarks: started with their options, asked by messages, ended by id.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

const nodeFlags = ['--disable-warning=ExperimentalWarning'];

export interface Child {
  readonly pid: number;
  /** Sends a message and resolves with the next one that comes back. */
  ask<Answer>(message: unknown): Promise<Answer>;
  /** The next message, without asking. */
  next<Answer>(): Promise<Answer>;
  /** Ends it, if it has not ended, and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface ChildOptions {
  /** Pins the child to this core where the system has `taskset`. */
  readonly core?: number;
}

/** Starts a module of this folder or the program itself under this very Node. */
export function startChild(
  module: URL,
  args: readonly string[],
  options: ChildOptions = {},
): Child {
  const command = [process.execPath, ...nodeFlags];
  const pinned = options.core === undefined ? [] : ['taskset', '-c', String(options.core)];
  const [program, ...rest] = [...pinned, ...command, module.pathname, ...args];
  const spawnOptions: SpawnOptions = {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  };
  return wrap(endWithThis(spawn(program!, rest, spawnOptions)));
}

/** A child does not outlive this process, however it ends, unless it is killed itself. */
export function endWithThis(child: ChildProcess): ChildProcess {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

function wrap(child: ChildProcess): Child {
  const exited = once(child, 'exit');
  const died = exited.then(([code, signal]) => {
    throw new Error(`a child process ended early (${signal ?? code})`);
  });
  died.catch(() => {});

  function next<Answer>(): Promise<Answer> {
    const message = once(child, 'message').then(([value]) => value as Answer);
    return Promise.race([message, died]);
  }

  return {
    pid: child.pid!,
    ask<Answer>(message: unknown) {
      const answer = next<Answer>();
      child.send(message as object);
      return answer;
    },
    next,
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}
