// A log-in in another language, by another way in or at another hour than the customer's.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { habitFamiliarity } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMin = -4;
const valueMax = 5;

export const strangeHabits: Signal<Login> = {
  id: 'strange-habits',
  version: 1,
  family: 'likeness',
  unit: 'log-odds of language, way in and hour (natural log)',
  valueMin,
  valueMax,
  sees: 'entry by somebody with other habits',
  looksAlike: 'a family member helping, a first try of the app, a sleepless night',
  evaluate(event, state) {
    if (!state.keys || state.account.logins === 0) return undefined;
    const value = habitFamiliarity(state.keys, state.account, state.population, state.timeMs);
    return {
      value: clamp(value, valueMin, valueMax),
      facts: {
        language: event.language ?? '',
        entry: `${event.method}/${event.channel}`,
        hourUtc: Math.floor((state.timeMs / 3_600_000) % 24),
      },
    };
  },
};
