// What a person did at the console, on its way into the journal: stamped, checked, allowed or refused.
import type { Acted } from '../core/case/act.ts';
import type { Triage } from '../core/case/effect.ts';
import { type Refusal, refusalOf } from '../core/case/permit.ts';
import type { CaseRecord } from '../core/case/record.ts';
import { triageOf } from '../core/case/triage.ts';
import { settingsOf } from '../core/decision/settings.ts';
import { type Event, isPersons } from '../core/event/event.ts';
import { readEvent } from '../core/event/read.ts';
import { timeOf } from '../core/lib/time.ts';
import type { World } from '../core/state/world.ts';
import type { Admitted } from './admit.ts';
import type { Answer } from './client.ts';
import { type EngineProblem, problemAnswer, refusalAnswer } from './problem.ts';

/** What only the console may bring; the engine's own clock is its own. */
const actedTypes: ReadonlySet<string> = new Set<Event['type']>([
  'case-action',
  'action-agreement',
  'restriction',
  'console-user',
  'console-read',
  'console-access',
  'setting',
  // From another shard, by way of whoever carries it.
  'shard',
  'contribution',
  'summary',
]);

/** The event as of now, or why it is none. Its time is the engine's, whatever was said. */
export function admitAct(
  value: unknown,
  timeMs: number,
): { admitted: Admitted; answer?: undefined } | { answer: Answer; admitted?: undefined } {
  const stamped = { ...(value as object), time: timeOf(timeMs) };
  const read = readEvent(stamped, true);
  if (read.refusal) return { answer: refusalAnswer(read.refusal) };
  const { event } = read;
  if (!actedTypes.has(event.type))
    return { answer: problemAnswer('unknown-type', `${event.type} is not done at a console`) };
  return { admitted: { event, timeMs, text: JSON.stringify(event) } };
}

/** Why it may not be done, as an answer; nothing where it may. */
export function refusedAct(
  event: Event,
  timeMs: number,
  world: World<CaseRecord>,
): Answer | undefined {
  if (!isPersons(event)) return undefined;
  const refusal = refusalOf(event, timeMs, settingsOf(world).policy, world);
  return refusal && answerOf(refusal, world);
}

/** What was done, or that it waits for a second person. */
export function answerAct(id: string, acted: Acted | undefined): Answer {
  if (!acted) return { status: 200, body: JSON.stringify({ id, state: 'done' }) };
  const { refusal, ...said } = acted;
  return { status: said.state === 'waiting' ? 202 : 200, body: JSON.stringify(said) };
}

const problemBy: Readonly<Record<Refusal['code'], EngineProblem>> = {
  'case-unknown': 'record-unknown',
  'request-unknown': 'record-unknown',
  'case-changed': 'case-changed',
  state: 'case-changed',
  'nothing-held': 'case-changed',
  role: 'action-refused',
  'own-request': 'action-refused',
  'supervisor-needed': 'action-refused',
  'bad-time': 'bad-field',
};

/** Cases shown with a conflict at most: what a person can look through. */
const conflictsMax = 50;

function answerOf({ code, cases }: Refusal, world: World<CaseRecord>): Answer {
  const { policy } = settingsOf(world);
  const answer = problemAnswer(problemBy[code], cases.slice(0, conflictsMax).join(', ') || code);
  const conflicts = cases.slice(0, conflictsMax).flatMap((id): Triage[] => {
    const record = world.cases.read(id);
    return record ? [triageOf(record, policy, world)] : [];
  });
  const problem = JSON.parse(answer.body) as object;
  return {
    ...answer,
    body: JSON.stringify({ ...problem, reason: code, conflicts, cases: conflicts }),
  };
}
