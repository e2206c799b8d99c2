import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAsnTables } from './asn-file.ts';
import { classifyNetwork } from './classify-network.ts';
import { listedNetworks, namePatterns } from './network-kinds.ts';

const { names } = loadAsnTables();
const known = new Set(names.values());

test('every listed number bears in the table the name it is listed by', () => {
  for (const [kind, networks] of Object.entries(listedNetworks)) {
    for (const [asn, name] of networks) {
      assert.ok(names.get(asn)?.startsWith(name), `${kind} ${asn}: ${name}, ${names.get(asn)}`);
      assert.equal(classifyNetwork(asn, names.get(asn) ?? ''), kind);
    }
  }
});

test('no number is listed twice', () => {
  const asns = Object.values(listedNetworks).flatMap((networks) => networks.map(([asn]) => asn));
  assert.equal(new Set(asns).size, asns.length);
});

test('every pattern has an example in the table that it alone decides', () => {
  const unlisted = 0;
  for (const { kind, pattern, example } of namePatterns) {
    assert.ok(known.has(example), example);
    assert.equal(namePatterns.find((entry) => entry.pattern.test(example))?.pattern, pattern);
    assert.equal(classifyNetwork(unlisted, example), kind);
  }
});

test('words that only look like hosting are not', () => {
  const unlisted = 0;
  assert.equal(classifyNetwork(unlisted, 'Conserver Observer Ltd'), 'unknown');
  assert.equal(classifyNetwork(unlisted, 'Echostar Broadcasting Corporation'), 'unknown');
  assert.equal(classifyNetwork(unlisted, 'Cloudflare, Inc.'), 'unknown');
  assert.equal(classifyNetwork(unlisted, 'Google Fiber Inc.'), 'residential');
  assert.equal(classifyNetwork(unlisted, 'CLOUDWIFI, SL'), 'unknown');
  assert.equal(classifyNetwork(unlisted, 'Karlsruhe Institute of Technology'), 'business');
  assert.equal(classifyNetwork(unlisted, ''), 'unknown');
});
