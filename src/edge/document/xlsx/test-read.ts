// Reads a workbook back with a ZIP reader of others, for tests: parts as text, cells by name.
import { Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** What a writer wrote, as one buffer. */
export async function written(write: (target: Writable) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const target = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await write(target);
  return Buffer.concat(chunks);
}

/** Parts of the archive by name; the reader checks sizes and checksums. */
export function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts = new Map<string, string>();
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, async (openError, stream) => {
          if (openError) return reject(openError);
          parts.set(entry.fileName, await textOf(stream));
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

export interface ReadCell {
  readonly formula?: string;
  readonly value: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (xml: string): string => xml.replace(/&(\w+);/g, (_, name) => entities[name]);

/** Cells of a sheet by their name, `B7`. */
export function cellsIn(sheet: string): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, name, body] of sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(.*?)<\/c>/gs)) {
    const formula = /<f>(.*?)<\/f>/s.exec(body)?.[1];
    const value = /<(?:v|t)(?: [^>]*)?>(.*?)<\/(?:v|t)>/s.exec(body)?.[1] ?? '';
    cells.set(name, {
      value: unescaped(value),
      ...(formula === undefined ? {} : { formula: unescaped(formula) }),
    });
  }
  return cells;
}

/** A worksheet by its name in the workbook. */
export function sheetNamed(parts: ReadonlyMap<string, string>, name: string): string {
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)"/g)];
  const at = names.findIndex(([, found]) => unescaped(found) === name);
  return parts.get(`xl/worksheets/sheet${at + 1}.xml`)!;
}
