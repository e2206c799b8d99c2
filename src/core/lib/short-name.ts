// Names of bounded length, where a record holds them and its sender chooses them.
import { hash53 } from './hash.ts';

/** An address (45 characters at most) and a UUID are kept as they are. */
const plainMax = 45;

/** The name itself, or a dozen characters that stand for it. */
export function shortName(name: string): string {
  return isPlain(name) ? name : `#${hash53(name).toString(36)}`;
}

/** From the space to the tilde; a loop, for it is asked ten times a log-in. */
function isPlain(name: string): boolean {
  if (name.length === 0 || name.length > plainMax) return false;
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}
