// A log-in from software this customer does not use. Alike: a new phone, a browser update.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { clientFamiliarity } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMin = -5;
const valueMax = 6;

export const strangeClient: Signal<Login> = {
  id: 'strange-client',
  version: 1,
  family: 'likeness',
  unit: 'log-odds of user agent, browser, system and form (natural log)',
  valueMin,
  valueMax,
  sees: 'entry with software the customer does not use',
  looksAlike: 'a new phone or computer, a browser update',
  evaluate(_event, state) {
    if (!state.keys || state.account.logins === 0) return undefined;
    const value = clientFamiliarity(state.keys, state.account, state.population, state.timeMs);
    return {
      value: clamp(value, valueMin, valueMax),
      facts: { browser: state.origin?.browser ?? '', system: state.origin?.os ?? '' },
    };
  },
};
