// Gathers what a log says of the machine it came from: what helps to know the device again, and no more.
import { readLogDate } from './log-date.ts';
import type { Role } from './role-words.ts';

export interface DeviceFacts {
  readonly machineId?: string;
  readonly computer?: string;
  readonly timeZone?: string;
  readonly keyboard?: string;
  readonly language?: string;
  readonly country?: string;
  /** `YYYY-MM-DD`, by the machine's own clock. */
  readonly logDate?: string;
}

type DeviceRole = Extract<
  Role,
  'machine' | 'computer' | 'zone' | 'keyboard' | 'language' | 'country' | 'date'
>;

const nameOf: Readonly<Record<DeviceRole, keyof DeviceFacts>> = {
  machine: 'machineId',
  computer: 'computer',
  zone: 'timeZone',
  keyboard: 'keyboard',
  language: 'language',
  country: 'country',
  date: 'logDate',
};

/** Time zones have long names; nothing asked for here is longer. */
const factLengthMax = 128;
/** One such key can stand in any file; a file that describes a machine has several. */
const factsMin = 2;

export function isDeviceRole(role: string): role is DeviceRole {
  return Object.hasOwn(nameOf, role);
}

export interface FactReader {
  take(role: DeviceRole, bytes: Buffer, start: number, end: number): void;
  /** A line without a key: keyboards are listed under theirs. */
  takeBare(bytes: Buffer, start: number, end: number): void;
  blank(): void;
  /** What the file said, if it describes a machine. */
  facts(): DeviceFacts;
}

export function createFactReader(): FactReader {
  const found: { -readonly [Name in keyof DeviceFacts]: DeviceFacts[Name] } = {};
  let isListing = false;

  function set(role: DeviceRole, text: string): void {
    const name = nameOf[role];
    const value = role === 'date' ? readLogDate(text) : plain(text);
    if (value && found[name] === undefined) found[name] = value;
  }

  return {
    take(role, bytes, start, end) {
      isListing = role === 'keyboard' && start === end;
      if (start < end && end - start <= 4 * factLengthMax)
        set(role, bytes.toString('utf8', start, end));
    },
    takeBare(bytes, start, end) {
      if (isListing)
        set('keyboard', bytes.toString('utf8', start, Math.min(end, start + factLengthMax)));
      isListing = false;
    },
    blank() {
      isListing = false;
    },
    facts: () => (Object.keys(found).length >= factsMin ? found : {}),
  };
}

/** Without control characters, which terminals obey. */
function plain(text: string): string {
  return text.replace(/\p{C}/gu, '').trim().slice(0, factLengthMax);
}

/** The first that was said stands. */
export function joinFacts(first: DeviceFacts, second: DeviceFacts): DeviceFacts {
  return { ...second, ...first };
}
