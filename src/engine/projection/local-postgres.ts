// A PostgreSQL server of one's own for tests and trials: on loopback, in a temporary folder, gone afterwards.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { endWithThis } from '../end-with-this.ts';

export interface LocalPostgres {
  readonly url: string;
  readonly pid: number | undefined;
  /** SIGKILL of the server; its own children see it and end as well. */
  kill(): Promise<void>;
  /** Ends the server as a maintenance would; what it holds stays. */
  down(): Promise<void>;
  /** Starts it again at the same address. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** Where initdb and postgres stand: on the path, or where Debian puts them. */
function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/** PostgreSQL refuses to run as root. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Whether it answered before it ended. */
async function isAnswering(url: string, server: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 1200 && server.exitCode === null; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(50);
    }
  }
  return false;
}

/** What a server that was killed left behind may hold its memory for a moment longer. */
const startsMax = 20;
const startAgainMs = 250;

/** undefined where no server is installed. */
export async function startLocalPostgres(): Promise<LocalPostgres | undefined> {
  const binaries = findBinaries();
  if (binaries === undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-postgres-'));
  const user = otherUser();
  if (user) chownSync(directory, user.uid, user.gid);
  const options = { ...user, cwd: directory, stdio: 'ignore' as const };
  const data = join(directory, 'data');
  const port = await freePort();
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'sekisho', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const url = `postgres://sekisho@127.0.0.1:${port}/postgres`;
  const args = ['-D', data, '-p', String(port), '-k', directory];
  let server: ChildProcess | undefined;

  async function up(): Promise<void> {
    const command = [...args, '-c', 'listen_addresses=127.0.0.1'];
    for (let start = 0; start < startsMax; start += 1) {
      server = endWithThis(spawn(join(binaries!, 'postgres'), command, options), 'SIGQUIT');
      if (await isAnswering(url, server)) return;
      await pause(startAgainMs);
    }
    throw new Error('PostgreSQL did not start');
  }

  async function down(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGINT');
    await exited;
  }

  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  async function stop(): Promise<void> {
    await down();
    rmSync(directory, { recursive: true });
  }

  try {
    await up();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    get pid() {
      return server?.pid;
    },
    kill,
    down,
    up,
    stop,
  };
}
