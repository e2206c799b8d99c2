// The command `sekisho shred`: deletes the keys under which old months' addresses and user agents are sealed.
import { shredBefore } from '../engine/persons/retention.ts';
import { emptyDatabase } from '../engine/projection/empty-database.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  data: { type: 'string' },
  before: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runShred(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const { data, before, database = process.env.SEKISHO_DATABASE } = values;
  if (!data) throw new UsageError('--data DIR is missing');
  if (!before || !/^\d{4}-(0[1-9]|1[0-2])$/.test(before))
    throw new UsageError('--before is a month, as 2025-10');
  const gone = await shredBefore(data, before, () => emptyDatabase(database));
  const text = gone.length === 0 ? 'nothing to shred' : `shredded: ${gone.join(' ')}`;
  output.stdout(`${values.json ? JSON.stringify({ shredded: gone }) : text}\n`);
  if (gone.length > 0) output.stderr('the next start folds the journal from its beginning\n');
  return 0;
}
