// Runs the actors in time order and hands their events out in batches that no answer can disturb.
import type { Decision } from '../core/decision/decision.ts';
import type { Event } from '../core/event/event.ts';
import { type Actor, isAsk } from './actor.ts';
import { campaignOf } from './labels.ts';
import type { Outgoing, Run, Wake } from './run.ts';

export type Answers = readonly (Decision | undefined)[] | undefined;

/** A caller holds at most this many events at once. */
export const batchEventsMax = 256;

interface Pending {
  readonly at: number;
  readonly actor: Actor;
  readonly resumeAtMs: number;
}

interface Batch {
  events: Event[];
  pending: Pending[];
  /** Accounts with any event, and those with a request: short lists, read through quicker than sets. */
  accounts: string[];
  asked: string[];
  /** The earliest time at which one of the answers can have an effect. */
  horizonMs: number;
}

function advance(run: Run, wake: Wake): void {
  const { done, value: step } = wake.actor.next(wake.answer);
  if (done === true) return;
  if (isAsk(step)) {
    const resumeAtMs = run.nowMs + Math.max(1, Math.floor(step.pauseMs));
    const { request: event, episode } = step;
    run.outbox.push({ event, episode, actor: wake.actor, resumeAtMs });
  } else {
    run.schedule.push(Math.max(run.nowMs, Math.floor(step.wakeAtMs)), { actor: wake.actor });
  }
}

/** An account's request travels alone: nothing of that account before it or after it. */
function mustWait(batch: Batch, { event, actor }: Outgoing): boolean {
  const account = event.account as string | undefined;
  if (account === undefined) return false;
  return batch.asked.includes(account) || (actor !== undefined && batch.accounts.includes(account));
}

function add(run: Run, batch: Batch, out: Outgoing): void {
  const { event, episode, actor, resumeAtMs = Number.POSITIVE_INFINITY } = out;
  const account = event.account as string | undefined;
  if (account !== undefined) batch.accounts.push(account);
  if (actor !== undefined) {
    if (account !== undefined) batch.asked.push(account);
    batch.pending.push({ at: batch.events.length, actor, resumeAtMs });
    batch.horizonMs = Math.min(batch.horizonMs, resumeAtMs);
  }
  batch.events.push(event);
  run.tally.events += 1;
  run.tally.eventsByType[event.type] = (run.tally.eventsByType[event.type] ?? 0) + 1;
  if (episode === undefined) return;
  const campaign = run.tally.campaigns.get(campaignOf(episode));
  if (campaign !== undefined) campaign.events += 1;
  run.options.onLabel({ event: event.id, episode });
}

function settle(run: Run, batch: Batch, answers: Answers): void {
  for (const { at, actor, resumeAtMs } of batch.pending) {
    run.schedule.push(resumeAtMs, { actor, answer: answers?.[at] });
  }
  batch.events = [];
  batch.pending = [];
  batch.accounts = [];
  batch.asked = [];
  batch.horizonMs = Number.POSITIVE_INFINITY;
}

export function* drive(run: Run): Generator<readonly Event[], void, Answers> {
  const batch: Batch = {
    events: [],
    pending: [],
    accounts: [],
    asked: [],
    horizonMs: Number.POSITIVE_INFINITY,
  };
  for (;;) {
    const nextMs = run.schedule.nextTime();
    if (batch.events.length > 0 && (nextMs >= batch.horizonMs || nextMs >= run.endMs)) {
      settle(run, batch, yield batch.events);
      continue;
    }
    if (nextMs >= run.endMs) return;
    run.nowMs = nextMs;
    advance(run, run.schedule.pop()!);
    for (const out of run.outbox) {
      if (batch.events.length >= batchEventsMax || mustWait(batch, out)) {
        settle(run, batch, yield batch.events);
      }
      add(run, batch, out);
    }
    run.outbox.length = 0;
  }
}
