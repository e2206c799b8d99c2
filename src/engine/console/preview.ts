// What another policy would have answered last week, from the decisions in the journal.
//
// Recorded is the risk, not the evidence; so a preview asks what the least cost would have been at
// that risk. Where the policy in force and the proposed one come to the same answer, the recorded one
// stands; where not, the proposed one's. What was allowed is too much to read: a sample of it is taken
// evenly and counted for the rest. A later decision is not judged in the light of an earlier one that
// would have come out otherwise, and an account is taken at its value of today.
import type { Decision, Verdict } from '../../core/decision/decision.ts';
import { lossJpyOf, type Policy } from '../../core/decision/policy.ts';
import { settingsOf } from '../../core/decision/settings.ts';
import { leastCost } from '../../core/decision/verdict.ts';
import { isRequest, type RequestEvent } from '../../core/event/event.ts';
import { dayMs, logOddsOf, probabilityOf } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import { accountValueJpy } from '../../core/state/account.ts';
import { accountNameOf } from '../../core/state/recall.ts';
import { type Answer, found } from '../client.ts';
import { readRecord } from '../journal-record.ts';
import { problemAnswer } from '../problem.ts';
import { checkPolicy } from '../settings-schema.ts';
import type { ConsoleParts } from './parts.ts';

const days = 7;
/** Decisions read at most of what was not allowed, and of what was: some 50 µs each. */
const stoppedMax = 4_000;
const allowedMax = 4_000;

export interface Outcome {
  decisions: number;
  challenged: number;
  held: number;
  stoppedJpy: number;
}

/** Rules that decide whatever the risk is: no policy in yen changes them. */
const rules: ReadonlySet<string> = new Set([
  'session-cut',
  'restricted-instrument',
  'restricted-by-person',
]);

export async function viewPreview(
  parts: ConsoleParts,
  firm: string | undefined,
  proposed: unknown,
): Promise<Answer> {
  let policy: Policy;
  try {
    policy = checkPolicy(proposed);
  } catch (error) {
    return problemAnswer('bad-field', (error as Error).message, 'policy');
  }
  const inForce = settingsOf(parts.data.stored.world).policy;
  const now = emptyOutcome();
  const then = emptyOutcome();
  const week = await readWeek(parts, firm);
  for (const { event, decision, weight } of week.decided) {
    const judge = (one: Policy) => judgedBy(one, inForce, event, decision, parts);
    add(now, decision.verdict, decision, weight);
    const isRule = rules.has(decision.reasons[0]?.code ?? '');
    const [before, after] = [judge(inForce), judge(policy)];
    const verdict = isRule || before === after ? decision.verdict : after;
    add(then, verdict, decision, weight);
  }
  const { sampled, stoppedCut } = week;
  return found({ days, now: rounded(now), proposed: rounded(then), sampled, stoppedCut });
}

interface Decided {
  readonly event: RequestEvent;
  readonly decision: Decision;
  /** Decisions it stands for. */
  readonly weight: number;
}

async function readWeek(parts: ConsoleParts, firm: string | undefined) {
  const { projection, data } = parts;
  const nowMs = parts.nowMs();
  const between = { from: timeOf(Math.max(0, nowMs - days * dayMs)), to: timeOf(nowMs + dayMs) };
  const [stopped, range] = await Promise.all([
    projection.stopped({ firm, ...between, verdicts: [], limit: stoppedMax }),
    projection.hourRange(between),
  ]);
  const decided: Decided[] = [];
  for (const { sequence } of stopped) {
    const record = await decisionAt(parts, sequence);
    if (record) decided.push({ ...record, weight: 1 });
  }
  const last = data.journal.nextSequence - 1;
  const span = Math.max(0, last - range.from);
  const step = Math.max(1, span / allowedMax);
  for (let at = range.from + 1; at <= last; at += step) {
    const record = await decisionAt(parts, Math.floor(at));
    if (record?.decision.verdict !== 'allow') continue;
    if (firm !== undefined && record.event.firm !== firm) continue;
    decided.push({ ...record, weight: step });
  }
  return { decided, sampled: step > 1, stoppedCut: stopped.length === stoppedMax };
}

async function decisionAt({ data }: ConsoleParts, sequence: number) {
  const payload = await data.journal.readOne(sequence);
  if (!payload) return undefined;
  const { event, decision } = readRecord(payload);
  return decision && isRequest(event) ? { event, decision } : undefined;
}

function judgedBy(
  policy: Policy,
  inForce: Policy,
  event: RequestEvent,
  { risk, valueJpy = 0 }: Decision,
  { data }: ConsoleParts,
): Verdict {
  const name = accountNameOf(event);
  const { tables, world } = data.stored;
  const account = tables.accounts.isCold(name) ? undefined : world.accounts.read(name);
  const accountJpy = account ? accountValueJpy(account) : 0;
  const shift = logOddsOf(policy.hijackRate) - logOddsOf(inForce.hijackRate);
  const stakes = {
    risk: probabilityOf(logOddsOf(risk) + shift),
    lossJpy: lossJpyOf(policy, event, valueJpy, accountJpy),
    valueJpy,
  };
  return leastCost(event.type, stakes, policy);
}

function add(outcome: Outcome, verdict: Verdict, { valueJpy = 0 }: Decision, weight: number): void {
  const isStopped = verdict === 'hold' || verdict === 'block';
  outcome.decisions += weight;
  if (verdict === 'step-up') outcome.challenged += weight;
  if (isStopped) outcome.held += weight;
  if (isStopped) outcome.stoppedJpy += weight * valueJpy;
}

function emptyOutcome(): Outcome {
  return { decisions: 0, challenged: 0, held: 0, stoppedJpy: 0 };
}

function rounded(outcome: Outcome): Outcome {
  const told = Object.entries(outcome).map(([name, value]) => [name, Math.round(value)]);
  return Object.fromEntries(told) as Outcome;
}
