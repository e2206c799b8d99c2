// The address, device, network or referrer is on a list of hostile means. Alike: a reassigned address.
import type { Login } from '../../event/session.ts';
import type { Signal } from '../signal.ts';

/** A whole network is never as telling as one address in it. */
const networkPart = 0.5;

export const listedOrigin: Signal<Login> = {
  id: 'listed-origin',
  version: 1,
  family: 'intel',
  unit: 'confidence of the strongest listing that still holds (half for a network), 0..1',
  valueMin: 0,
  valueMax: 1,
  sees: 'means that others have reported',
  looksAlike: 'an address that has been given to somebody else since',
  evaluate(_event, { listing }) {
    if (!listing) return undefined;
    const { kind, value: name, source, confidence } = listing;
    const value = confidence * (kind === 'asn' ? networkPart : 1);
    return { value, facts: { kind, name, source } };
  },
};
