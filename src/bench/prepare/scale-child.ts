// Decides requests in-process on a prepared data directory and says what each cost.
import { createOriginLookup } from '../../edge/lookup/origin-lookup.ts';
import { startEngine } from '../../engine/engine.ts';
import { openData } from '../../engine/start.ts';
import { defaultLimits } from '../../engine/world/world.ts';
import { requestsOf } from '../population/requests.ts';

export interface ScaleOrder {
  readonly directory: string;
  readonly accounts: number;
  readonly run: number;
  readonly warmUp: number;
  readonly requests: number;
}

export interface ScaleMeasured {
  readonly requests: number;
  readonly seconds: number;
  /** All threads: the fold, the writer of checkpoints, the compiler, the collector. */
  readonly cpuSeconds: number;
}

/** Requests under way at once, as so many connections would have. */
const underWayMax = 256;

async function measure(order: ScaleOrder): Promise<ScaleMeasured> {
  const data = await openData(order.directory, defaultLimits);
  const engine = startEngine({
    ...data,
    lookUp: createOriginLookup().lookup,
    nowMs: Date.now,
    clock: 'wall',
    onDurable: () => {},
    onFatal: (error) => {
      throw error;
    },
  });
  const { accounts, run } = order;
  const source = requestsOf({ accounts, run, startMs: Date.now() });
  const take = (count: number) =>
    Array.from({ length: count }, () => source.next().value as string);
  const [warmUp, measured] = [take(order.warmUp), take(order.requests)];
  const decide = (body: string) => engine.decide('*', body);
  await decideAll(warmUp, decide);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  await decideAll(measured, decide);
  // What was decided is paid for only when it is in a checkpoint.
  await engine.stop();
  const { user, system } = process.cpuUsage(startCpu);
  const seconds = (performance.now() - startMs) / 1000;
  await data.journal.close();
  await data.store.close();
  return { requests: measured.length, seconds, cpuSeconds: (user + system) / 1e6 };
}

async function decideAll(
  bodies: readonly string[],
  decide: (body: string) => Promise<{ status: number; body: string }>,
): Promise<void> {
  let next = 0;
  async function sender(): Promise<void> {
    while (next < bodies.length) {
      const { status, body } = await decide(bodies[next++]!);
      if (status !== 200) throw new Error(body);
    }
  }
  await Promise.all(Array.from({ length: underWayMax }, sender));
}

process.on('message', async (order: ScaleOrder) => {
  process.send!(await measure(order));
});
