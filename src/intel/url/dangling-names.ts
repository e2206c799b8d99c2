// Reads which of a firm's own names point to nothing of the firm any more: a list, or a zone file of them.
import { parseUrl } from './parse-url.ts';

/** A zone with more dangling names than this is not a list of exceptions; the rest is not read. */
export const danglingNamesMax = 100_000;

/** `name [ttl] [class] type …`: the records by which a name leads somewhere. */
const record =
  /^(\S*)\s+(?:\d+[smhdw]?\s+)?(?:IN\s+)?(?:\d+\s+)?(A|AAAA|CNAME|DNAME|NS|ALIAS)\s+\S/i;

/**
 * One name a line, or the lines of a zone file: every name with an address, alias or delegation counts,
 * so a zone file given here holds only the records found dangling. `$ORIGIN` and `@` are understood,
 * and a line that begins with a blank speaks of the name before it.
 */
export function readDanglingNames(text: string): Set<string> {
  const names = new Set<string>();
  let origin = '';
  let last = '';
  for (const line of text.split(/\r?\n/)) {
    const plain = line.replace(/[;#].*$/, '').trimEnd();
    const directive = /^\$ORIGIN\s+(\S+)/i.exec(plain);
    if (directive) origin = directive[1].replace(/\.$/, '').toLowerCase();
    const name = nameOf(plain, origin, last);
    if (name === undefined) continue;
    last = name;
    names.add(name);
    if (names.size >= danglingNamesMax) break;
  }
  return names;
}

function nameOf(line: string, origin: string, last: string): string | undefined {
  if (line.trim() === '' || line.startsWith('$')) return undefined;
  const found = record.exec(line);
  if (found) return found[1] === '' ? last || undefined : absolute(found[1], origin);
  // No record: a name alone, or a URL somebody pasted.
  return /\s/.test(line.trim()) ? undefined : parseUrl(line)?.host;
}

function absolute(name: string, origin: string): string {
  const lower = name.toLowerCase();
  if (lower === '@') return origin;
  if (lower.endsWith('.')) return lower.slice(0, -1);
  return origin === '' ? lower : `${lower}.${origin}`;
}
