// Names of decisions, cases and alerts: made from the event that caused them, the same at every replay.
import { shortName } from './short-name.ts';

/** Two firms may use the same event id; the firm keeps their decisions apart. */
export function nameAfter(prefix: 'd' | 'c' | 'a', event: { id: string; firm?: string }): string {
  const { id, firm } = event;
  return firm === undefined ? `${prefix}-${id}` : `${prefix}-${shortName(firm)}.${id}`;
}
