// The built console in memory, by path: what is not in it cannot be asked for.
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** As the build left them beside the file. */
  readonly brotli?: Buffer;
  readonly gzip?: Buffer;
}

/** By path below `/console/`; empty where the console is not built. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** A build has some forty files of three megabytes in all; more is not a build of ours. */
const filesMax = 1_000;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export function readStaticFiles(directory: string): StaticFiles {
  const paths = globSync('**/*.*', { cwd: directory });
  if (paths.length > filesMax) throw new Error(`${directory} holds more than ${filesMax} files`);
  const there = new Set(paths);
  const read = (path: string): Buffer | undefined =>
    there.has(path) ? readFileSync(join(directory, path)) : undefined;
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const bytes = readFileSync(join(directory, path));
    files.set(path, { type, bytes, brotli: read(`${path}.br`), gzip: read(`${path}.gz`) });
  }
  return files;
}

export function isBuilt(files: StaticFiles): boolean {
  return files.has('index.html');
}
