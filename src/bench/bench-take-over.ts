// How long a large shard is without an answer when its owner is killed.
import { setTimeout as pause } from 'node:timers/promises';
import { type LocalCluster, startLocalCluster } from '../cluster/local/local-cluster.ts';
import { shardsOwnedBy, untilAnswering } from '../cluster/local/watch.ts';
import { stream } from '../simulator/random.ts';
import { fillOver } from './cluster/fill-over.ts';
import type { BenchContext } from './context.ts';
import { spreadOf, textOfSpread } from './figures/spread.ts';
import { createCustomers } from './population/customers.ts';
import { historyOf } from './population/history.ts';
import type { Report } from './report.ts';

/** A shard of a cluster of 15 million accounts and fifty shards. */
const accounts = 300_000;
const kills = 3;
const pastMs = 15 * 60_000;
/** For the next owner to have the state that the last one wrote, and the shard to stay where it is. */
const settleMs = 30_000;
/** Requests of a moment that are not in any checkpoint when the owner dies. */
const tailAccounts = 1_000;
const readyMsMax = 60_000;
const targetMs = 5_000;

export async function benchTakeOver(context: BenchContext): Promise<Report> {
  const cluster = await startLocalCluster({
    directory: context.folder('take-over'),
    ...{ gateways: 1, workers: 2, projectors: 0, shards: 1, servers: 3 },
  });
  try {
    return await measure(cluster, context);
  } finally {
    await cluster.stop();
  }
}

async function measure(cluster: LocalCluster, { say }: BenchContext): Promise<Report> {
  const url = cluster.gateways[0]!.url;
  const endMs = Date.now() - pastMs;
  const beganMs = performance.now();
  // One body after the other: as fast as it goes, a checkpoint is larger than any in service.
  const events = await fillOver(url, cluster.key, everybodyOnce(endMs), 1);
  const fillSeconds = (performance.now() - beganMs) / 1000;
  say(`take-over: ${events} events of ${accounts} accounts in ${fillSeconds.toFixed(0)} s`);
  const waitedMs: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(settleMs);
    await fillOver(url, cluster.key, tailOf(kill, endMs));
    const owner = cluster.workers.find(
      (worker) => shardsOwnedBy(worker, cluster.workers, 1).length > 0,
    )!;
    await owner.kill();
    const [answering] = await untilAnswering(cluster, [0]);
    waitedMs.push(answering!.ms);
    say(`take-over: ${owner.name} killed, answered again after ${answering!.ms} ms`);
    owner.start();
    await owner.heard(/journals of/, readyMsMax);
  }
  const spread = spreadOf(waitedMs);
  return {
    name: 'take-over',
    lines: [
      {
        what: `a shard of ${accounts} accounts answered again after kill -9 of its owner, ms`,
        figure: textOfSpread(spread, 0),
        target: String(targetMs),
        met: spread.max <= targetMs,
      },
      { what: 'events in its journal', figure: String(events) },
    ],
    figures: { waitedMs, events, fillSeconds },
  };
}

/** Holdings and a log-in of every account, the instruments before them. */
function* everybodyOnce(endMs: number): Generator<string> {
  const customers = createCustomers();
  const beginMs = endMs - accounts;
  let ids = 0;
  const write = (event: object): string =>
    JSON.stringify({ id: `t-${(ids++).toString(36)}`, ...event });
  for (const facts of customers.instruments(beginMs)) yield write(facts);
  for (let index = 0; index < accounts; index += 1) {
    const person = customers.person(index);
    const random = stream(1, 'take-over', index);
    yield write(customers.holdings(person, beginMs + index));
    yield write(customers.login(person, `ts-${index}`, beginMs + index, random));
  }
}

function* tailOf(kill: number, endMs: number): Generator<string> {
  const prefix = `{"id":"k${kill}-`;
  for (const text of historyOf({ accounts: tailAccounts, endMs }))
    yield text.replace('{"id":"', prefix);
}
