// Reads a DMARC aggregate report from its XML, as RFC 7489 and RFC 9990 write it and as receivers do.
import ipaddr from 'ipaddr.js';
import type { DmarcRecord, DmarcReport } from '../../intel/mail/dmarc/report.ts';
import { MailError } from './mail-error.ts';
import { visitXml } from './xml-elements.ts';

/** The largest receivers split what is larger. */
const recordsMax = 200_000;
const fieldLengthMax = 300;
/** Reasons of one record; the schema knows six kinds. */
const overridesMax = 10;

type Fields = Record<string, string>;

/** Rejects with `not-a-report` and what is missing. Name spaces are not looked at: many leave them out. */
export function readDmarcXml(xml: string): DmarcReport {
  const head: Fields = {};
  const records: DmarcRecord[] = [];
  let record: Fields | undefined;
  let overrides: string[] = [];
  /** As deep as the reader of elements goes: its depthMax. */
  const path: string[] = [];
  const problem = visitXml(xml.replace(/^\uFEFF/, ''), {
    open(name) {
      path.push(name);
      if (name === 'record') [record, overrides] = [{}, []];
    },
    close(name, text) {
      const place = path.slice(1).join('/');
      path.pop();
      const value = text.slice(0, fieldLengthMax);
      if (name === 'record' && path.length === 1 && record) {
        if (records.length >= recordsMax)
          throw new MailError('too-large', `more than ${recordsMax} records in one report`);
        records.push(recordOf(record, overrides));
        record = undefined;
      } else if (place === 'record/row/policy_evaluated/reason/type') {
        if (overrides.length < overridesMax) overrides.push(value.toLowerCase());
      } else if (record) record[place.replace('record/', '')] ??= value;
      else if (value !== '') head[place] ??= value;
    },
  });
  if (problem) throw notReport(problem);
  return reportOf(head, records);
}

function reportOf(head: Fields, records: DmarcRecord[]): DmarcReport {
  const required = (place: string): string => {
    const value = head[place];
    if (value === undefined) throw notReport(`<${place.replace(/.*\//, '')}> is missing`);
    return value;
  };
  const time = (place: string): number => {
    const seconds = Number(required(place));
    if (!Number.isSafeInteger(seconds) || seconds <= 0 || seconds > 1e11)
      throw notReport(`<${place.replace(/.*\//, '')}> is not a time in seconds`);
    return seconds * 1000;
  };
  if (records.length === 0) throw notReport('no <record>');
  return {
    organisation: required('report_metadata/org_name'),
    reportId: required('report_metadata/report_id'),
    beginMs: time('report_metadata/date_range/begin'),
    endMs: time('report_metadata/date_range/end'),
    domain: required('policy_published/domain').toLowerCase(),
    policy: head['policy_published/p'] ?? '',
    records,
  };
}

function recordOf(fields: Fields, overrides: string[]): DmarcRecord {
  const count = Number(fields['row/count']);
  const text = (place: string): string => (fields[place] ?? '').toLowerCase();
  const headerFrom = text('identifiers/header_from');
  if (!Number.isSafeInteger(count) || count < 0)
    throw notReport('<count> is not a number of mails');
  if (headerFrom === '') throw notReport('<header_from> is missing');
  return {
    sourceIp: addressOf(fields['row/source_ip'] ?? ''),
    count,
    disposition: text('row/policy_evaluated/disposition'),
    dkim: text('row/policy_evaluated/dkim'),
    spf: text('row/policy_evaluated/spf'),
    overrides,
    headerFrom,
    envelopeFrom: text('identifiers/envelope_from'),
  };
}

/** One spelling for each address; IPv4 inside IPv6 is IPv4. */
function addressOf(text: string): string {
  if (!ipaddr.isValid(text)) throw notReport(`<source_ip> is not an address: ${text.slice(0, 60)}`);
  return ipaddr.process(text).toNormalizedString();
}

function notReport(detail: string): MailError {
  return new MailError('not-a-report', detail);
}
