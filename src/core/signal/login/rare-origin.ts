// Country and language that hardly any customer shows, on an account that has no habits yet.
// Alike: customers who live abroad; with habits of their own they are judged by those.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { weightAt } from '../../state/counts.ts';
import { loginsOf } from '../../state/familiarity.ts';
import { shareOf } from '../../state/population.ts';
import type { Signal } from '../signal.ts';

/** What one log-in in fifty shows is nothing rare. */
const shareUsual = 0.02;
/** With so many log-ins an account has habits, and nothing is left of this evidence. */
const loginsEnough = 5;
/** Log-ins it takes until the population says something. */
const everybodyMin = 500;
const valueMax = 4;

export const rareOrigin: Signal<Login> = {
  id: 'rare-origin',
  version: 1,
  family: 'likeness',
  unit: 'ln of 1 in 50 over the share of country and of language, added, fading with five log-ins',
  valueMin: 0,
  valueMax,
  sees: 'entry from abroad into an account nobody has seen log in yet',
  looksAlike: 'a new customer who lives abroad',
  evaluate(event, { keys, account, population, timeMs, origin }) {
    if (!keys) return undefined;
    const part = 1 - loginsOf(account, timeMs) / loginsEnough;
    if (part <= 0 || population.logins / weightAt(timeMs) < everybodyMin) return undefined;
    const rare = (feature: 'country' | 'language', key: number) =>
      key === 0 ? 0 : Math.log(shareUsual / shareOf(population, feature, key, timeMs));
    const value =
      part *
      (Math.max(0, rare('country', keys.country)) + Math.max(0, rare('language', keys.language)));
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: { country: origin?.country ?? '', language: event.language ?? '' },
    };
  },
};
