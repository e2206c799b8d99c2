// One device in many customers' accounts. Alike: a family computer.
import type { Login } from '../../event/session.ts';
import { clamp, dayMs } from '../../lib/decay.ts';
import { newcomersSince } from '../../state/entity.ts';
import type { Signal } from '../signal.ts';

const windowMs = 30 * dayMs;
const valueMax = 3;

export const sharedDevice: Signal<Login> = {
  id: 'shared-device',
  version: 1,
  family: 'login',
  unit: 'ln of further accounts that first saw this device within 30 days',
  valueMin: 0,
  valueMax,
  sees: 'one device entering many accounts',
  looksAlike: 'a family computer, an adult child helping both parents',
  evaluate(_event, { device, visitor, timeMs }) {
    if (!device) return undefined;
    const others = newcomersSince(device, visitor, timeMs - windowMs);
    if (others < 1) return undefined;
    return { value: clamp(Math.log(1 + others), 0, valueMax), facts: { accounts: others + 1 } };
  },
};
