// Notes the keys of a file's first block as they are written: every family spells its own.
import type { KeyRole } from './key-reader.ts';

export interface LayoutNote {
  key(bytes: Buffer, start: number, end: number, role: KeyRole): void;
  text(): string;
}

const keysMax = 6;
/** A key that was recognised by a guess may be anything; longer than words are, it is not noted. */
const keyBytesMax = 16;

export function createLayoutNote(): LayoutNote {
  const names: string[] = [];
  let isDone = false;
  return {
    key(bytes, start, end, role) {
      if (isDone || end - start > keyBytesMax) return;
      if (role !== 'url' && role !== 'login' && role !== 'password' && role !== 'app') return;
      const name = bytes.toString('latin1', start, end).trim();
      isDone = names.includes(name) || names.length === keysMax;
      if (!isDone) names.push(name);
    },
    text: () => names.join(','),
  };
}
