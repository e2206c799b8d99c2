// The engine as a gateway sees it: many shards behind the one interface of the HTTP edge.

import { shardOf } from '../../core/lib/shard-of.ts';
import { inWorld } from '../../core/state/recall.ts';
import type { Answer, EngineClient, EngineStatus, Query } from '../../engine/client.ts';
import { problemAnswer } from '../../engine/problem.ts';
import { urgencyOf } from '../../engine/urgency.ts';
import { createAdmission } from '../../serve/admission.ts';
import type { Cluster } from '../connect.ts';
import { mergeRecorded } from './merge-recorded.ts';
import { mergeStatus } from './merge-status.ts';
import { everywhere, shardOfEvent, shareOut } from './route.ts';
import { createSender } from './sender.ts';

/** Cases and alerts, from the database that projectors fill. */
export interface ReadModel {
  query(firm: string, query: Query): Promise<Answer>;
  close?(): Promise<void>;
}

export interface ClusterClientParts {
  readonly cluster: Cluster;
  readonly shards: number;
  readonly readModel?: ReadModel;
  readonly answerMsMax?: number;
}

/** Longer than a shard may be without an owner: lease, take-over and tail together. */
export const answerMsMaxDefault = 8_000;
/** What only asks how it is waits no longer than who asks. */
const statusMsMax = 1_500;

export function createClusterClient(parts: ClusterClientParts): EngineClient {
  const { cluster, shards, readModel, answerMsMax = answerMsMaxDefault } = parts;
  const elapsedMs = (): number => performance.now();
  const sender = createSender({
    connection: cluster.connection,
    shards,
    messageBytesMax: cluster.bodyBytesMax,
    answerMsMax,
    elapsedMs,
  });
  const admissions = Array.from({ length: shards }, () => ({
    admission: createAdmission(),
    underWay: 0,
  }));
  let refused = 0;

  async function decide(firm: string, body: string): Promise<Answer> {
    const shard = Math.max(0, shardOfEvent(firm, body, shards));
    const gate = admissions[shard]!;
    if (!gate.admission.admits(urgencyOf(body), gate.underWay)) {
      refused += 1;
      return tooMany;
    }
    const beganMs = elapsedMs();
    const { underWay } = gate;
    gate.underWay += 1;
    const answer = await sender.send(shard, 'decide', firm, body);
    gate.underWay -= 1;
    gate.admission.observe(elapsedMs() - beganMs, underWay);
    return answer;
  }

  async function record(firm: string, body: string): Promise<Answer> {
    const shared = shareOut(firm, body, shards);
    if (!shared)
      return problemAnswer('not-json', 'expected a JSON array or one JSON object a line');
    const answers = shared.shares.map((share) =>
      sender.send(share.shard, 'record', firm, share.body),
    );
    return mergeRecorded(shared, await Promise.all(answers));
  }

  /** What is done at a console: to all where it belongs to all, to the first where it is nobody's. */
  async function act(event: object): Promise<Answer> {
    const shard = shardOfEvent('*', event, shards);
    const body = JSON.stringify(event);
    if (shard !== everywhere) return sender.send(shard, 'act', '*', body);
    const answers = await Promise.all(
      admissions.map((_, place) => sender.send(place, 'act', '*', body)),
    );
    return answers.find(({ status }) => status >= 300) ?? answers[0]!;
  }

  async function query(firm: string, asked: Query): Promise<Answer> {
    const body = JSON.stringify(asked);
    switch (asked.kind) {
      case 'account':
      case 'timeline':
        return sender.send(shardOf(inWorld(firm, asked.id), shards), 'query', firm, body);
      case 'instrument':
        return sender.send(shardOf(asked.id, shards), 'query', firm, body);
      case 'cases':
      case 'alerts':
      case 'case':
        return readModel?.query(firm, asked) ?? noReadModel;
      default:
        return sender.send(0, 'query', firm, body);
    }
  }

  async function statusOf(shard: number): Promise<EngineStatus | undefined> {
    const silent = new Promise<undefined>((resolve) => {
      setTimeout(resolve, statusMsMax, undefined).unref();
    });
    const answer = await Promise.race([sender.send(shard, 'status', '', ''), silent]);
    return answer?.status === 200 ? (JSON.parse(answer.body) as EngineStatus) : undefined;
  }

  return {
    decide,
    record,
    act,
    query,
    async status() {
      const found = await Promise.all(admissions.map((_, shard) => statusOf(shard)));
      return mergeStatus(found, { overloaded: refused, gateway_waiting: sender.waiting });
    },
    async close() {
      sender.close();
      await readModel?.close?.();
    },
  };
}

const tooMany = problemAnswer('overloaded', 'more is asked than can be answered in time');
const noReadModel = problemAnswer('stopped', 'this gateway was started without --database');
