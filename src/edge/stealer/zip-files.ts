// Reads a zip archive entry by entry, on disk or in memory, trusting nothing it says of itself.
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { fileKindOf, folderOf, isPasswordName, rootOf } from '../../intel/stealer/file-kind.ts';
import { faultCodeOf, printable, StealerFault } from './fault.ts';
import { gunzipped } from './gunzip.ts';
import { admitFile, type Budget, type Expansion, type LogFile, withinBudget } from './log-file.ts';

/** A zip on disk by its path, or one within another by its bytes. */
export type ZipSource = string | Buffer;

const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const;

/** Files of the archive; faults go to the budget, and the rest of it is read where it can be. */
export async function* zipFiles(
  source: ZipSource,
  name: string,
  budget: Budget,
  depth = 1,
): AsyncGenerator<LogFile> {
  try {
    const roots = await readRoots(await open(source), budget.limits.filesMax);
    const zip = await open(source);
    const expansion: Expansion = { packedBytes: zip.fileSize, bytes: 0 };
    let packedBytes = 0;
    for await (const entry of zip.eachEntry()) {
      // Entries that overlap each other are how small archives expand without end.
      packedBytes += entry.compressedSize;
      if (packedBytes > zip.fileSize) throw new StealerFault('expands-too-far');
      yield* entryFiles({ zip, entry, name, roots, expansion, budget, depth });
      if (isSpent(expansion)) break;
    }
  } catch (error) {
    budget.onFault({ code: faultCodeOf(error), path: name });
  }
}

function open(source: ZipSource): Promise<ZipFile> {
  return typeof source === 'string'
    ? yauzl.openPromise(source, options)
    : yauzl.fromBufferPromise(source, options);
}

interface Roots {
  readonly device: Set<string>;
  readonly passwords: Set<string>;
}

/** Folders that are logs of their own: entries come in any order, so names are read first. */
async function readRoots(zip: ZipFile, entriesMax: number): Promise<Roots> {
  const roots: Roots = { device: new Set(), passwords: new Set() };
  for await (const entry of zip.eachEntry()) {
    if (zip.entriesRead > entriesMax) break;
    const path = entryPath(entry);
    const kind = fileKindOf(path);
    if (kind === 'device') roots.device.add(folderOf(path));
    else if (kind === 'text' && isPasswordName(path)) roots.passwords.add(folderOf(path));
  }
  return roots;
}

interface EntryOf {
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly name: string;
  readonly roots: Roots;
  readonly expansion: Expansion;
  readonly budget: Budget;
  readonly depth: number;
}

async function* entryFiles(of: EntryOf): AsyncGenerator<LogFile> {
  const { entry, name, roots, budget } = of;
  const inner = entryPath(entry);
  const path = `${name}/${printable(inner)}`;
  if (inner.endsWith('/')) return;
  if (!admitFile(budget, path)) return;
  const code = refusalOf(entry, inner);
  if (code) return budget.onFault({ code, path });
  const kind = fileKindOf(inner);
  if (kind === 'unread-archive') return budget.onFault({ code: 'archive-unread', path });
  if (isDeclaredBomb(entry, budget)) return budget.onFault({ code: 'expands-too-far', path });
  if (kind === 'zip') return yield* nestedFiles(of, path);
  if (kind === 'personal' || kind === 'binary') return;
  const root = rootOf(inner, roots.device, roots.passwords);
  yield {
    path,
    root: root === '' ? name : `${name}/${printable(root)}`,
    kind: kind === 'device' ? 'device' : 'text',
    chunks: () => chunksOf(of, kind === 'gzip'),
  };
}

/** What says of itself that it is a bomb is told even where it would never be opened. */
function isDeclaredBomb({ compressedSize, uncompressedSize }: Entry, { limits }: Budget): boolean {
  const isLarge = uncompressedSize > limits.ratioFromBytes;
  return isLarge && uncompressedSize > compressedSize * limits.ratioMax;
}

function refusalOf(
  entry: Entry,
  inner: string,
): 'path-escapes' | 'encrypted' | 'method-unread' | undefined {
  if (escapes(inner)) return 'path-escapes';
  if (entry.isEncrypted()) return 'encrypted';
  return entry.compressionMethod === 0 || entry.compressionMethod === 8
    ? undefined
    : 'method-unread';
}

/** Nothing is ever written under an entry's name; one that points elsewhere is an attack all the same. */
function escapes(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

const legacyNames = new TextDecoder('shift_jis');
const names = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 whatever the flag says, else Shift_JIS as Japanese Windows packs; `\` as `/`. */
function entryPath(entry: Entry): string {
  let path: string;
  try {
    path = names.decode(entry.fileNameRaw);
  } catch {
    path = legacyNames.decode(entry.fileNameRaw);
  }
  return path.replaceAll('\\', '/');
}

async function* chunksOf(of: EntryOf, isGzip = false): AsyncGenerator<Buffer> {
  const { zip, entry, expansion, budget } = of;
  const packed = await zip.openReadStreamPromise(entry);
  const stream: Readable = isGzip ? gunzipped(packed) : packed;
  try {
    yield* withinBudget(stream, expansion, budget);
  } catch (error) {
    if (faultCodeOf(error) === 'expands-too-far') spend(expansion);
    throw error;
  } finally {
    packed.destroy();
    stream.destroy();
  }
}

/** A bomb ends its archive, not only its entry. */
function spend(expansion: Expansion): void {
  expansion.bytes = Number.POSITIVE_INFINITY;
}

function isSpent(expansion: Expansion): boolean {
  return expansion.bytes === Number.POSITIVE_INFINITY;
}

/** An archive within is held in memory: on disk its passwords would outlive the run. */
async function* nestedFiles(of: EntryOf, path: string): AsyncGenerator<LogFile> {
  const { entry, budget, depth } = of;
  if (depth >= budget.limits.nestedMax) return budget.onFault({ code: 'archive-too-deep', path });
  if (entry.uncompressedSize > budget.limits.nestedBytesMax)
    return budget.onFault({ code: 'archive-too-large', path });
  const pieces: Buffer[] = [];
  try {
    for await (const chunk of chunksOf(of)) pieces.push(chunk);
  } catch (error) {
    return budget.onFault({ code: faultCodeOf(error), path });
  }
  const bytes = Buffer.concat(pieces);
  for (const piece of pieces) piece.fill(0);
  yield* zipFiles(bytes, path, budget, depth + 1);
  bytes.fill(0);
}
