// Replays a wave and measures what its accounts take as bytes.
import { readLines } from '../../cli/read-lines.ts';
import { accountNameOf } from '../../core/state/recall.ts';
import { createOriginLookup } from '../../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../../engine/replay.ts';
import { sizesOf } from '../prepare/fill-data.ts';

export interface RecordsMeasured {
  readonly accounts: number;
  readonly median: number;
  readonly max: number;
}

process.on('message', async ({ file }: { file: string }) => {
  const start = emptyStart();
  const names = new Set<string>();
  const replay = createReplay(start, createOriginLookup().lookup, {
    folded: ({ event }) => names.add(accountNameOf(event)),
  });
  await readLines(file, (text) => replay.take(text ?? ''));
  names.delete('');
  const sizes: number[] = [];
  for (const name of names) sizes.push(start.stored.tables.accounts.encode(name)!.length);
  const measured = { accounts: sizes.length, ...sizesOf(sizes) };
  process.send!(measured satisfies RecordsMeasured);
});
