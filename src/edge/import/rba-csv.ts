// The public log-in data set for risk-based authentication: every row is one `login` event.
//
// Wiefling, Jørgensen, Thunem, Lo Iacono: "Pump Up Password Security!", ACM TOPS 2022 (CC BY 4.0).
// Synthetic in its values, real in its distributions; a single sign-on service in Norway.
import type { Form, Origin } from '../../core/event/origin.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import type { ImportedEvent, ImportFault, ImportLabel, ImportOptions } from './importer.ts';

/** Without these a row is no log-in; the others (`index`, `Country`, `ASN`, …) may be missing. */
const columns = ['Login Timestamp', 'User ID', 'IP Address', 'Login Successful'];
const timePattern = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z?$/;
const addressPattern = /^[0-9A-Fa-f:.]{2,45}$/;
const indexPattern = /^\d{1,15}$/;
const accountLengthMax = 128;
const userAgentLengthMax = 1024;
const forms: Readonly<Record<string, Form>> = {
  desktop: 'desktop',
  mobile: 'phone',
  tablet: 'tablet',
  bot: 'bot',
};

/**
 * Every row is a session of its own. What the data set says of address, network and device is kept
 * in `origin`; what it says of attacks goes to `onLabel` and never into the event.
 */
export async function* importRbaCsv(
  path: string,
  options: ImportOptions,
): AsyncGenerator<ImportedEvent> {
  const onFault = options.onFault ?? (() => undefined);
  let number = 0;
  for await (const row of csvRows(path, columns, onFault)) {
    number += 1;
    const event = loginOf(row, number, onFault);
    if (!event) continue;
    for (const label of labelsOf(row, event)) options.onLabel?.(label);
    yield options.firm === undefined ? event : { ...event, firm: options.firm };
  }
}

function loginOf(
  { line, fields }: CsvRow,
  number: number,
  onFault: (fault: ImportFault) => void,
): (ImportedEvent & { account: string }) | undefined {
  const refuse = (field: string, expected: string) => onFault({ line, field, expected });
  const time = timeOf(fields['Login Timestamp'] ?? '');
  const account = fields['User ID'] ?? '';
  const ip = fields['IP Address'] ?? '';
  const success = truth(fields['Login Successful']);
  if (time === undefined) return void refuse('Login Timestamp', 'YYYY-MM-DD hh:mm:ss.sss, UTC');
  if (account === '' || account.length > accountLengthMax)
    return void refuse('User ID', `1 to ${accountLengthMax} characters`);
  if (!addressPattern.test(ip)) return void refuse('IP Address', 'an IPv4 or IPv6 address');
  if (success === undefined) return void refuse('Login Successful', 'True or False');
  const row = indexPattern.test(fields.index ?? '') ? fields.index : number;
  return {
    id: `rba-${row}`,
    type: 'login',
    time,
    account,
    session: `rba-s-${row}`,
    outcome: success ? 'success' : 'failure',
    method: 'password',
    channel: 'web',
    ip,
    userAgent: (fields['User Agent String'] ?? '').slice(0, userAgentLengthMax),
    ...besides(fields),
  };
}

/** What the data set says of network and device, in the words of the look-up tables; it names no network kind. */
function besides(fields: CsvRow['fields']): Record<string, unknown> {
  const asn = Number(fields.ASN || Number.NaN);
  const roundTripMs = Number(fields['Round-Trip Time [ms]'] || Number.NaN);
  const origin: Origin = {
    asn: Number.isInteger(asn) && asn > 0 ? asn : 0,
    country: stated(fields.Country),
    network: 'unknown',
    browser: majorOnly(stated(fields['Browser Name and Version'])),
    os: stated(fields['OS Name and Version']),
    form: forms[fields['Device Type'] ?? ''] ?? 'unknown',
  };
  return {
    origin: { ...origin, region: stated(fields.Region), city: stated(fields.City) },
    ...(Number.isFinite(roundTripMs) && { roundTripMs }),
  };
}

/** The data set writes `-` where it does not know. */
function stated(text: string | undefined): string {
  return text === undefined || text === '-' ? '' : text;
}

/** `Chrome 79.0.3945` is known elsewhere as `Chrome 79`. */
function majorOnly(browser: string): string {
  return browser.replace(/(\d+)\..*$/, '$1');
}

function labelsOf(
  { fields }: CsvRow,
  { id, account }: { id: string; account: string },
): ImportLabel[] {
  const labels: ImportLabel[] = [];
  if (truth(fields['Is Account Takeover']))
    labels.push({ event: id, episode: `rba-takeover-${account}`, kind: 'takeover' });
  if (truth(fields['Is Attack IP']))
    labels.push({
      event: id,
      episode: `rba-address-${fields['IP Address']}`,
      kind: 'attack-address',
    });
  return labels;
}

function truth(text: string | undefined): boolean | undefined {
  if (text === 'True' || text === 'true' || text === '1') return true;
  if (text === 'False' || text === 'false' || text === '0') return false;
  return undefined;
}

function timeOf(text: string): string | undefined {
  const parts = timePattern.exec(text);
  if (!parts) return undefined;
  const milliseconds = (parts[3] ?? '').padEnd(3, '0').slice(0, 3);
  const time = `${parts[1]}T${parts[2]}.${milliseconds}Z`;
  const timeMs = Date.parse(time);
  return Number.isNaN(timeMs) || new Date(timeMs).toISOString() !== time ? undefined : time;
}
