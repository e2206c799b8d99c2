// The demo as a process of its own, on a free port, with its simulated world played to the end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../service.ts';

export interface DemoService {
  /** `http://localhost:…`, where passkeys work. */
  readonly origin: string;
  readonly setUpLink: string;
  stop(): Promise<void>;
  /** Ends it at once and starts it anew on the same port and data, as a crash would. */
  kill(): Promise<void>;
}

export interface DemoOptions {
  readonly directory: string;
  readonly accounts: number;
  /** Rows are not needed by every test: whether to wait until the whole world has been played. */
  readonly isPlayed?: boolean;
}

const isUp = /^Still up at (http:\S+?)\/console\//m;
const isBegun = /^Sekisho with SIMULATED .*?(http:\S+?)\/console\//m;
const link = /(http:\S+\/console\/enter#\S+)/;

export async function startDemo(options: DemoOptions): Promise<DemoService> {
  const { directory, accounts, isPlayed = true } = options;
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts'), 'demo'];
  args.push('--port', '0', '--accounts', String(accounts), '--data', directory);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const end = once(child, 'close');
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      const found = (isPlayed ? isUp : isBegun).exec(said);
      if (found) resolve(found[1]!);
    });
    child.on('close', (status) => reject(new Error(`demo ended with ${status}: ${said}`)));
  });
  const finish = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await end;
  };
  return {
    origin,
    setUpLink: link.exec(said)?.[1] ?? '',
    stop: () => finish('SIGTERM'),
    kill: () => finish('SIGKILL'),
  };
}
