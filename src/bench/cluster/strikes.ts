// Strikes against a running cluster: what is killed, stopped or cut off, and how it comes back.
import { setTimeout as pause } from 'node:timers/promises';
import { connectCluster } from '../../cluster/connect.ts';
import type { LocalCluster } from '../../cluster/local/local-cluster.ts';
import type { RoleProcess } from '../../cluster/local/role-process.ts';
import { shardsOwnedBy } from '../../cluster/local/watch.ts';
import { journalStream } from '../../cluster/names.ts';
import type { Proxies } from './proxies.ts';

export const strikeKinds = ['worker', 'leader', 'postgres', 'gateway', 'stopped', 'cut'] as const;
export type StrikeKind = (typeof strikeKinds)[number];

export interface Struck {
  readonly cluster: LocalCluster;
  /** Between the first worker and the servers. */
  readonly proxies?: Proxies;
}

/** Long enough for others to take its shards: twice the lease. */
const awayMs = 4_000;
const shortMs = 500;
const startMsMax = 60_000;

/** Strikes once, the `nth` time, and resolves when what was struck runs again. */
export const strikes: Readonly<Record<StrikeKind, (struck: Struck, nth: number) => Promise<void>>> =
  {
    async worker({ cluster }, nth) {
      const worker = cluster.workers[nth % cluster.workers.length]!;
      await worker.kill();
      await pause(awayMs);
      worker.start();
      await worker.heard(/journals of/, startMsMax);
    },

    async leader({ cluster }, nth) {
      const server = await leaderOf(cluster, nth % cluster.shards);
      await server.kill();
      await pause(awayMs);
      await server.start();
    },

    async postgres({ cluster }) {
      await cluster.postgres?.kill();
      await pause(shortMs);
      await cluster.postgres?.up();
    },

    async gateway({ cluster }, nth) {
      const gateway = cluster.gateways[nth % cluster.gateways.length]!;
      await gateway.kill();
      await pause(shortMs);
      gateway.start();
      await gateway.heard(/^listening on /, startMsMax);
    },

    async stopped({ cluster }, nth) {
      const { workers, shards } = cluster;
      const isOwner = (worker: RoleProcess): boolean =>
        shardsOwnedBy(worker, workers, shards).includes(nth % shards);
      const owner = workers.find(isOwner) ?? workers[0]!;
      owner.signal('SIGSTOP');
      await pause(awayMs);
      owner.signal('SIGCONT');
    },

    async cut({ proxies }) {
      proxies?.cut();
      await pause(awayMs);
      proxies?.mend();
    },
  };

/** The server that answers for the shard's stream. */
async function leaderOf({ nats }: LocalCluster, shard: number) {
  const connected = await connectCluster(nats.url, 'strike');
  const { cluster } = await connected.manager.streams.info(journalStream(shard));
  await connected.close();
  return nats.servers.find(({ name }) => name === cluster?.leader) ?? nats.servers[0]!;
}
