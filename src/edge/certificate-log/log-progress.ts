// How far a log has been read, kept in a file so that the reading goes on where it stopped.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { LogFault } from './fault.ts';
import type { TreeHead } from './log-source.ts';

export interface LogProgress {
  readonly log: string;
  /** The first entry not yet handed on. */
  readonly next: number;
  /** The last head seen: a log may only grow. */
  readonly head: TreeHead;
}

export interface ProgressFile {
  read(): Promise<LogProgress | undefined>;
  write(progress: LogProgress): Promise<void>;
}

export function progressFile(path: string): ProgressFile {
  return {
    async read() {
      try {
        return checked(JSON.parse(await readFile(path, 'utf8')), path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        if (error instanceof LogFault) throw error;
        throw new LogFault('progress-unreadable', `${path}: ${(error as Error).message}`);
      }
    },
    /** Whole or not at all. */
    async write(progress) {
      await writeFile(`${path}.new`, `${JSON.stringify(progress)}\n`);
      await rename(`${path}.new`, path);
    },
  };
}

function checked(value: unknown, path: string): LogProgress {
  const { log, next, head } = (value ?? {}) as Partial<LogProgress>;
  const isSound =
    typeof log === 'string' &&
    Number.isSafeInteger(next) &&
    Number.isSafeInteger(head?.size) &&
    typeof head?.root === 'string';
  if (!isSound) throw new LogFault('progress-unreadable', path);
  return { log, next, head } as LogProgress;
}
