// The session goes on from another network or machine: a stolen cookie. Alike: leaving the house.
import type { RequestEvent } from '../../event/event.ts';
import type { Signal } from '../signal.ts';

/** Nobody walks from his home into a data centre; a VPN switched on midway does. */
const hostingPart = 1;

export const contextChange: Signal = {
  id: 'context-change',
  version: 2,
  family: 'session',
  unit: 'country 1.5, network 0.5, address alone 0.2, device or software 1, rented server 1; added up',
  valueMin: 0,
  valueMax: 4,
  sees: 'a session continued by somebody else (stolen cookie)',
  looksAlike: 'a phone that leaves the house: another network, same device, same country',
  evaluate(event: RequestEvent, { session }) {
    if (!session || event.type === 'login' || session.contextChange === 0) return undefined;
    const hosting = session.networkMoved && session.elsewhere?.line === 'hosting' ? hostingPart : 0;
    return {
      value: session.contextChange + hosting,
      facts: { network: session.networkMoved, device: session.deviceMoved },
    };
  },
};
