// A request in a session that never logged in here. Alike: a log-in event that was lost on the way.
import type { Signal } from '../signal.ts';

export const noLogin: Signal = {
  id: 'no-login',
  version: 1,
  family: 'session',
  unit: '1 when no successful log-in opened the session',
  valueMin: 0,
  valueMax: 1,
  sees: 'a stolen session used without any log-in',
  looksAlike: 'a log-in that happened before the first start, or was lost on the way',
  evaluate(event, { session }) {
    if (event.type === 'login' || session?.loggedIn) return undefined;
    return { value: 1, facts: { session: event.session } };
  },
};
