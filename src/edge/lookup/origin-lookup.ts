// Looks up, once for each event, what is known of the address and user agent it came with.
import type { Origin } from '../../core/event/origin.ts';
import { createNetworkLookup, type NetworkOrigin, unknownNetwork } from './network-lookup.ts';
import { createTwoGenerationCache } from './two-generation-cache.ts';
import { type ClientOrigin, lookUpUserAgent, unknownClient } from './user-agent-lookup.ts';

export interface OriginLookup {
  /** Nothing where the event carries neither. */
  lookup(ip?: string, userAgent?: string): Origin | undefined;
}

/** About 150 bytes each: some 10 MB when full. */
const addressesMax = 65_536;
/** At most 2 KiB each, 300 bytes as browsers send them: some 3 MB when full, never over 17 MB. */
const userAgentsMax = 8_192;

/** Reads the tables (0.5 s, 40 MB); both caches forget what has not been used lately. */
export function createOriginLookup(): OriginLookup {
  const lookUpNetwork = createNetworkLookup();
  const networks = createTwoGenerationCache<NetworkOrigin>(addressesMax);
  const clients = createTwoGenerationCache<ClientOrigin>(userAgentsMax);

  function networkOf(ip: string): NetworkOrigin {
    const known = networks.get(ip);
    if (known !== undefined) return known;
    const found = lookUpNetwork(ip);
    if (found !== unknownNetwork) networks.set(ip, found);
    return found;
  }

  function clientOf(userAgent: string): ClientOrigin {
    const known = clients.get(userAgent);
    if (known !== undefined) return known;
    const found = lookUpUserAgent(userAgent);
    if (found !== unknownClient) clients.set(userAgent, found);
    return found;
  }

  return {
    lookup(ip, userAgent) {
      if (ip === undefined && userAgent === undefined) return undefined;
      const network = ip === undefined ? unknownNetwork : networkOf(ip);
      const client = userAgent === undefined ? unknownClient : clientOf(userAgent);
      const { asn, country, network: kind } = network;
      return { asn, country, network: kind, ...client };
    },
  };
}
