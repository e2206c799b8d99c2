// Faster from country to country than anybody flies. Alike: a VPN switched on.
import type { Login } from '../../event/session.ts';
import { clamp, hourMs } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { distanceKm } from '../../lib/places.ts';
import type { Signal } from '../signal.ts';

/** Cruising speed of an airliner, with the ways to and from the airport left out. */
const flightKmPerHour = 900;
/** Country centres are rough: neighbours are no journey. */
const distanceMinKm = 1000;
const valueMax = 3;

export const travelSpeed: Signal<Login> = {
  id: 'travel-speed',
  version: 1,
  family: 'likeness',
  unit: 'ln of speed over the speed of a flight',
  valueMin: 0,
  valueMax,
  sees: 'two people in one account, far apart',
  looksAlike: 'a VPN or a foreign roaming gateway switched on',
  evaluate(_event, { account, origin, timeMs }) {
    if (!origin?.country || !account.lastCountry || account.lastCountry === origin.country)
      return undefined;
    const distance = distanceKm(account.lastCountry, origin.country);
    if (distance === undefined || distance < distanceMinKm) return undefined;
    const hours = Math.max(timeMs - account.lastLoginMs, hourMs / 60) / hourMs;
    const speed = distance / hours;
    if (speed <= flightKmPerHour) return undefined;
    return {
      value: clamp(Math.log(speed / flightKmPerHour), 0, valueMax),
      facts: {
        from: account.lastCountry,
        to: origin.country,
        distanceKm: short(distance),
        hours: short(hours),
      },
    };
  },
};
