// The queue as the console asks for it: a page of it, how many there are, and how many were decided today.
import { timeOf } from '../../core/lib/time.ts';
import { type Answer, found } from '../client.ts';
import type { QueueAsk } from '../projection/queue-query.ts';
import { dayStartMs } from './day.ts';
import type { ConsoleParts } from './parts.ts';

const noCases = { new: 0, investigating: 0, confirmed: 0, dismissed: 0, restituting: 0, closed: 0 };

export async function viewQueue(parts: ConsoleParts, ask: QueueAsk): Promise<Answer> {
  const today = timeOf(dayStartMs(parts.nowMs()));
  const page = await parts.projection.queuePage({ ...ask, today });
  return found({ ...page, byState: { ...noCases, ...page.byState } });
}
