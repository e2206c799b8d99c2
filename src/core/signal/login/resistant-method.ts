// A log-in that phishing cannot relay speaks for the owner.
import type { Login } from '../../event/session.ts';
import type { Signal } from '../signal.ts';

export const resistantMethod: Signal<Login> = {
  id: 'resistant-method',
  version: 1,
  family: 'login',
  unit: '-1 for a passkey or certificate',
  valueMin: -1,
  valueMax: 0,
  sees: 'nothing: it speaks for the owner',
  looksAlike: 'a passkey the hijacker registered himself (see change-before-trading)',
  evaluate(event) {
    if (event.method !== 'passkey' && event.method !== 'certificate') return undefined;
    return { value: -1, facts: { method: event.method } };
  },
};
