// A large part of the account leaves. Alike: a house bought.
import type { Withdrawal } from '../../event/money.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { accountValueJpy } from '../../state/account.ts';
import type { Signal } from '../signal.ts';

export const withdrawnShare: Signal<Withdrawal> = {
  id: 'withdrawn-share',
  version: 1,
  family: 'withdrawal',
  unit: 'share of the account that leaves, 0..1',
  valueMin: 0,
  valueMax: 1,
  sees: 'an account emptied to a bank',
  looksAlike: 'a house bought, a move to another broker',
  evaluate(_event, { account, valueJpy }) {
    const totalJpy = accountValueJpy(account);
    if (totalJpy <= 0) return undefined;
    const share = clamp(valueJpy / totalJpy, 0, 1);
    if (share < 0.1) return undefined;
    return { value: share, facts: { share: short(share), amountJpy: Math.round(valueJpy) } };
  },
};
