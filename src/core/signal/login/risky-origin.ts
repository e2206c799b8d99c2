// An address, device or network where hijackers were lately. Alike: a shared gateway one of them used.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Entity } from '../../state/entity.ts';
import type { Signal } from '../signal.ts';

/** A confirmed hijack weighs like this many suspected ones: it has been looked at by a person. */
const confirmedWeight = 3;
/** Log-ins of honest customers it takes to halve one suspicion. */
const visitsPrior = 5;
/** Share of risk at a place that is nothing unusual. */
const usualShare = 0.02;
const valueMax = 4;

export const riskyOrigin: Signal<Login> = {
  id: 'risky-origin',
  version: 1,
  family: 'login',
  unit: 'ln of the share of risky log-ins at this address, device or network over the usual share',
  valueMin: 0,
  valueMax,
  sees: 'means that were used against other customers',
  looksAlike: 'a shared gateway that a hijacker also used',
  evaluate(event, state) {
    const places: [string, string, Entity | undefined][] = [
      ['device', event.device ?? '', state.device],
      ['address', event.ip, state.address],
      ['network', String(state.origin?.asn ?? 0), state.network],
    ];
    let value = 0;
    let place: [string, string] = ['', ''];
    for (const [kind, name, entity] of places) {
      const here = entity ? riskShare(entity) : 0;
      if (here <= value) continue;
      value = here;
      place = [kind, name];
    }
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: { kind: place[0], name: place[1], strength: short(value) },
    };
  },
};

function riskShare(entity: Entity): number {
  const share =
    (entity.risk + confirmedWeight * entity.hostile) / (Math.max(entity.visits, 0) + visitsPrior);
  return Math.log((share + 1e-6) / usualShare);
}
