// What the tests of DMARC reports share: a report as XML, in the words of RFC 7489.

export interface TestReport {
  readonly id?: string;
  readonly ip?: string;
  readonly count?: number;
  readonly beginSeconds?: number;
}

export function reportXml({
  id = 'r-1',
  ip = '203.0.113.7',
  count = 12,
  beginSeconds = 1_746_057_600,
}: TestReport = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feedback>
  <report_metadata>
    <org_name>receiver.example</org_name>
    <email>dmarc@receiver.example</email>
    <report_id>${id}</report_id>
    <date_range><begin>${beginSeconds}</begin><end>${beginSeconds + 86_399}</end></date_range>
  </report_metadata>
  <policy_published><domain>firm.example</domain><adkim>r</adkim><aspf>r</aspf><p>reject</p><sp>reject</sp><pct>100</pct></policy_published>
  <record>
    <row>
      <source_ip>${ip}</source_ip><count>${count}</count>
      <policy_evaluated><disposition>reject</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated>
    </row>
    <identifiers><header_from>firm.example</header_from><envelope_from>evil.example</envelope_from></identifiers>
    <auth_results><spf><domain>evil.example</domain><result>pass</result></spf></auth_results>
  </record>
</feedback>
`;
}
