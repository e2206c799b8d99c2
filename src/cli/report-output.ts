// Where a report goes: text to standard output or a file, documents to the file that was named.
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Language } from '../core/report/fsa-amount.ts';
import { type CommandOutput, UsageError } from './usage.ts';

/** Of every report that can be shown in several ways. */
export const shownOptions = {
  format: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  out: { type: 'string' },
} as const;

export function languageOf(lang = 'ja'): Language {
  if (lang === 'ja' || lang === 'en') return lang;
  throw new UsageError(`--lang is ja or en, not '${lang}'`);
}

/** The format asked for among those there are; `--json` is `--format json`. */
export function formatOf<Format extends string>(
  formats: readonly Format[],
  format: string | undefined,
  json = false,
): Format {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} contradict each other`);
  }
  const name = json ? 'json' : (format ?? 'table');
  const known = formats.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  throw new UsageError(`--format is one of ${formats.join(', ')}, not '${name}'`);
}

/** A document is not for a terminal: it needs a file, and the folder of it must be there. */
export function outFor(format: string, out: string | undefined): string {
  if (out !== undefined && out !== '') return out;
  throw new UsageError(`--format ${format} needs --out FILE`);
}

export async function putText(
  text: string,
  out: string | undefined,
  output: CommandOutput,
): Promise<void> {
  if (out === undefined) output.stdout(text);
  else await writeFile(out, text);
}

/** A long text piece by piece, so that it is never held whole. */
export async function putPieces(
  pieces: Iterable<string>,
  out: string | undefined,
  output: CommandOutput,
): Promise<void> {
  if (out === undefined) for (const piece of pieces) output.stdout(piece);
  else await pipeline(Readable.from(pieces), createWriteStream(out));
}

/** Rejects with the file's own error where it cannot be written, with the writer's where it fails. */
export async function putDocument(
  out: string,
  write: (target: Writable) => Promise<void>,
): Promise<void> {
  const target = new PassThrough();
  const stored = pipeline(target, createWriteStream(out));
  const written = write(target).then(
    () => target.end(),
    (error: Error) => target.destroy(error),
  );
  await Promise.all([stored, written]);
}
