// Runs a simulation to its end for tests, with a checkpoint's answers or without.
import type { Decision, StepUp, Verdict } from '../core/decision/decision.ts';
import { type Event, isRequest, type RequestEvent } from '../core/event/event.ts';
import type { SimulationOptions } from './options.ts';
import { simulate } from './simulate.ts';
import type { SimulationSummary } from './summary.ts';

export interface Finished {
  readonly events: readonly Event[];
  readonly batches: readonly (readonly Event[])[];
  /** Hostile event ids and their episodes. */
  readonly labels: ReadonlyMap<string, string>;
  readonly summary: SimulationSummary;
}

export type Checkpoint = (request: RequestEvent, hostile: boolean) => Decision | undefined;

export function runToEnd(options: SimulationOptions, checkpoint?: Checkpoint): Finished {
  const labels = new Map<string, string>();
  const batches: (readonly Event[])[] = [];
  const onLabel = ({ event, episode }: { event: string; episode: string }) => {
    labels.set(event, episode);
  };
  const run = simulate({ ...options, onLabel });
  let step = run.next();
  while (!step.done) {
    batches.push(step.value);
    const answers = step.value.map((event) =>
      isRequest(event) ? checkpoint?.(event, labels.has(event.id)) : undefined,
    );
    step = run.next(checkpoint === undefined ? undefined : answers);
  }
  return { events: batches.flat(), batches, labels, summary: step.value };
}

export function answer(
  request: RequestEvent,
  verdict: Verdict,
  minimum?: StepUp['minimum'],
): Decision {
  return {
    decision: `d-${request.id}`,
    event: request.id,
    time: request.time,
    account: request.account,
    session: request.session,
    verdict,
    risk: verdict === 'allow' ? 0.001 : 0.9,
    reasons: [],
    ...(minimum === undefined
      ? {}
      : { stepUp: { minimum, contentHash: 'sha256:0', expires: request.time } }),
    versions: { model: 'test', policy: 'test', rules: 'test' },
    degraded: false,
  };
}
