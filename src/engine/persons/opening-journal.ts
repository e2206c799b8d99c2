// A journal whose sealed texts are open to its readers; what is appended is sealed where it is written.
import type { Journal } from '../journal/journal.ts';
import type { JournalRecord } from '../journal/scan.ts';
import type { Sealer } from './sealer.ts';

const mark = Buffer.from('"~');

export function openPayload(payload: Buffer, sealer: Sealer): Buffer {
  return payload.includes(mark) ? Buffer.from(sealer.open(payload.toString())) : payload;
}

export function openingJournal(journal: Journal, sealer: Sealer): Journal {
  async function* read(fromSequence: number): AsyncGenerator<JournalRecord> {
    for await (const { sequence, payload } of journal.read(fromSequence))
      yield { sequence, payload: openPayload(payload, sealer) };
  }
  return {
    get nextSequence() {
      return journal.nextSequence;
    },
    cutBytes: journal.cutBytes,
    append: journal.append,
    read,
    async readOne(sequence) {
      const payload = await journal.readOne(sequence);
      return payload && openPayload(payload, sealer);
    },
    close: journal.close,
  };
}
