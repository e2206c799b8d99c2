// What the engine refuses, as RFC 9457 problem details; docs/reference/errors.md lists them.
import type { Refusal } from '../core/event/read.ts';
import type { Answer } from './client.ts';

export const engineProblems = {
  'not-json': { status: 400, title: 'The body is not JSON' },
  'not-an-object': { status: 400, title: 'An event is one JSON object' },
  'unknown-type': { status: 400, title: 'The event type is not known' },
  'bad-field': { status: 400, title: 'A field is missing or not as it must be' },
  'bad-time': { status: 400, title: 'The time is not one at which this can have happened' },
  'bad-cursor': { status: 400, title: 'The page asked for does not follow any other' },
  'not-a-request': {
    status: 400,
    title: 'Only log-ins, changes, orders and withdrawals are decided',
  },
  'other-firm': { status: 403, title: 'The event names another firm than the key' },
  'market-not-yours': { status: 403, title: 'The key may not say what the market does' },
  'id-reused': { status: 409, title: 'The id was used for an event with other content' },
  'case-changed': { status: 409, title: 'The case is not as it was when this was decided' },
  'action-refused': { status: 403, title: 'This person may not do this' },
  'record-unknown': { status: 404, title: 'There is no such record' },
  'answer-too-large': { status: 422, title: 'The answer does not fit into a message' },
  'set-aside': { status: 422, title: 'The event cannot be judged' },
  overloaded: { status: 503, title: 'Too many events are waiting' },
  stopped: { status: 503, title: 'The engine has stopped and is being started again' },
} as const satisfies Record<string, { status: number; title: string }>;

export type EngineProblem = keyof typeof engineProblems;

/** Seconds after which a refusal that is about load is worth another try. */
const retryAfterSeconds = 1;

export function problemAnswer(code: EngineProblem, detail?: string, field?: string): Answer {
  const { status, title } = engineProblems[code];
  const body = JSON.stringify({
    type: `urn:sekisho:problem:${code}`,
    code,
    status,
    title,
    detail,
    field,
  });
  return status === 503 ? { status, body, retryAfterSeconds } : { status, body };
}

export function refusalAnswer({ code, field, expected }: Refusal): Answer {
  return problemAnswer(code, `expected ${expected}`, field || undefined);
}

/** One refused line of many. */
export interface LineError {
  readonly line: number;
  readonly error: {
    readonly code: EngineProblem;
    readonly field?: string;
    readonly detail: string;
  };
}

export function lineError(
  line: number,
  code: EngineProblem,
  detail: string,
  field = '',
): LineError {
  return { line, error: { code, ...(field ? { field } : undefined), detail } };
}
