// Names of the shared entities a request or session touches, inside their world.
import type { Origin } from '../event/origin.ts';
import { shortName } from '../lib/short-name.ts';
import type { LoginKeys } from './familiarity.ts';
import { type Elsewhere, elsewhereKey, type Session } from './session.ts';
import { clientTrace } from './traces.ts';

/** Empty where nothing is said of it. */
export interface PlaceNames {
  readonly address: string;
  readonly network: string;
  readonly device: string;
  /** Among the traces. */
  readonly client: string;
}

const noNames: PlaceNames = { address: '', network: '', device: '', client: '' };

export function namesOfEvent(
  seen: { readonly ip?: string; readonly device?: string },
  keys: LoginKeys,
  origin: Origin | undefined,
): PlaceNames {
  return {
    address: seen.ip ? shortName(seen.ip) : '',
    network: origin?.asn ? String(origin.asn) : '',
    device: seen.device ? shortName(seen.device) : '',
    client: keys.agent ? clientTrace(keys.agent, keys.language) : '',
  };
}

/** Where the session was last seen, as far as anybody said. */
export function namesOfSession(session: Session | undefined): PlaceNames {
  if (!session) return noNames;
  return session.elsewhere ? namesElsewhere(session.elsewhere) : namesOfLogin(session);
}

export function namesElsewhere({ address, device, keys }: Elsewhere): PlaceNames {
  const asn = keys[elsewhereKey.network] ?? 0;
  const agent = keys[elsewhereKey.agent] ?? 0;
  return {
    address,
    network: asn ? String(asn) : '',
    device,
    client: agent ? clientTrace(agent, keys[elsewhereKey.language] ?? 0) : '',
  };
}

/** Where the session logged in. */
export function namesOfLogin(session: Session): PlaceNames {
  const { address, device, networkKey, agentKey, habits } = session;
  return {
    address,
    network: networkKey ? String(networkKey) : '',
    device,
    client: agentKey ? clientTrace(agentKey, habits[3] ?? 0) : '',
  };
}
