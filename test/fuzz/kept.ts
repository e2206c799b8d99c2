// The corpus that fuzzing found: one input a line, as a JSON text of its bytes (Latin-1).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'corpus', 'kept');
/** Of each parser; what is left out are the longest inputs. */
const bytesMax = 48 * 1_024;

export function keptInputs(name: string): Buffer[] {
  let text: string;
  try {
    text = readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  } catch {
    return [];
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => Buffer.from(JSON.parse(line) as string, 'latin1'));
}

export function keepInputs(name: string, inputs: readonly Buffer[]): void {
  let left = bytesMax;
  const lines = inputs
    .map((bytes) => JSON.stringify(bytes.toString('latin1')))
    .toSorted((one, other) => one.length - other.length)
    .filter((line) => {
      left -= line.length;
      return left >= 0;
    });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.jsonl`), `${lines.join('\n')}\n`);
}
