// Asks every signal that looks at this kind of request for its evidence.
import type { RequestEvent } from '../event/event.ts';
import type { Recalled } from '../state/recall.ts';
import { changeSignals, loginSignals, orderSignals, withdrawalSignals } from './catalogue.ts';
import type { Evidence, Signal } from './signal.ts';

export function weigh(event: RequestEvent, recalled: Recalled): readonly Evidence[] {
  switch (event.type) {
    case 'login':
      return ask(loginSignals, event, recalled);
    case 'account-change':
      return ask(changeSignals, event, recalled);
    case 'order':
      return ask(orderSignals, event, recalled);
    case 'withdrawal':
      return ask(withdrawalSignals, event, recalled);
  }
}

function ask<E extends RequestEvent>(
  signals: readonly Signal<E>[],
  event: E,
  recalled: Recalled,
): Evidence[] {
  const evidence: Evidence[] = [];
  for (const signal of signals) {
    const finding = signal.evaluate(event, recalled);
    if (!finding) continue;
    const { id, family } = signal;
    evidence.push({ signal: id, family, value: finding.value, facts: finding.facts });
  }
  return evidence;
}
