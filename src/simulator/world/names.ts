// Opaque names: everybody's account, session, order and device look alike, whoever is behind them.
import { mix, scramble } from '../random.ts';

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(value: number): string {
  const upper = bytes[value >>> 24]! + bytes[(value >>> 16) & 255]!;
  return upper + bytes[(value >>> 8) & 255]! + bytes[value & 255]!;
}

/** A bijection of the index, so no two accounts share a name. */
export function accountName(seed: number, index: number): string {
  return `ac-${hex(scramble(index ^ scramble(seed)))}`;
}

/** A device or browser cookie; the key says whose, the generation which of his. */
export function deviceName(seed: number, key: number, generation: number): string {
  const first = mix(seed, 0x64657669, key, generation);
  return `dv-${hex(first)}${hex(mix(seed, 0x63657669, first, key))}`;
}

/** A bank account to which money can be paid out; the generation says which of his. */
export function bankName(seed: number, key: number, generation: number): string {
  return deviceName(seed, key, 77 + generation).replace('dv-', 'bk-');
}

/** Counted names, scrambled: sessions and orders carry no order of opening. */
export function countedName(prefix: 'ss' | 'or', seed: number, count: number): string {
  return `${prefix}-${hex(scramble(count ^ scramble(seed ^ prefix.charCodeAt(0))))}`;
}

export function eventName(count: number): string {
  return `ev-${count.toString(36).padStart(8, '0')}`;
}
