// Looks through the streams of a cluster when a load is over: what was answered is there, once and in
// order, and one machine that folds the same streams comes to the same.

import { type Cluster, connectCluster } from '../../cluster/connect.ts';
import { openStreamReader } from '../../cluster/journal/stream-reader.ts';
import type { Effect } from '../../core/case/effect.ts';
import type { CaseRecord } from '../../core/case/record.ts';
import { timeMsOf } from '../../core/lib/time.ts';
import type { World } from '../../core/state/world.ts';
import { createFolder } from '../../engine/folder.ts';
import { readRecord } from '../../engine/journal-record.ts';
import { viewAccount } from '../../engine/views.ts';
import { createWorld, defaultLimits } from '../../engine/world/world.ts';
import { createCaller } from '../../serve/http-caller.ts';
import type { AccountLoad } from './account-load.ts';

export interface Verified {
  /** Records in all streams. */
  readonly records: number;
  readonly answered: number;
  /** Accounts whose state was compared with what their owner says. */
  readonly accounts: number;
  /** Latest line of each case. */
  readonly cases: ReadonlyMap<string, string>;
  /** What does not hold; empty where all does. */
  readonly findings: readonly string[];
}

export interface ToVerify {
  readonly natsUrl: string;
  readonly shards: number;
  readonly load: Pick<AccountLoad, 'answers' | 'sent' | 'prints' | 'reports'>;
  /** Whose accounts the load's are. */
  readonly firm: string;
  readonly gateway: string;
  readonly key: string;
}

const findingsMax = 50;

interface Looked {
  readonly findings: string[];
  /** Decision as journalled, by event id. */
  readonly decisions: Map<string, string>;
  /** Ids in the order of the stream, by account. */
  readonly order: Map<string, string[]>;
  readonly cases: Map<string, string>;
  /** Reports that no stream has had yet. */
  readonly reports: Set<string>;
}

export async function verifyStreams(asked: ToVerify): Promise<Verified> {
  const cluster = await connectCluster(asked.natsUrl, 'verify');
  const looked: Looked = {
    findings: [],
    decisions: new Map(),
    order: new Map(),
    cases: new Map(),
    reports: new Set(asked.load.reports),
  };
  let records = 0;
  let accounts = 0;
  try {
    for (let shard = 0; shard < asked.shards; shard += 1) {
      const folded = await foldShard(cluster, shard, asked, looked);
      records += folded.records;
      accounts += await compareAccounts(folded, asked, looked);
    }
  } finally {
    await cluster.close();
  }
  compareAnswers(asked, looked);
  if (looked.reports.size > 0) find(looked, `${looked.reports.size} reports are missing`);
  compareOrder(asked, looked);
  const { findings, cases } = looked;
  return { records, accounts, answered: asked.load.answers.size, cases, findings };
}

function find({ findings }: Looked, what: string): void {
  if (findings.length < findingsMax) findings.push(what);
}

interface Folded {
  readonly shard: number;
  readonly world: World<CaseRecord>;
  readonly accounts: ReadonlySet<string>;
  readonly records: number;
}

/** The reader checks the chain of hashes on its way, and ends with an error where it is broken. */
async function foldShard(
  cluster: Cluster,
  shard: number,
  { load }: ToVerify,
  looked: Looked,
): Promise<Folded> {
  const { world } = createWorld(defaultLimits);
  const folder = createFolder(world, { sequence: 0, timeMs: 0 });
  const accounts = new Set<string>();
  const prints = new Set(load.prints);
  let records = 0;
  for await (const { sequence, payload } of openStreamReader(cluster, shard).read(1)) {
    records += 1;
    if (sequence !== records) find(looked, `shard ${shard}: ${sequence} where ${records} was due`);
    const { event, origin, decision, told, effects = [] } = readRecord(payload);
    const { stepped } = folder.refold(event, timeMsOf(event.time), origin, sequence, told);
    if (JSON.stringify(stepped.decision) !== JSON.stringify(decision))
      find(looked, `shard ${shard}: ${sequence} (${event.id}) is decided otherwise`);
    if (JSON.stringify(stepped.effects) !== JSON.stringify(effects))
      find(looked, `shard ${shard}: ${sequence} (${event.id}) has other effects`);
    noteCases(effects, looked);
    if (event.type === 'trade' && !prints.delete(event.id))
      find(looked, `shard ${shard}: print ${event.id} twice, or never sent`);
    if (event.type === 'feedback' && !looked.reports.delete(event.id))
      find(looked, `report ${event.id} twice, or never sent`);
    if (!decision || !('account' in event)) continue;
    const account = String(event.account);
    accounts.add(account);
    if (looked.decisions.has(event.id)) find(looked, `${event.id} is in the streams twice`);
    looked.decisions.set(event.id, JSON.stringify(decision));
    const ids = looked.order.get(account) ?? [];
    ids.push(event.id);
    looked.order.set(account, ids);
  }
  if (prints.size > 0) find(looked, `shard ${shard}: ${prints.size} prints are missing`);
  return { shard, world, accounts, records };
}

function noteCases(effects: readonly Effect[], { cases }: Looked): void {
  for (const effect of effects)
    if (effect.kind === 'case') cases.set(effect.line.case, JSON.stringify(effect.line));
}

/** What the owner of each account says of it, beside what the fold knows. */
async function compareAccounts(
  { world, accounts }: Folded,
  { gateway, key, firm }: ToVerify,
  looked: Looked,
): Promise<number> {
  const caller = createCaller(gateway);
  for (const account of accounts) {
    const { body } = await caller.get(`/v1/accounts/${account}`, key);
    const expected = viewAccount(world, firm, account);
    if (expected.status !== 200) find(looked, `${account} is not in the fold`);
    if (body !== expected.body)
      find(looked, `${account}: ${body.slice(0, 300)}, fold: ${expected.body.slice(0, 300)}`);
  }
  caller.close();
  return accounts.size;
}

/** Every answer is in a stream, as it was given but for the words of its reasons. */
function compareAnswers({ load }: ToVerify, looked: Looked): void {
  for (const [id, answer] of load.answers) {
    const stored = looked.decisions.get(id);
    if (stored === undefined) find(looked, `${id} was answered and is in no stream`);
    else if (!isSame(answer, stored))
      find(looked, `${id} was answered otherwise than it is stored`);
  }
}

function isSame(answer: string, stored: string): boolean {
  const told = JSON.parse(answer) as Record<string, unknown>;
  const kept = JSON.parse(stored) as Record<string, unknown>;
  return ['decision', 'event', 'time', 'account', 'session', 'verdict', 'risk'].every(
    (field) => told[field] === kept[field],
  );
}

/** What was answered stands in the stream in the order in which it was sent. */
function compareOrder({ load }: ToVerify, looked: Looked): void {
  for (const [account, sent] of load.sent) {
    const expected = sent.filter((id) => looked.decisions.has(id));
    const found = looked.order.get(account) ?? [];
    if (found.join() !== expected.join()) find(looked, `${account}: another order than sent`);
  }
}
