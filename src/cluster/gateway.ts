// The role `gateway`: the HTTP interface over the shards. It keeps nothing; any number of them may run.
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createHttp } from '../edge/http/create-http.ts';
import type { TlsFiles } from '../edge/http/tls.ts';
import { loadKeys } from '../engine/keys.ts';
import { openProjection } from '../engine/projection/projection.ts';
import { createReadModel } from '../engine/projection/read-model.ts';
import { createClusterClient, type ReadModel } from './client/cluster-client.ts';
import { readSettings } from './cluster-settings.ts';
import type { Cluster } from './connect.ts';
import { patiently } from './patiently.ts';

export interface GatewayOptions {
  readonly cluster: Cluster;
  /** Holds `keys.json`: the same file at every gateway. */
  readonly directory: string;
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL URL; without one, lists of cases and alerts are not answered. */
  readonly database?: string;
  readonly answerMsMax?: number;
  readonly tls?: TlsFiles;
  readonly log: (message: string) => void;
}

export interface RunningGateway {
  readonly url: string;
  stop(): Promise<void>;
}

const againMs = 500;

export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { cluster, directory, host, port, tls, log } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { shards, simulated } = await begunSettings(cluster, log);
  const engine = createClusterClient({
    cluster,
    shards,
    readModel: readModelOf(options.database),
    answerMsMax: options.answerMsMax,
  });
  const http = createHttp({
    ...{ engine, keys: loadKeys(directory), tls },
    demo: simulated,
    demoFirm: '*',
    report: (error) => log(`http: ${(error as Error).message}`),
  });
  await http.listen({ host, port });
  const { port: portNow } = http.server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `${tls ? 'https' : 'http'}://${name}:${portNow}`,
    stop: () => http.close(),
  };
}

/** The first worker begins the cluster; until then nobody knows how many shards there are. */
export async function begunSettings(cluster: Cluster, log: (message: string) => void) {
  for (let isSaid = false; ; isSaid = true) {
    const settings = await patiently(() => readSettings(cluster));
    if (settings) return settings;
    if (!isSaid) log('waits for a worker to begin the cluster');
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

function readModelOf(database: string | undefined): ReadModel | undefined {
  if (!database) return undefined;
  const projection = openProjection({ kind: 'postgres', url: database, isShared: true });
  return { ...createReadModel(projection), close: () => projection.close() };
}
