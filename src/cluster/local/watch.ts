// Watches a local cluster: which worker owns what, and when a shard is answered again.
import { setTimeout as pause } from 'node:timers/promises';
import { shardOf } from '../../core/lib/shard-of.ts';
import { inWorld } from '../../core/state/recall.ts';
import { createCaller } from '../../serve/http-caller.ts';
import type { LocalCluster } from './local-cluster.ts';
import type { RoleProcess } from './role-process.ts';

export interface Answering {
  readonly shard: number;
  readonly ms: number;
}

const againMs = 20;
const waitMsMax = 60_000;

/** The shards of which this worker, of all of them, has last said that it owns them. */
export function shardsOwnedBy(
  worker: RoleProcess,
  workers: readonly RoleProcess[],
  shards: number,
): readonly number[] {
  return Array.from({ length: shards }, (_, shard) => shard).filter((shard) => {
    const own = epochOf(worker, shard);
    return own > 0 && workers.every((other) => epochOf(other, shard) <= own);
  });
}

function epochOf({ said }: RoleProcess, shard: number): number {
  const pattern = new RegExp(`owns shard ${shard} of epoch (\\d+)`);
  return said.reduce((latest, line) => Math.max(latest, Number(pattern.exec(line)?.[1] ?? 0)), 0);
}

/** Asks each shard for an account of its own, which nobody has, until it answers that. */
export async function untilAnswering(
  { gateways, key, shards }: LocalCluster,
  asked: readonly number[],
): Promise<readonly Answering[]> {
  const beganMs = performance.now();
  const caller = createCaller(gateways[0]!.url);
  async function until(shard: number): Promise<Answering> {
    const path = `/v1/accounts/${accountOf(shard, shards)}`;
    while (performance.now() - beganMs < waitMsMax) {
      const { status } = await caller.get(path, key).catch(() => ({ status: 0 }));
      if (status === 404) break;
      await pause(againMs);
    }
    return { shard, ms: Math.round(performance.now() - beganMs) };
  }
  try {
    return await Promise.all(asked.map(until));
  } finally {
    caller.close();
  }
}

/** A name that no account has, of those that belong to the shard. */
function accountOf(shard: number, shards: number): string {
  for (let nth = 0; ; nth += 1)
    if (shardOf(inWorld('*', `nobody-${nth}`), shards) === shard) return `nobody-${nth}`;
}
