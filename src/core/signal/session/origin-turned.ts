// Since the log-in, the place it came from has turned out hostile. Alike: a gateway shared with one.

import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Recalled } from '../../state/recall.ts';
import { riskiestPlace } from '../risky-places.ts';
import type { Signal } from '../signal.ts';

const valueMax = 4;

export const originTurned: Signal = {
  id: 'origin-turned',
  version: 1,
  family: 'session',
  unit: 'ln of the share of risky sessions at its address, device, network or software over the usual share',
  valueMin: 0,
  valueMax,
  sees: 'sessions opened before the first of the same hand gave itself away',
  looksAlike: 'a shared gateway that a hijacker also used',
  evaluate(event, state: Recalled) {
    if (event.type === 'login' || !state.session) return undefined;
    const { kind, value } = riskiestPlace(state);
    if (value <= 0) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { kind, strength: short(value) } };
  },
};
