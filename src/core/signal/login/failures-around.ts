// Log-ins of many other accounts failed from here lately. Alike: a carrier's gateway, a school class.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { type Entity, failuresAt } from '../../state/entity.ts';
import type { Signal } from '../signal.ts';

/**
 * Failures usual for a log-in: one in fifteen begins with a slip, and failures are remembered for
 * hours (half-life 6) where visits are for a week (half-life 7 days).
 */
const usualPerVisit = (1 / 15) * (6 / (7 * 24));
/** Slips anywhere at any time. */
const failuresPrior = 2;
const valueMax = 4;

export const failuresAround: Signal<Login> = {
  id: 'failures-around',
  version: 1,
  family: 'login',
  unit: 'ln of accounts that failed from this address, device, network or software over the usual number',
  valueMin: 0,
  valueMax,
  sees: 'stuffing: one password fits after many did not',
  looksAlike: 'a carrier’s gateway on a morning when everybody mistypes',
  evaluate(_event, { address, device, network, client, visitor, timeMs }) {
    let value = 0;
    let kind = '';
    let accounts = 0;
    const look = (name: string, entity: Entity | undefined) => {
      if (!entity || entity.failures === 0) return;
      // His own slip is not another's.
      const own = entity.lastFailed === visitor ? 1 : 0;
      const failures = Math.max(0, failuresAt(entity, timeMs) - own);
      const usual = entity.visits * usualPerVisit;
      const here = Math.log((failures + failuresPrior) / (usual + failuresPrior));
      if (here <= value) return;
      value = here;
      kind = name;
      accounts = failures;
    };
    look('address', address);
    look('device', device);
    look('network', network);
    look('client', client);
    if (value < 0.1) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { kind, accounts: short(accounts) } };
  },
};
