// A whole cluster on this machine, of installed binaries and real processes: three NATS servers,
// PostgreSQL, gateways, workers and projectors, each ended by its id.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addKey } from '../../engine/keys.ts';
import { type LocalPostgres, startLocalPostgres } from '../../engine/projection/local-postgres.ts';
import { freePorts } from './free-ports.ts';
import { type LocalNats, startNats } from './nats-servers.ts';
import { createRoleProcess, type RoleProcess } from './role-process.ts';

export interface LocalClusterOptions {
  /** Everything but the servers' own data is kept here. */
  readonly directory: string;
  readonly gateways: number;
  readonly workers: number;
  readonly projectors: number;
  readonly shards: number;
  /** Three NATS servers that replicate, or one. */
  readonly servers: 1 | 3;
  /** The events tell the time, and gateways answer without a key. */
  readonly simulated?: boolean;
  readonly policyFile?: string;
  /** Whose key is made; every firm's where absent. */
  readonly firm?: string;
  /** What workers connect to, where something stands between them and the servers. */
  readonly workerUrl?: (natsUrl: string, worker: number) => Promise<string>;
  readonly onLine?: (name: string, line: string) => void;
}

export interface Gateway extends RoleProcess {
  readonly url: string;
}

export const parts = ['gateways', 'workers', 'projectors', 'nats', 'postgres'] as const;
export type Part = (typeof parts)[number];

export interface LocalCluster {
  readonly nats: LocalNats;
  readonly postgres: LocalPostgres | undefined;
  readonly gateways: readonly Gateway[];
  readonly workers: readonly RoleProcess[];
  readonly projectors: readonly RoleProcess[];
  readonly shards: number;
  /** Of the firm asked for, or for every firm. */
  readonly key: string;
  /** Every process of the cluster by what it is, with those of NATS and PostgreSQL. */
  pids(): Readonly<Record<Part, readonly number[]>>;
  stop(): Promise<void>;
}

/** What is missing on this machine, as Debian's packages are called; empty where nothing is. */
export class MissingServers extends Error {}

const readyMsMax = 60_000;

export async function startLocalCluster(options: LocalClusterOptions): Promise<LocalCluster> {
  const [nats, postgres] = await Promise.all([
    startNats(options.servers),
    options.projectors > 0 ? startLocalPostgres() : undefined,
  ]);
  const missing = [
    ...(nats ? [] : ['nats-server']),
    ...(postgres || options.projectors === 0 ? [] : ['postgresql']),
  ];
  if (!nats || missing.length > 0) {
    await Promise.all([nats?.stop(), postgres?.stop()]);
    throw new MissingServers(`not installed here: apt-get install ${missing.join(' ')}`);
  }
  const roles = await createRoles(options, nats, postgres);
  const all = [...roles.workers, ...roles.gateways, ...roles.projectors];

  async function stop(): Promise<void> {
    await Promise.all(roles.gateways.map((one) => one.stop()));
    await Promise.all(all.map((one) => one.stop()));
    await Promise.all([nats?.stop(), postgres?.stop()]);
  }

  try {
    await startRoles(roles);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    nats,
    postgres,
    ...roles,
    shards: options.shards,
    pids: () => ({
      gateways: pidsOf(roles.gateways),
      workers: pidsOf(roles.workers),
      projectors: pidsOf(roles.projectors),
      nats: pidsOf(nats.servers),
      postgres: pidsOf(postgres ? [postgres] : []),
    }),
    stop,
  };
}

function pidsOf(all: readonly { readonly pid: number | undefined }[]): readonly number[] {
  return all.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
}

type Roles = Pick<LocalCluster, 'gateways' | 'workers' | 'projectors' | 'key'>;

async function createRoles(
  options: LocalClusterOptions,
  nats: LocalNats,
  postgres: LocalPostgres | undefined,
): Promise<Roles> {
  const { directory, shards, servers, policyFile, onLine } = options;
  const keys = join(directory, 'gateway');
  mkdirSync(keys, { recursive: true });
  const key = await addKey(keys, options.firm ?? '*');
  const ports = await freePorts(options.gateways);
  const simulated = options.simulated ? ['--simulated'] : [];
  const database = postgres ? ['--database', postgres.url] : [];

  function role(kind: string, nth: number, url: string, args: readonly string[]): RoleProcess {
    const name = `${kind}-${nth + 1}`;
    const common = ['serve', '--role', kind, '--cluster', url];
    return createRoleProcess(name, [...common, ...args], (line) => onLine?.(name, line));
  }

  function each<Made>(count: number, make: (nth: number) => Made): readonly Made[] {
    return Array.from({ length: count }, (_, nth) => make(nth));
  }

  const urls = await Promise.all(
    each(options.workers, (nth) => options.workerUrl?.(nats.url, nth) ?? nats.url),
  );
  return {
    key,
    workers: each(options.workers, (nth) =>
      role('worker', nth, urls[nth]!, [
        ...['--shards', String(shards), '--replicas', String(servers)],
        ...['--data', join(directory, `worker-${nth + 1}`), '--worker', `worker-${nth + 1}`],
        ...simulated,
        ...(policyFile ? ['--policy', policyFile] : []),
      ]),
    ),
    gateways: each(options.gateways, (nth) => {
      const place = ['--data', keys, '--host', '127.0.0.1', '--port', String(ports[nth])];
      const url = `http://127.0.0.1:${ports[nth]}`;
      const started = role('gateway', nth, nats.url, [...place, ...database]);
      // Not spread: whether it lives is asked each time.
      return Object.assign(started, { url });
    }),
    projectors: each(options.projectors, (nth) => role('projector', nth, nats.url, database)),
  };
}

async function startRoles({ workers, gateways, projectors }: Roles): Promise<void> {
  // The first worker begins the cluster with its settings; gateways and projectors read them.
  for (const worker of workers) worker.start();
  await Promise.race(workers.map((worker) => worker.heard(/owns shard/, readyMsMax)));
  for (const one of [...gateways, ...projectors]) one.start();
  await Promise.all(gateways.map((gateway) => gateway.heard(/^listening on /, readyMsMax)));
}
