import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDmarcXml } from './dmarc-xml.ts';
import { MailError } from './mail-error.ts';
import { reportXml } from './test-report.ts';

test('reads a report as RFC 7489 shows it', () => {
  const report = readDmarcXml(reportXml());
  assert.deepEqual(report, {
    organisation: 'receiver.example',
    reportId: 'r-1',
    beginMs: 1_746_057_600_000,
    endMs: 1_746_143_999_000,
    domain: 'firm.example',
    policy: 'reject',
    records: [
      {
        sourceIp: '203.0.113.7',
        count: 12,
        disposition: 'reject',
        dkim: 'fail',
        spf: 'fail',
        overrides: [],
        headerFrom: 'firm.example',
        envelopeFrom: 'evil.example',
      },
    ],
  });
});

test('reads one of RFC 9990: name space, several reasons, several results, an extension', () => {
  const report = readDmarcXml(`<?xml version="1.0"?>
<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0"><version>1.0</version>
<report_metadata><org_name>Receiver &amp; Co</org_name><email>a@r.example</email><report_id>x!1</report_id>
<date_range><begin>1746057600</begin><end>1746143999</end></date_range><generator>g 1.0</generator></report_metadata>
<policy_published><domain>Firm.Example</domain><p>reject</p><sp>reject</sp><np>reject</np><testing>n</testing><discovery_method>treewalk</discovery_method></policy_published>
<extension><x:a xmlns:x="urn:x">1</x:a></extension>
<record><row><source_ip>2001:DB8::1</source_ip><count>3</count><policy_evaluated><disposition>pass</disposition><dkim>pass</dkim><spf>fail</spf>
<reason><type>forwarded</type></reason><reason><type>local_policy</type><comment>c</comment></reason></policy_evaluated></row>
<identifiers><header_from>mail.firm.example</header_from></identifiers>
<auth_results><dkim><domain>firm.example</domain><selector>s</selector><result>pass</result></dkim><spf><domain>f.example</domain><result>fail</result></spf></auth_results></record></feedback>`);
  assert.equal(report.organisation, 'Receiver & Co');
  assert.equal(report.domain, 'firm.example');
  assert.deepEqual(report.records[0].overrides, ['forwarded', 'local_policy']);
  assert.equal(report.records[0].sourceIp, '2001:db8:0:0:0:0:0:1');
  assert.equal(report.records[0].dkim, 'pass');
  assert.equal(report.records[0].envelopeFrom, '');
});

test('what is missing or wrong is named', () => {
  const refused = (xml: string, word: RegExp) =>
    assert.throws(
      () => readDmarcXml(xml),
      (error) =>
        error instanceof MailError && error.code === 'not-a-report' && word.test(error.message),
    );
  refused(reportXml().replace(/<report_id>.*<\/report_id>/, ''), /report_id/);
  refused(reportXml().replace('203.0.113.7', 'somewhere'), /source_ip/);
  refused(reportXml().replace('<count>12<', '<count>many<'), /count/);
  refused(reportXml().replace(/<begin>.*<\/begin>/, '<begin>soon</begin>'), /begin/);
  refused('<feedback></feedback>', /record/);
  refused('<html></html>', /record/);
  refused('<feedback', /without end/);
});
