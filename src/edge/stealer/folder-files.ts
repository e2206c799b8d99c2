// Walks a folder, a file or an archive, and hands out every file that may hold a credential, in a fixed order.
import { createReadStream, type Dirent } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FileKind, fileKindOf, isPasswordName } from '../../intel/stealer/file-kind.ts';
import { faultCodeOf, printable } from './fault.ts';
import { gunzipped } from './gunzip.ts';
import { admitFile, type Budget, type LogFile, withinBudget } from './log-file.ts';
import { zipFiles } from './zip-files.ts';

/** Read at once; large enough that lines cut at its end are few. */
const chunkBytes = 1 << 20;

interface Place {
  /** Where it is on disk. */
  readonly disk: string;
  /** How it is named in what is written. */
  readonly path: string;
  /** The log that the folders above belong to. */
  readonly root?: string;
  readonly rootIsDevice: boolean;
}

/** Everything below `path`; a path that does not exist is the caller's mistake and rejects. */
export async function* logFiles(path: string, budget: Budget): AsyncGenerator<LogFile> {
  const status = await lstat(path);
  const place: Place = { disk: path, path: printable(basename(path)), rootIsDevice: false };
  if (status.isDirectory()) yield* folderFiles({ ...place, path: '' }, budget, 0);
  else yield* oneFile(place, fileKindOf(basename(path)), budget);
}

async function* folderFiles(folder: Place, budget: Budget, depth: number): AsyncGenerator<LogFile> {
  if (depth > budget.limits.foldersDeepMax)
    return budget.onFault({ code: 'archive-too-deep', path: folder.path });
  const entries = await entriesOf(folder, budget);
  const inside = rootWithin(folder, entries);
  for (const entry of entries) {
    const path =
      folder.path === '' ? printable(entry.name) : `${folder.path}/${printable(entry.name)}`;
    const place: Place = { ...inside, disk: join(folder.disk, entry.name), path };
    if (entry.isDirectory()) yield* folderFiles(place, budget, depth + 1);
    else if (entry.isSymbolicLink()) budget.onFault({ code: 'link', path });
    else if (entry.isFile()) {
      if (!admitFile(budget, path)) return;
      yield* oneFile(place, fileKindOf(place.path), budget);
    }
  }
}

async function entriesOf(folder: Place, budget: Budget): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder.disk, { withFileTypes: true });
    return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    budget.onFault({ code: faultCodeOf(error), path: folder.path });
    return [];
  }
}

/** The nearest folder that describes a machine, else the topmost that holds passwords. */
function rootWithin(
  folder: Place,
  entries: readonly Dirent[],
): Pick<Place, 'root' | 'rootIsDevice'> {
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  if (names.some((name) => fileKindOf(name) === 'device'))
    return { root: folder.path || '.', rootIsDevice: true };
  if (folder.root !== undefined) return { root: folder.root, rootIsDevice: folder.rootIsDevice };
  const holds = names.some((name) => fileKindOf(name) === 'text' && isPasswordName(name));
  return { root: holds ? folder.path || '.' : undefined, rootIsDevice: false };
}

async function* oneFile(place: Place, kind: FileKind, budget: Budget): AsyncGenerator<LogFile> {
  const { path, disk } = place;
  if (kind === 'zip') yield* zipFiles(disk, path, budget);
  else if (kind === 'unread-archive') budget.onFault({ code: 'archive-unread', path });
  else if (kind === 'device' || kind === 'text')
    yield { path, root: place.root ?? path, kind, chunks: () => diskChunks(disk) };
  else if (kind === 'gzip')
    yield { path, root: path, kind: 'text', chunks: () => gzipChunks(disk, budget) };
}

/** One buffer is read into again and again, and wiped at the end. */
async function* diskChunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const buffer = Buffer.alloc(chunkBytes);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    buffer.fill(0);
    await file.close();
  }
}

async function* gzipChunks(path: string, budget: Budget): AsyncGenerator<Buffer> {
  const { size } = await lstat(path);
  const stream = gunzipped(createReadStream(path));
  try {
    yield* withinBudget(stream, { packedBytes: size, bytes: 0 }, budget);
  } finally {
    stream.destroy();
  }
}
