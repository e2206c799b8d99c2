// A change that helps a hijacker stay unseen or get the money out. Alike: moving house, a new phone.
import type { AccountChange } from '../../event/account-change.ts';
import type { Signal } from '../signal.ts';

/** What each change is worth to a hijacker, from facts (notices switched off, contacts swapped). */
export const worthOf: Readonly<Record<AccountChange['change'], number>> = {
  'notification-off': 1.2,
  'bank-account': 1,
  email: 1,
  phone: 1,
  'factor-removed': 1,
  'factor-added': 0.8,
  'device-added': 0.6,
  'limit-raised': 0.8,
  password: 0.4,
  address: 0.2,
};

export const sensitiveChange: Signal<AccountChange> = {
  id: 'sensitive-change',
  version: 1,
  family: 'change',
  unit: 'worth of the change to a hijacker, 0..1.2',
  valueMin: 0,
  valueMax: 1.2,
  sees: 'notices switched off, contacts and factors swapped',
  looksAlike: 'moving house, a new phone, a new bank',
  evaluate(event) {
    return { value: worthOf[event.change], facts: { change: event.change } };
  },
};
