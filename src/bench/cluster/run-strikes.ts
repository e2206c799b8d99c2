// A cluster under load that is struck again and again, and looked through afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type LocalCluster, startLocalCluster } from '../../cluster/local/local-cluster.ts';
import { type AccountLoad, startAccountLoad } from './account-load.ts';
import { type Proxies, startProxies } from './proxies.ts';
import { untilListed } from './read-cases.ts';
import { type StrikeKind, strikes } from './strikes.ts';
import { type Verified, verifyStreams } from './verify-streams.ts';

export interface StrikePlan {
  readonly kinds: readonly StrikeKind[];
  readonly times: number;
  readonly accounts: number;
  readonly say: (message: string) => void;
  /** What the processes say. */
  readonly onLine?: (name: string, line: string) => void;
}

export interface StrikeOutcome {
  /** The longest that any request waited for its answer, a figure a strike. */
  readonly longestMs: Readonly<Partial<Record<StrikeKind, readonly number[]>>>;
  readonly verified: Verified;
  /** Requests that were sent again because no answer, or a refusal, came. */
  readonly repeats: number;
  /** Until the read model listed the cases that the streams hold, after the last strike. */
  readonly readModelMs: number;
  readonly findings: readonly string[];
}

const firm = 'north';
const gatewayCount = 2;
const workerCount = 3;
const shardCount = 3;
const quietMs = 2_000;
const settleMsMax = 60_000;
const listMsMax = 60_000;
const lookEveryMs = 100;
const pastMs = 3_600_000;

/** Rejects with MissingServers where nats-server or PostgreSQL is not installed. */
export async function runStrikes(plan: StrikePlan): Promise<StrikeOutcome> {
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-strikes-'));
  let proxies: Proxies | undefined;
  try {
    const cluster = await startLocalCluster({
      ...{ directory, firm, gateways: gatewayCount, workers: workerCount, shards: shardCount },
      ...{ projectors: 1, servers: 3, onLine: plan.onLine },
      async workerUrl(natsUrl, worker) {
        if (worker > 0) return natsUrl;
        proxies = await startProxies(natsUrl);
        return proxies.url;
      },
    });
    try {
      return await strikeAll(cluster, proxies, plan);
    } finally {
      await cluster.stop();
    }
  } finally {
    await proxies?.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function strikeAll(
  cluster: LocalCluster,
  proxies: Proxies | undefined,
  plan: StrikePlan,
): Promise<StrikeOutcome> {
  const gateways = cluster.gateways.map(({ url }) => url);
  const { key } = cluster;
  const load = startAccountLoad({
    ...{ gateways, key, run: 'k', accounts: plan.accounts },
    startMs: Date.now() - pastMs,
  });
  const longestMs: Partial<Record<StrikeKind, number[]>> = {};
  await settled(load, plan);
  for (let nth = 0; nth < plan.times; nth += 1)
    for (const kind of plan.kinds) {
      load.beginWatching();
      await strikes[kind]({ cluster, proxies }, nth);
      await settled(load, plan);
      const waitedMs = Math.round(load.longestMs);
      const figures = longestMs[kind] ?? [];
      figures.push(waitedMs);
      longestMs[kind] = figures;
      plan.say(`${kind} ${nth + 1}: answered again, the longest wait was ${waitedMs} ms`);
    }
  await load.stop();
  const gateway = gateways[0]!;
  const [natsUrl, shards] = [cluster.nats.url, cluster.shards];
  const verified = await verifyStreams({ natsUrl, shards, load, firm, gateway, key });
  const listed = await untilListed(gateway, key, verified.cases, listMsMax);
  const findings = [...load.findings, ...verified.findings, ...listed.findings];
  return { longestMs, verified, repeats: load.repeats, readModelMs: listed.ms, findings };
}

/** Every account has been answered again, and some time has passed. */
async function settled(load: AccountLoad, { accounts }: StrikePlan): Promise<void> {
  const before = new Map([...load.sent].map(([account, ids]) => [account, ids.length]));
  const endMs = Date.now() + settleMsMax;
  const isBehind = (): boolean =>
    load.sent.size < accounts ||
    [...load.sent].some(([account, ids]) => ids.length < (before.get(account) ?? 0) + 2);
  while (isBehind()) {
    if (Date.now() > endMs) throw new Error('some account is answered no more');
    await pause(lookEveryMs);
  }
  await pause(quietMs);
}
