// Reads the journal that a command was pointed at; one that is not there is a wrong call.
import type { JournalFacts } from '../core/report/coverage/coverage.ts';
import {
  NoJournalError,
  readJournalRecords as readRecords,
  type TakeRecord,
} from '../engine/journal/read-records.ts';
import { UsageError } from './usage.ts';

export async function readJournalRecords(
  directory: string,
  take: TakeRecord,
): Promise<JournalFacts> {
  try {
    return await readRecords(directory, take);
  } catch (error) {
    if (error instanceof NoJournalError) throw new UsageError(error.message);
    throw error;
  }
}
