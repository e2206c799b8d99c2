// Keeps sessions over a restart in a small file: hashes of cookies, from which none can be made.
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { KeptSession } from './sessions.ts';

const fileSchema = z.object({
  version: z.literal(1),
  sessions: z.record(
    z.string(),
    z.object({ user: z.string(), begunMs: z.number(), lastMs: z.number() }),
  ),
});

/** How late the last use of a session may be written: it counts as that much longer idle. */
const writeAfterMs = 30_000;

export interface SessionFile {
  /** What was kept; nothing where there is no file or it cannot be read: people log in again. */
  readonly kept: Iterable<readonly [hash: string, KeptSession]>;
  /** Writes soon, or now where it is urgent. */
  changed(isUrgent: boolean): void;
  close(): Promise<void>;
}

export function openSessionFile(
  path: string,
  entriesNow: () => Iterable<readonly [hash: string, KeptSession]>,
  report: (error: unknown) => void,
): SessionFile {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let again = false;

  async function writeOnce(): Promise<void> {
    const sessions = Object.fromEntries(entriesNow());
    await writeFile(`${path}.new`, `${JSON.stringify({ version: 1, sessions })}\n`, {
      mode: 0o600,
    });
    await rename(`${path}.new`, path);
  }

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    again = writing !== undefined;
    writing ??= writeOnce()
      .catch(report)
      .finally(() => {
        writing = undefined;
        if (again) return write();
        return undefined;
      });
    return writing;
  }

  return {
    kept: readKept(path),
    changed(isUrgent) {
      if (isUrgent) void write();
      else timer ??= setTimeout(write, writeAfterMs).unref();
    },
    async close() {
      await write();
      while (writing) await writing;
    },
  };
}

function readKept(path: string): Iterable<readonly [string, KeptSession]> {
  try {
    return Object.entries(fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).sessions);
  } catch {
    return [];
  }
}
