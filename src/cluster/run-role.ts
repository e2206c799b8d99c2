// Runs the parts of a cluster that one process is to be: any of gateway, worker and projector, or all.
import type { TlsFiles } from '../edge/http/tls.ts';
import type { GivenSettings } from '../engine/settings.ts';
import type { GivenClusterSettings } from './cluster-settings.ts';
import { connectCluster } from './connect.ts';
import { begunSettings, startGateway } from './gateway.ts';
import { startProjector } from './projector.ts';
import { startWorker } from './worker.ts';

export const roles = ['gateway', 'worker', 'projector', 'all'] as const;
export type Role = (typeof roles)[number];

export interface RoleOptions {
  readonly role: Role;
  /** NATS servers, separated by commas. */
  readonly url: string;
  readonly directory: string;
  /** Unique in the cluster, and the same after a restart. */
  readonly worker: string;
  readonly given: GivenClusterSettings;
  readonly copies: number;
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly answerMsMax?: number;
  readonly tls?: TlsFiles;
  readonly settings: GivenSettings;
  readonly log: (message: string) => void;
}

export interface RunningRole {
  /** Of the gateway among them. */
  readonly url?: string;
  /** Resolves, with why, when the servers cannot be reached any more. */
  readonly givenUp: Promise<Error>;
  stop(): Promise<void>;
}

export async function runRole(options: RoleOptions): Promise<RunningRole> {
  const { role, url, worker, database, log } = options;
  const plays = (part: Role): boolean => role === part || role === 'all';
  const cluster = await connectCluster(url, `${worker} ${role}`, log);
  /** Ended in the other order: who takes requests goes first. */
  const running: { stop(): Promise<void> }[] = [];
  let gatewayUrl: string | undefined;
  try {
    if (plays('worker')) running.push(await startWorker({ ...options, cluster }));
    if (plays('projector') && database) {
      const { shards } = await begunSettings(cluster, log);
      running.push(await startProjector({ cluster, shards, database, log }));
    }
    if (plays('gateway')) {
      const gateway = await startGateway({ ...options, cluster });
      gatewayUrl = gateway.url;
      running.push(gateway);
    }
  } catch (error) {
    await cluster.close();
    throw error;
  }
  return {
    url: gatewayUrl,
    givenUp: cluster.connection
      .closed()
      .then((error) => (error instanceof Error ? error : new Error('the connection was closed'))),
    async stop() {
      for (const part of running.toReversed()) await part.stop();
      await cluster.close();
    },
  };
}
