// Names of decisions, cases and alerts: made from the event that caused them, the same at every replay.

/** Two firms may use the same event id; the firm keeps their decisions apart. */
export function nameAfter(prefix: 'd' | 'c' | 'a', event: { id: string; firm?: string }): string {
  return event.firm === undefined ? `${prefix}-${event.id}` : `${prefix}-${event.firm}.${event.id}`;
}
