// Steps that follow each other faster than a person works. Alike: firms' own trading interfaces.
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Signal } from '../signal.ts';

/** A person needs this long to find, fill in and confirm an order form [our estimate]. */
const personSeconds = 6;
const valueMax = 2.5;

export const automationSpeed: Signal = {
  id: 'automation-speed',
  version: 1,
  family: 'session',
  unit: 'ln of six seconds over the mean time between the requests of the session',
  valueMin: 0,
  valueMax,
  sees: 'scripts that empty accounts',
  looksAlike: 'customers who trade through an interface, a double click',
  evaluate(event, { session, timeMs }) {
    if (!session || event.type === 'login' || session.requests < 2) return undefined;
    const seconds = Math.max(0.1, (timeMs - session.startMs) / 1000 / session.requests);
    if (seconds >= personSeconds) return undefined;
    return {
      value: clamp(Math.log(personSeconds / seconds), 0, valueMax),
      facts: { secondsEach: short(seconds), requests: session.requests + 1 },
    };
  },
};
