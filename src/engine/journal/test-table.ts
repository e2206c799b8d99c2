// What holds of the journal whatever it rests on: each entry starts with an empty one.
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Journal } from './journal.ts';
import { appendBatch, payloadOf, readAll, recordsUpTo, refusal } from './testing.ts';

export interface TestJournals {
  /** Opens it, or opens it again: whoever had it is gone, closed or not. */
  open(options?: { readonly pendingBytesMax?: number }): Promise<Journal>;
  /** Opens it while its owner still lives: one of the two must be refused. */
  openBeside(): Promise<Journal>;
  /** Leaves the beginning of a batch behind the last one, as an owner who died over it does. */
  tear(): Promise<void>;
  /** Puts a batch behind the last one that is not what was written. */
  damage(): Promise<void>;
}

export const journalTable: Record<string, (journals: TestJournals) => Promise<void>> = {
  async 'an empty journal begins with sequence 1 and holds nothing'({ open }) {
    const journal = await open();
    assert.equal(journal.nextSequence, 1);
    assert.equal(journal.cutBytes, 0);
    assert.deepEqual(await readAll(journal), []);
    assert.equal(await journal.readOne(1), undefined);
    await journal.close();
  },

  async 'what was appended is read back, before and after opening again'({ open }) {
    const journal = await open();
    for (let batch = 0; batch < 20; batch += 1) await appendBatch(journal, 1 + (batch % 4));
    assert.deepEqual(await readAll(journal), recordsUpTo(50));
    await journal.close();
    const again = await open();
    assert.equal(again.nextSequence, 51);
    assert.equal(again.cutBytes, 0);
    await appendBatch(again, 1);
    assert.deepEqual(await readAll(again), recordsUpTo(51));
    await again.close();
  },

  async 'reading begins at any sequence, within batches too'({ open }) {
    const journal = await open();
    for (let batch = 0; batch < 6; batch += 1) await appendBatch(journal, 5);
    for (let from = 1; from <= 32; from += 1)
      assert.deepEqual(await readAll(journal, from), recordsUpTo(30, from));
    await journal.close();
  },

  async 'one record is found by its sequence, after opening again as well'({ open }) {
    const journal = await open();
    for (let batch = 0; batch < 12; batch += 1) await appendBatch(journal, 1 + (batch % 5));
    const last = journal.nextSequence - 1;
    await journal.close();
    const again = await open();
    for (let sequence = 1; sequence <= last; sequence += 1)
      assert.deepEqual(await again.readOne(sequence), payloadOf(sequence));
    for (const none of [0, -1, 1.5, last + 1]) assert.equal(await again.readOne(none), undefined);
    await again.close();
  },

  async 'appends that do not wait for each other are stored in their order'({ open }) {
    const journal = await open();
    const done: number[] = [];
    const appends = Array.from({ length: 200 }, (_, place) =>
      appendBatch(journal, 1 + (place % 3)).then(() => done.push(place)),
    );
    assert.equal(journal.nextSequence, 400);
    await Promise.all(appends);
    assert.deepEqual(
      done,
      done.map((_, place) => place),
    );
    assert.deepEqual(await readAll(journal), recordsUpTo(399));
    await journal.close();
  },

  async 'payloads are copied before append returns'({ open }) {
    const journal = await open();
    const payload = Buffer.from('first');
    const appended = journal.append([payload], 1);
    payload.write('later');
    await appended;
    assert.equal((await journal.readOne(1))?.toString(), 'first');
    await journal.close();
  },

  async 'another next sequence than the right one is fenced and keeps nothing'({ open }) {
    const journal = await open();
    await appendBatch(journal, 3);
    for (const fence of [0, 3, 5]) {
      const { code } = await refusal(journal.append([payloadOf(4)], fence));
      assert.equal(code, 'fenced');
    }
    await appendBatch(journal, 1);
    assert.deepEqual(await readAll(journal), recordsUpTo(4));
    await journal.close();
  },

  async 'an empty batch, one too large and one too many are refused, and it goes on'({ open }) {
    const journal = await open({ pendingBytesMax: 20_000 });
    assert.equal((await refusal(journal.append([], 1))).code, 'empty');
    const large = await refusal(journal.append([Buffer.alloc(30_000)], 1));
    assert.equal(large.code, 'too-large');
    const first = journal.append([Buffer.alloc(15_000, 1)], 1);
    assert.equal((await refusal(journal.append([Buffer.alloc(15_000)], 2))).code, 'overloaded');
    await first;
    await journal.append([Buffer.alloc(15_000, 2)], 2);
    assert.equal((await readAll(journal)).length, 2);
    await journal.close();
  },

  async 'a batch of several megabytes is whole'({ open }) {
    const journal = await open();
    const payloads = Array.from({ length: 40 }, (_, place) => Buffer.alloc(100_000, place));
    await appendBatch(journal, 2);
    await journal.append(payloads, 3);
    await journal.append([Buffer.from('behind it')], 43);
    await journal.close();
    const again = await open();
    const sizes = (await readAll(again)).map(([, text]) => text.length);
    assert.deepEqual(sizes.slice(2), [...payloads.map(({ length }) => length), 9]);
    assert.deepEqual(await again.readOne(20), payloads[17]);
    assert.equal((await again.readOne(43))?.toString(), 'behind it');
    await again.close();
  },

  async 'reading ends with what was durable at its first step'({ open }) {
    const journal = await open();
    await appendBatch(journal, 2);
    const reading = journal.read(1)[Symbol.asyncIterator]();
    assert.equal((await reading.next()).value.sequence, 1);
    await appendBatch(journal, 1);
    assert.equal((await reading.next()).value.sequence, 2);
    assert.equal((await reading.next()).done, true);
    await journal.close();
  },

  async 'readers see whole prefixes while many writers append'({ open }) {
    const journal = await open();
    const last = 600;
    const write = async (): Promise<void> => {
      while (journal.nextSequence <= last)
        await appendBatch(journal, 1 + (journal.nextSequence % 3));
    };
    const writing = Promise.all(Array.from({ length: 8 }, write));
    for (let read = 0; read < last; ) {
      await setImmediate();
      const from = 1 + Math.floor(read / 2);
      const records = await readAll(journal, from);
      assert.deepEqual(records, recordsUpTo(from + records.length - 1, from));
      assert.ok(from + records.length > read);
      read = from + records.length - 1;
    }
    await writing;
    await journal.close();
  },

  async 'closing waits for what was appended, and refuses what comes after'({ open }) {
    const journal = await open();
    const appended = [1, 2, 3].map((records) => appendBatch(journal, records));
    await journal.close();
    await Promise.all(appended);
    assert.equal((await refusal(appendBatch(journal, 1))).code, 'closed');
    const again = await open();
    assert.deepEqual(await readAll(again), recordsUpTo(6));
    await again.close();
  },

  async 'the beginning of a batch that nobody finished is cut off'({ open, tear }) {
    const journal = await open();
    await appendBatch(journal, 3);
    await journal.close();
    await tear();
    const again = await open();
    assert.ok(again.cutBytes > 0, 'nothing was torn');
    assert.equal(again.nextSequence, 4);
    await appendBatch(again, 2);
    assert.deepEqual(await readAll(again), recordsUpTo(5));
    assert.deepEqual(await again.readOne(4), payloadOf(4));
    await again.close();
    const third = await open();
    assert.equal(third.cutBytes, 0);
    assert.deepEqual(await readAll(third), recordsUpTo(5));
    await third.close();
  },

  async 'a batch that is not what was written is named, never read'({ open, damage }) {
    const journal = await open();
    await appendBatch(journal, 3);
    await journal.close();
    await damage();
    const { code, facts } = await refusal(open());
    assert.equal(code, 'corrupt');
    assert.ok(typeof facts.segment === 'string' && typeof facts.offset === 'number');
  },

  async 'two owners never both write'({ open, openBeside }) {
    const first = await open();
    await appendBatch(first, 2);
    const second = await openBeside().catch((error: { code: string }) => error.code);
    if (typeof second === 'string') {
      assert.equal(second, 'locked');
      await appendBatch(first, 1);
    } else {
      assert.equal((await refusal(appendBatch(first, 1))).code, 'fenced');
      assert.equal((await refusal(appendBatch(first, 1))).code, 'fenced');
      await appendBatch(second, 1);
      await second.close();
    }
    await first.close();
    const third = await open();
    assert.deepEqual(await readAll(third), recordsUpTo(3));
    await third.close();
  },

  async 'any batches and openings give the same records in the same order'({ open }) {
    const batches = fc.array(
      fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 5 }),
      { minLength: 5, maxLength: 40 },
    );
    const [written = []] = fc.sample(batches, { numRuns: 1, seed: 7 });
    let journal = await open();
    for (const [place, payloads] of written.entries()) {
      const appended = journal.append(payloads, journal.nextSequence);
      if (place % 3 > 0) await appended;
      if (place % 7 < 6) continue;
      await journal.close();
      journal = await open();
    }
    await journal.close();
    journal = await open();
    const read: Buffer[] = [];
    for await (const { payload } of journal.read(1)) read.push(Buffer.from(payload));
    assert.deepEqual(
      read,
      written.flat().map((payload) => Buffer.from(payload)),
    );
    await journal.close();
  },
};
