// Reads one file of a stealer log line by line: blocks, lists, tables, objects, cookies, and facts of the machine.
import { createBlockBuilder } from './block-builder.ts';
import { readCookie, watchCookie } from './cookie-line.ts';
import { createFactReader, type DeviceFacts, isDeviceRole } from './device-facts.ts';
import type { LogSink, ReadCounts } from './found.ts';
import { afterScheme } from './host-of.ts';
import { inlineEnd } from './inline-pair.ts';
import { walkJson } from './json-pairs.ts';
import type { KeyReader, KeyRole } from './key-reader.ts';
import { createLayoutNote } from './layout-note.ts';
import { createLineShape, readShape, type Shape } from './line-shape.ts';
import { lineBytesMax } from './line-splitter.ts';
import { createListLine, readListLine } from './list-line.ts';
import { createTableReader } from './table-reader.ts';
import { walkQuoted, walkTags } from './tag-pairs.ts';
import type { Watch } from './watch.ts';

export interface Grammar {
  readonly keys: KeyReader;
  readonly watch: Watch;
}

export interface FileReader {
  /** One line; what it holds of a watched host goes to the sink before the call returns. */
  line(bytes: Buffer, start: number, end: number): void;
  end(): void;
  facts(): DeviceFacts;
  /** Keys of the first block in order and spelling, which tell the family. */
  layout(): string;
}

export function createFileReader(grammar: Grammar, sink: LogSink, counts: ReadCounts): FileReader {
  const { keys, watch } = grammar;
  const block = createBlockBuilder(watch, sink, counts);
  const facts = createFactReader();
  const layout = createLayoutNote();
  const shape = createLineShape();
  const row = createListLine();
  const table = createTableReader(keys, takeRow);
  let scratch: Buffer | undefined;

  function takeRow(bytes: Buffer): void {
    counts.rows += 1;
    const watched = watch(bytes, row.urlStart, row.urlEnd);
    if (!watched) return;
    counts.watched += 1;
    const password = bytes.subarray(row.passwordStart, row.passwordEnd);
    sink.credential({
      watched,
      login: bytes.toString('utf8', row.loginStart, row.loginEnd),
      password: password.length > 0 ? password : undefined,
      from: 'list',
    });
  }

  function takePair(role: KeyRole, bytes: Buffer, start: number, end: number): void {
    if (isDeviceRole(role)) facts.take(role, bytes, start, end);
    if (role === 'unknown') block.takeUnknown(bytes, start, end);
    else if (role === 'other' || isDeviceRole(role)) block.takeOther();
    else block.take(role, bytes, start, end);
  }

  /** `URL: … | Login: … | Password: …`: one field ends where the next known key begins. */
  function takeFields(firstRole: KeyRole, bytes: Buffer, firstStart: number, end: number): void {
    let role = firstRole;
    let start = firstStart;
    for (let fields = 0; ; fields += 1) {
      const next = inlineEnd(keys, role, bytes, start, end, fields > 0);
      takePair(role, bytes, start, next ? next.valueEnd : end);
      if (!next) return;
      role = next.role;
      start = next.valueStart;
    }
  }

  function linePair(bytes: Buffer): void {
    const { start, end, keyEnd, valueStart } = shape;
    const role = keys.roleOf(bytes, start, keyEnd);
    if (role === 'unknown') {
      lineUnknown(bytes);
      return;
    }
    if (role === 'url' && isName(bytes, valueStart, end)) {
      // `Hostname: DESKTOP-1`: a machine's name stands where an address would. What only resembles
      // such a key (`svchost: 4`) is none of either.
      if (keys.knownRoleOf(bytes, start, keyEnd) !== 'url') return;
      facts.take('computer', bytes, valueStart, end);
    }
    if (role !== 'other') layout.key(bytes, start, keyEnd, role);
    takeFields(role, bytes, valueStart, end);
  }

  /** A key never seen: a row of a list, a line without a key, an address by its look, or a field by its place. */
  function lineUnknown(bytes: Buffer): void {
    const { start, end, bareStart, valueStart } = shape;
    if (readListLine(row, bytes, start, end)) takeRow(bytes);
    else if (block.takeBare(bytes, bareStart, end)) return;
    else if (afterScheme(bytes, valueStart, end) < 0) block.takeUnknown(bytes, valueStart, end);
    else block.take('url', bytes, valueStart, end);
  }

  function lineBare(bytes: Buffer): void {
    const { start, end, bareStart } = shape;
    facts.takeBare(bytes, start, end);
    if (!readListLine(row, bytes, start, end)) block.takeBare(bytes, bareStart, end);
    else takeRow(bytes);
  }

  /** Objects and records: keys and values are marked as such, whatever stands between them. */
  function lineMarked(walk: typeof walkJson, bytes: Buffer): void {
    scratch ??= Buffer.alloc(lineBytesMax);
    walk(bytes, shape.start, shape.end, scratch, {
      pair: (line, keyStart, keyEnd, text, length) =>
        takePair(keys.roleOf(line, keyStart, keyEnd), text, 0, length),
      boundary: block.close,
    });
  }

  function lineCookie(bytes: Buffer): void {
    const watched = watchCookie(watch, bytes, shape.start, shape.end);
    if (!watched) return;
    const cookie = readCookie(bytes, shape.start, shape.end, watched.host);
    if (cookie) sink.cookie(cookie);
  }

  function lineAddress(bytes: Buffer): void {
    if (readListLine(row, bytes, shape.start, shape.end)) takeRow(bytes);
    else block.takeAddress(bytes, shape.start, shape.end);
  }

  function lineBlank(): void {
    block.blank();
    facts.blank();
  }

  const readers: Readonly<Record<Shape, (bytes: Buffer) => void>> = {
    blank: lineBlank,
    rule: block.close,
    pair: linePair,
    address: lineAddress,
    cookie: lineCookie,
    json: (bytes) => lineMarked(walkJson, bytes),
    tags: (bytes) => lineMarked(walkTags, bytes),
    quoted: (bytes) => lineMarked(walkQuoted, bytes),
    bare: lineBare,
  };

  return {
    line(bytes, start, end) {
      readShape(shape, bytes, start, end);
      if (shape.shape !== 'blank' && table.take(row, bytes, shape.start, shape.end)) return;
      readers[shape.shape](bytes);
    },
    end: block.close,
    facts: facts.facts,
    layout: layout.text,
  };
}

/** A single label: no dot, no port, no path. */
function isName(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte === 0x2e || byte === 0x3a || byte === 0x2f) return false;
  }
  return end > start;
}
