// Reads a certificate log from where it was left, in pieces, and remembers how far it came.
import { LogFault } from './fault.ts';
import type { LogEntry } from './log-entry.ts';
import type { LogProgress, ProgressFile } from './log-progress.ts';
import type { LogSource, TreeHead } from './log-source.ts';

export interface FollowOptions {
  /** The log's address: the progress of another log is not taken for this one's. */
  readonly log: string;
  readonly source: LogSource;
  readonly progress: ProgressFile;
  /** Where to begin the first time; the log's end where not given: what is past is known to others. */
  readonly from?: number;
  /** Handed on before the progress is written: after a crash a piece may come twice, none is lost. */
  readonly onEntries: (entries: readonly LogEntry[]) => void | Promise<void>;
}

/** Reads up to the log's present end once; how many entries were handed on. */
export async function readLog(options: FollowOptions): Promise<number> {
  const { log, source, progress, onEntries } = options;
  const before = await progress.read();
  if (before && before.log !== log)
    throw new LogFault('progress-unreadable', `it is of ${before.log}`);
  const head = await source.head();
  if (before) checkGrown(before, head);
  let next = before?.next ?? Math.min(options.from ?? head.size, head.size);
  const first = next;
  while (next < head.size) {
    const entries = await source.entries(next, head.size);
    await onEntries(entries);
    next += entries.length;
    await progress.write({ log, next, head });
  }
  if (next === first) await progress.write({ log, next, head });
  return next - first;
}

function checkGrown({ head: old }: LogProgress, head: TreeHead): void {
  if (head.size < old.size)
    throw new LogFault('inconsistent', `the log shrank from ${old.size} to ${head.size}`);
  if (head.size === old.size && head.root !== old.root)
    throw new LogFault('inconsistent', `another tree of size ${head.size}`);
}
