// An address, device or network where hijackers were lately. Alike: a shared gateway one of them used.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { hostOf } from '../../state/listing.ts';
import { riskiestPlace } from '../risky-places.ts';
import type { Signal } from '../signal.ts';

const valueMax = 4;

export const riskyOrigin: Signal<Login> = {
  id: 'risky-origin',
  version: 2,
  family: 'login',
  unit: 'ln of the share of risky log-ins at this address, device, network, software or referrer over the usual share',
  valueMin: 0,
  valueMax,
  sees: 'means that were used against other customers',
  looksAlike: 'a shared gateway that a hijacker also used',
  evaluate(event, state) {
    const { kind, value } = riskiestPlace(state);
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: { kind, name: nameOf(kind, event, state.origin?.asn), strength: short(value) },
    };
  },
};

function nameOf(kind: string, event: Login, asn = 0): string {
  switch (kind) {
    case 'device':
      return event.device ?? '';
    case 'address':
      return event.ip;
    case 'network':
      return String(asn);
    case 'domain':
      return hostOf(event.referrer ?? '');
    default:
      return event.userAgent;
  }
}
