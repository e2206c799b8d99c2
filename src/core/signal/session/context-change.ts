// The session goes on from another network or machine: a stolen cookie. Alike: leaving the house.
import type { RequestEvent } from '../../event/event.ts';
import type { Signal } from '../signal.ts';

export const contextChange: Signal = {
  id: 'context-change',
  version: 1,
  family: 'session',
  unit: 'country 1.5, network 0.5, device or software 1; added up, at most 3',
  valueMin: 0,
  valueMax: 3,
  sees: 'a session continued by somebody else (stolen cookie)',
  looksAlike: 'a phone that leaves the house: another network, same device, same country',
  evaluate(event: RequestEvent, { session }) {
    if (!session || event.type === 'login' || session.contextChange === 0) return undefined;
    return {
      value: session.contextChange,
      facts: { network: session.networkMoved, device: session.deviceMoved },
    };
  },
};
