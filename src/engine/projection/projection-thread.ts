// The thread of the projection: opens its database at once, and again on the next call when that
// failed; answers each call. Batches are applied one after the other, in the order they came.
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../give-way.ts';
import type { Call, CallMessage, ProjectionOptions, ReplyMessage } from './message.ts';
import { openCore, type ProjectionCore } from './projection-core.ts';
import { projectionError, toProjectionError } from './projection-error.ts';
import type { EffectsAt } from './rows.ts';

giveWay();
const options: ProjectionOptions = workerData;
let opening: Promise<ProjectionCore> | undefined;
let writing: Promise<unknown> = Promise.resolve();
let refusedEpoch = -1;
const running = new Set<Promise<unknown>>();

function open(): Promise<ProjectionCore> {
  opening ??= openCore(options).catch((error) => {
    opening = undefined;
    throw toProjectionError(error, 'unavailable');
  });
  return opening;
}

function inOrder<Value>(work: () => Promise<Value>): Promise<Value> {
  const result = writing.then(work);
  writing = result.catch(() => undefined);
  return result;
}

async function apply(batch: string, epoch: number): Promise<number> {
  if (epoch <= refusedEpoch) throw projectionError('failed', 'a batch before it was refused');
  try {
    const core = await open();
    return await core.apply(JSON.parse(batch) as EffectsAt[]);
  } catch (error) {
    refusedEpoch = epoch;
    throw error;
  }
}

async function answer(call: Exclude<Call, { kind: 'close' }>): Promise<unknown> {
  if (call.kind === 'apply') return inOrder(() => apply(call.batch, call.epoch));
  if (call.kind === 'reset') return inOrder(async () => (await open()).reset());
  const core = await open();
  if (call.kind === 'sequence') return core.sequence();
  const query = core.queries[call.name] as (ask: unknown) => Promise<unknown>;
  return query(call.ask);
}

/** After the calls under way. */
async function close(): Promise<void> {
  await Promise.allSettled(running);
  const core = await opening?.catch(() => undefined);
  await core?.close();
}

function track(answering: Promise<unknown>): Promise<unknown> {
  running.add(answering);
  const forget = () => running.delete(answering);
  answering.then(forget, forget);
  return answering;
}

parentPort?.on('message', async ({ id, call }: CallMessage) => {
  let reply: ReplyMessage;
  try {
    reply = { id, value: await (call.kind === 'close' ? close() : track(answer(call))) };
  } catch (error) {
    const { code, message } = toProjectionError(error, 'failed');
    reply = { id, code, detail: message };
  }
  parentPort?.postMessage(reply);
  if (call.kind === 'close') parentPort?.close();
});

// Warms it; the first call hears of a failure.
open().catch(() => undefined);
