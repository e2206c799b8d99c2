// Keeps a firm's monthly figures by the day they are as of: each submission is an edition of its own.
import { editionsMax } from './limits.ts';
import type { ItemRefusal, Monthly } from './message.ts';
import type { FirmRecord } from './state.ts';

export function takeMonthly(
  { editions }: FirmRecord,
  item: Monthly,
): ItemRefusal['code'] | undefined {
  const latest = editions.at(-1);
  // What was published stays as it was: a firm corrects itself in its next edition.
  if (latest && item.asOf < latest.asOf) return 'as-of-passed';
  if (latest?.asOf === item.asOf) editions.pop();
  if (editions.length >= editionsMax) editions.shift();
  editions.push(item);
  return undefined;
}
