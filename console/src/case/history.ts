// What was known, what was decided by whom, what followed: one list in the order of time.
import type { CaseAction, CaseDetail, TimelineItem } from '../../../src/edge/console/messages.ts';

export type Part = 'known' | 'decided' | 'followed';

export interface Known {
  readonly part: 'known' | 'followed';
  readonly key: string;
  readonly time: string;
  readonly item: TimelineItem;
}

export interface Decided {
  readonly part: 'decided';
  readonly key: string;
  readonly time: string;
  readonly action: CaseAction;
}

export type Entry = Known | Decided;

/** Requests are what the system knew and judged; everything else follows from something. */
const requests = new Set(['login', 'account-change', 'order', 'withdrawal']);

/** From the first hostile event on, or the first that was not simply allowed, facts are consequences. */
function beginOf(timeline: readonly TimelineItem[]): string {
  const first = timeline.find(
    ({ hostile, decision }) => hostile || (decision && decision.verdict !== 'allow'),
  );
  return first?.time ?? '9999';
}

export function historyOf({ timeline, actions }: CaseDetail): Entry[] {
  const begin = beginOf(timeline);
  const entries: Entry[] = timeline.map((item) => ({
    part: !requests.has(String(item.event.type)) && item.time >= begin ? 'followed' : 'known',
    key: `event ${item.sequence}`,
    time: item.time,
    item,
  }));
  for (const action of actions)
    entries.push({ part: 'decided', key: `action ${action.id}`, time: action.time, action });
  return entries.sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
}
