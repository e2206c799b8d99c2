// Run as a process by the tests: writes checkpoints until it is killed or refused, and says so.
import { writeSync } from 'node:fs';
import { isStateStoreError } from './state-store-error.ts';
import { openStateStore } from './store.ts';

const [directory = '', records = '0', valueBytes = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

try {
  const store = await openStateStore({ directory });
  for (;;) {
    const sequence = store.sequence + 1;
    const checkpoint = store.beginCheckpoint(sequence);
    for (let index = 0; index < Number(records); index++) {
      checkpoint.add(1, `record-${index}`, Buffer.alloc(Number(valueBytes), sequence % 256));
    }
    checkpoint.add(2, `checkpoint-${sequence}`, Buffer.alloc(1));
    if (sequence > 1) checkpoint.add(2, `checkpoint-${sequence - 1}`, undefined);
    say(`begin ${sequence}`);
    await store.commit(checkpoint);
    say(`done ${sequence}`);
  }
} catch (error) {
  say(`refused ${isStateStoreError(error) ? error.code : String(error)}`);
}
