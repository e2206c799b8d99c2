// Names of decisions, cases and alerts: made from the event that caused them, the same at every replay.
import { shortName } from './short-name.ts';

/**
 * Two firms may use the same event id; the firm keeps their decisions apart. The first point ends the
 * firm's part, so that a firm's own points are written otherwise: no two pairs give one name.
 */
export function nameAfter(prefix: 'd' | 'c' | 'a', event: { id: string; firm?: string }): string {
  const { id, firm } = event;
  if (firm !== undefined) return `${prefix}-${escaped(shortName(firm))}.${id}`;
  return id.includes('.') ? `${prefix}-.${id}` : `${prefix}-${id}`;
}

function escaped(firm: string): string {
  if (!firm.includes('%') && !firm.includes('.')) return firm;
  return firm.replaceAll('%', '%25').replaceAll('.', '%2E');
}
