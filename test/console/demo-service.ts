// The demo as a process of its own, on a free port, with its simulated world played to the end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../service.ts';

export interface DemoService {
  /** `http://localhost:…`, where passkeys work. */
  readonly origin: string;
  stop(): Promise<void>;
}

export interface DemoOptions {
  readonly directory: string;
  /** As many as the demo itself has unless given: fewer play sooner. */
  readonly accounts?: number;
}

const isUp = /^Still up at (http:\S+?)\/console\//m;

export async function startDemo({ directory, accounts }: DemoOptions): Promise<DemoService> {
  const args = ['demo', '--port', '0', '--data', directory];
  if (accounts) args.push('--accounts', String(accounts));
  return run(args, isUp);
}

async function run(args: readonly string[], ready: RegExp): Promise<DemoService> {
  const program = ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts')];
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = once(child, 'close');
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      const found = ready.exec(said);
      if (found) resolve(found[1]!);
    });
    child.on('close', (status) => reject(new Error(`ended with ${status}: ${said}`)));
  });
  const finish = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await end;
  };
  return {
    origin,
    stop: () => finish('SIGTERM'),
  };
}
