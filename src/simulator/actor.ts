// Everybody who acts is a generator: it waits, or asks the checkpoint and is resumed with the answer.
import type { Decision } from '../core/decision/decision.ts';
import type { RequestEvent } from '../core/event/event.ts';

export interface Wait {
  readonly wakeAtMs: number;
}

export interface Ask {
  readonly request: RequestEvent;
  /** Time until the actor goes on, drawn before the answer is known. */
  readonly pauseMs: number;
  /** Set where a hijacker asks. */
  readonly episode?: string;
}

export type Step = Wait | Ask;

/** Undefined as an answer means that no checkpoint stands in the way. */
export type Actor<Result = void> = Generator<Step, Result, Decision | undefined>;

export function isAsk(step: Step): step is Ask {
  return 'request' in step;
}

export function until(wakeAtMs: number): Wait {
  return { wakeAtMs };
}
