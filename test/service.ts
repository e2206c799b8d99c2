// The service as a process of its own, for tests: on a free port, over a directory, ended by its id.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A test's context, or whatever else runs what is given to it at its end. */
export interface Ending {
  after(end: () => Promise<unknown>): void;
}

export const root = join(import.meta.dirname, '..');
const program = ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts')];

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command to its end. */
export async function sekisho(args: readonly string[], cwd = root): Promise<Run> {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout = textOf(child.stdout);
  const stderr = textOf(child.stderr);
  await once(child, 'close');
  return { status: child.exitCode, stdout: stdout(), stderr: stderr() };
}

export interface Service {
  readonly url: string;
  /** What it has said so far. */
  stderr(): string;
  /** SIGTERM: finishes what it was asked and writes a last checkpoint; the exit status. */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>;
}

/** A service that is killed with the test if it is still there; rejects with what it said. */
export async function startService(
  t: Ending,
  directory: string,
  args: readonly string[] = [],
): Promise<Service> {
  const child = spawn(
    process.execPath,
    [...program, 'serve', '--data', directory, '--port', '0', ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const end = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await end;
  };
  t.after(kill);
  const stderr = textOf(child.stderr!);
  const url = await addressOf(child, stderr);
  return {
    url,
    stderr,
    kill,
    async stop() {
      child.kill('SIGTERM');
      await end;
      return child.exitCode;
    },
  };
}

async function addressOf(child: ChildProcess, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', () => {
      const found = /^listening on (http\S+)$/m.exec(stderr());
      if (found) resolve(found[1]!);
    });
    child.on('close', (status) => reject(new Error(`ended with ${status}: ${stderr()}`)));
  });
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return () => text;
}

/** A folder under the system's temporary one, removed after the test. */
export async function temporaryFolder(t: Ending): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-test-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
