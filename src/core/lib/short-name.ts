// Names of bounded length, where a record holds them and its sender chooses them.
import { hash53 } from './hash.ts';

/** An address (45 characters at most) and a UUID are kept as they are. */
const plain = /^[\x20-\x7e]{1,45}$/;

/** The name itself, or a dozen characters that stand for it. */
export function shortName(name: string): string {
  return plain.test(name) ? name : `#${hash53(name).toString(36)}`;
}
