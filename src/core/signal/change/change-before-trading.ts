// Contacts, notices, bank or factors changed shortly before money moves. Alike: a tidy customer.

import { changeKinds } from '../../event/account-change.ts';
import { clamp, dayMs, decayOver, hourMs } from '../../lib/decay.ts';
import type { Signal } from '../signal.ts';
import { worthOf } from './sensitive-change.ts';

const halfLifeMs = 6 * hourMs;
const windowMs = 3 * dayMs;
const valueMax = 3;

export const changeBeforeTrading: Signal = {
  id: 'change-before-trading',
  version: 1,
  family: 'change',
  unit: 'sum of the worth of changes of the last three days, halving every six hours',
  valueMin: 0,
  valueMax,
  sees: 'an account prepared before it is emptied',
  looksAlike: 'a customer who puts his settings in order and then trades',
  evaluate(event, { account, timeMs }) {
    if (event.type !== 'order' && event.type !== 'withdrawal') return undefined;
    let value = 0;
    let latest = '';
    for (let index = 0; index < account.changes.length; index += 1) {
      const ageMs = timeMs - account.changes[index]! * 1000;
      if (account.changes[index] === 0 || ageMs > windowMs) continue;
      value += worthOf[changeKinds[index]!] * decayOver(ageMs, halfLifeMs);
      latest = latest ? `${latest} ${changeKinds[index]}` : changeKinds[index]!;
    }
    if (value < 0.05) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { changes: latest } };
  },
};
