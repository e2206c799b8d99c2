// Says what kind of network an AS is: by its number where it is listed, else by what its name says.
import type { NetworkKind } from '../../core/event/origin.ts';
import { listedNetworks, namePatterns } from './network-kinds.ts';

const kindByAsn: ReadonlyMap<number, NetworkKind> = new Map(
  Object.entries(listedNetworks).flatMap(([kind, networks]) =>
    networks.map(([asn]) => [asn, kind as NetworkKind] as const),
  ),
);

export function classifyNetwork(asn: number, name: string): NetworkKind {
  const listed = kindByAsn.get(asn);
  if (listed !== undefined) return listed;
  return namePatterns.find(({ pattern }) => pattern.test(name))?.kind ?? 'unknown';
}
