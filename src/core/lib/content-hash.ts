// The fingerprint of a request that a step-up is bound to: any change of content makes another one.
import { hash } from 'node:crypto';

/** Names of a request, not its content: the same order sent again is the same order. */
const namesOnly = new Set(['id', 'time']);

/** `sha256:` and 64 hex digits over the request as JSON with sorted keys, without `id` and `time`. */
export function contentHash(request: Readonly<Record<string, unknown>>): string {
  return `sha256:${hash('sha256', canonical(request, namesOnly), 'hex')}`;
}

function canonical(value: unknown, without: ReadonlySet<string> = new Set()): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry)).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([key, entry]) => !without.has(key) && entry !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`);
  return `{${entries.join(',')}}`;
}
