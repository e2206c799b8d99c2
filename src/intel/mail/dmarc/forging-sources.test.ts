import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../core/lib/decay.ts';
import { createForgingSources, networkOf } from './forging-sources.ts';
import type { DmarcRecord, DmarcReport } from './report.ts';

function record(changes: Partial<DmarcRecord> = {}): DmarcRecord {
  return {
    sourceIp: '203.0.113.7',
    count: 10,
    disposition: 'reject',
    dkim: 'fail',
    spf: 'fail',
    overrides: [],
    headerFrom: 'firm.example',
    envelopeFrom: 'evil.example',
    ...changes,
  };
}

function report(records: DmarcRecord[], beginMs = 0): DmarcReport {
  return {
    organisation: 'receiver.example',
    reportId: `r-${beginMs}`,
    beginMs,
    endMs: beginMs + dayMs,
    domain: 'firm.example',
    policy: 'reject',
    records,
  };
}

test('a source is new once, and its neighbours are the same source', () => {
  const sources = createForgingSources();
  assert.equal(sources.take(report([record()])).length, 1);
  assert.equal(
    sources.take(report([record({ sourceIp: '203.0.113.99', disposition: 'none' })], dayMs)).length,
    0,
  );
  const [source] = sources.list();
  assert.equal(source.network, '203.0.113.0/24');
  assert.equal(source.mails, 20);
  assert.equal(source.delivered, 10);
  assert.deepEqual(source.addresses, ['203.0.113.7', '203.0.113.99']);
});

test('own mail and honest forwarding are no forging', () => {
  const sources = createForgingSources();
  const fresh = sources.take(
    report([
      record({ dkim: 'pass' }),
      record({ spf: 'pass' }),
      record({ overrides: ['forwarded'] }),
      record({ overrides: ['mailing_list'] }),
    ]),
  );
  assert.deepEqual(fresh, []);
  assert.deepEqual(sources.list(), []);
});

test('a source is new again after a long silence; other domains are other sources', () => {
  const sources = createForgingSources({ sourcesMax: 10, lifetimeMs: 30 * dayMs });
  sources.take(report([record()]));
  assert.equal(sources.take(report([record()], 100 * dayMs)).length, 1);
  assert.equal(
    sources.take(report([record({ headerFrom: 'mail.firm.example' })], 101 * dayMs)).length,
    1,
  );
});

test('the number of sources is bounded; the longest unseen goes', () => {
  const sources = createForgingSources({ sourcesMax: 2, lifetimeMs: dayMs });
  sources.take(
    report(['192.0.2.1', '198.51.100.1', '203.0.113.1'].map((sourceIp) => record({ sourceIp }))),
  );
  assert.deepEqual(
    sources.list().map(({ network }) => network),
    ['198.51.100.0/24', '203.0.113.0/24'],
  );
});

test('networks of IPv6 are /48', () => {
  assert.equal(networkOf('2001:db8:1:2:0:0:0:1'), '2001:db8:1::/48');
});
