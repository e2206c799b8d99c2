// NATS servers of one's own, for tests and trials: on loopback, in temporary folders, gone afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { endWithThis } from '../../engine/end-with-this.ts';
import { freePorts } from './free-ports.ts';

export interface LocalNatsServer {
  readonly name: string;
  readonly url: string;
  readonly pid: number | undefined;
  /** SIGKILL; what it stored stays. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  start(): Promise<void>;
}

export interface LocalNats {
  /** All servers, separated by commas. */
  readonly url: string;
  readonly servers: readonly LocalNatsServer[];
  stop(): Promise<void>;
}

/** On the path, or where Debian puts it. */
function findBinary(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path));
}

function serverOf(binary: string, name: string, args: readonly string[], port: number) {
  let child: ChildProcess | undefined;
  const url = `nats://127.0.0.1:${port}`;
  return {
    name,
    url,
    get pid() {
      return child?.pid;
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    signal(signal: NodeJS.Signals) {
      child?.kill(signal);
    },
    async start() {
      child = endWithThis(spawn(binary, args, { stdio: 'ignore' }));
      await untilAnswering(url, child);
    },
  };
}

const startMsMax = 20_000;
const pauseMs = 50;

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (let waitedMs = 0; waitedMs < startMsMax && child.exitCode === null; waitedMs += pauseMs) {
    const connection = await connect({ servers: url, reconnect: false }).catch(() => undefined);
    if (connection) {
      await connection.close();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error('nats-server does not answer');
}

/** One server, or three that replicate; nothing where none is installed. */
export async function startNats(count: 1 | 3 = 1): Promise<LocalNats | undefined> {
  const binary = findBinary();
  if (!binary) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-nats-'));
  const ports = await freePorts(count * 2);
  const routes = ports.slice(count).map((port) => `nats-route://127.0.0.1:${port}`);
  const servers = Array.from({ length: count }, (_, place) => {
    const name = `n${place}`;
    const args = ['-js', '-n', name, '-sd', join(directory, name), '-a', '127.0.0.1'];
    args.push('-p', String(ports[place]));
    if (count > 1)
      args.push(
        // Clients know the addresses they were given, and no way around what stands before them.
        ...['--cluster_name', 'local', '--cluster', routes[place]!, '--no_advertise'],
        ...['--routes', routes.join(',')],
      );
    return serverOf(binary, name, args, ports[place]!);
  });
  const stop = async (): Promise<void> => {
    for (const server of servers) await server.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await Promise.all(servers.map((server) => server.start()));
    const url = servers.map((server) => server.url).join(',');
    if (count > 1) await untilReplicating(url);
    return { url, servers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A leader of JetStream is chosen some seconds after the servers have found each other. */
async function untilReplicating(url: string): Promise<void> {
  const { jetstreamManager } = await import('@nats-io/jetstream');
  const connection = await connect({ servers: url.split(',') });
  try {
    for (let waitedMs = 0; waitedMs < startMsMax; waitedMs += pauseMs) {
      const manager = await jetstreamManager(connection, { timeout: 1_000 }).catch(() => undefined);
      const made = await manager?.streams
        .add({ name: 'PROBE', subjects: ['probe'], num_replicas: 3 })
        .catch(() => undefined);
      if (made) {
        await manager?.streams.delete('PROBE');
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    throw new Error('the servers do not replicate');
  } finally {
    await connection.close();
  }
}
