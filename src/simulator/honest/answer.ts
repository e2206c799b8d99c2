// How an honest customer takes the checkpoint's answers: passes a challenge, or calls in when held.
import type { Decision } from '../../core/decision/decision.ts';
import type { Feedback, StepUpResult } from '../../core/event/answer.ts';
import type { RequestEvent } from '../../core/event/event.ts';
import { type Actor, until } from '../actor.ts';
import { minuteMs } from '../calendar.ts';
import { chance, lognormal, pick, type Random } from '../random.ts';
import { emit, type Run, stampId, stampTime, start } from '../run.ts';
import type { HonestTally } from '../tally.ts';
import type { Person } from '../world/person.ts';

interface Asked {
  readonly person: Person;
  readonly session: string;
  readonly random: Random;
  readonly episode?: string;
}

/** Where it is counted: a hijacker's own account is no customer. */
export function tallyFor(run: Run, { episode }: Pick<Asked, 'episode'>): HonestTally {
  return episode === undefined ? run.tally.honest : run.tally.accomplices;
}

/** People who know how still give up now and then. */
const abandonShare = 0.015;
const codeFailureShare = 0.02;

/** The event that tells how a challenge went; `episode` where a hijacker answered it. */
export function stepUpResult(
  run: Run,
  person: Person,
  decision: Decision,
  result: StepUpResult['result'],
): StepUpResult {
  return {
    id: stampId(run),
    type: 'step-up-result',
    time: stampTime(run),
    firm: person.firm,
    account: person.account,
    decision: decision.decision,
    result,
    method: decision.stepUp?.minimum ?? 'otp',
  };
}

function resultOf(asked: Asked, decision: Decision): StepUpResult['result'] {
  const { person, random } = asked;
  if (chance(random, abandonShare)) return 'refused';
  if (decision.stepUp?.minimum === 'passkey') {
    if (person.passkeyReady) return 'passed';
    return pick(random, ['failed', 'timed-out'] as const);
  }
  return chance(random, codeFailureShare) ? 'failed' : 'passed';
}

function* passes(run: Run, asked: Asked, decision: Decision | undefined): Actor<boolean> {
  if (decision === undefined || decision.verdict === 'allow') return true;
  if (decision.verdict === 'hold') {
    tallyFor(run, asked).held += 1;
    return false;
  }
  if (decision.verdict === 'block') {
    tallyFor(run, asked).blocked += 1;
    return false;
  }
  tallyFor(run, asked).challenged += 1;
  const result = resultOf(asked, decision);
  const median = result === 'passed' ? 18_000 : 90_000;
  yield until(run.nowMs + lognormal(asked.random, median, 0.6));
  emit(run, stepUpResult(run, asked.person, decision, result), asked.episode);
  if (result === 'passed') tallyFor(run, asked).challengesPassed += 1;
  return result === 'passed';
}

/** "It was me": the customer telephones about what was stopped. */
function callIn(run: Run, asked: Asked, subject: Feedback['subject']): void {
  emit(run, {
    id: stampId(run),
    type: 'feedback',
    time: stampTime(run),
    firm: asked.person.firm,
    account: asked.person.account,
    subject,
    label: 'legitimate',
    by: 'customer',
  });
}

/** Most call within the hour; some never do. */
function callDelayMs(random: Random): number {
  return lognormal(random, 40 * minuteMs, 1);
}

/** After a request was stopped: nearly everybody telephones about an order, most about the rest. */
export function* stopped(run: Run, asked: Asked, request: RequestEvent): Actor<boolean> {
  const isOrder = request.type === 'order';
  if (!chance(asked.random, isOrder ? 0.92 : 0.75)) return false;
  yield until(run.nowMs + callDelayMs(asked.random));
  callIn(run, asked, isOrder ? { order: request.order } : { session: asked.session });
  return true;
}

function* complain(run: Run, asked: Asked, request: RequestEvent): Actor {
  yield* stopped(run, asked, request);
}

/** True when the customer may go on; where he was stopped he telephones when he finds the time. */
export function* goesThrough(
  run: Run,
  asked: Asked,
  request: RequestEvent,
  decision: Decision | undefined,
): Actor<boolean> {
  const through = yield* passes(run, asked, decision);
  const isStopped = decision?.verdict === 'hold' || decision?.verdict === 'block';
  if (isStopped) start(run, run.nowMs, complain(run, asked, request));
  return through;
}
