// The command `sekisho key add`: makes a firm's key and prints it once.
import { mkdirSync } from 'node:fs';
import { addKey } from '../engine/keys.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  data: { type: 'string' },
  firm: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runKey(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals[0] !== 'add' || positionals.length > 1) throw wrongUse('key');
  if (!values.data) throw new UsageError('--data DIR is missing');
  if (!values.firm) throw new UsageError('--firm NAME is missing');
  mkdirSync(values.data, { recursive: true, mode: 0o700 });
  const { data, firm, json } = values;
  const key = await addKey(data, firm);
  output.stdout(`${json ? JSON.stringify({ firm, key }) : key}\n`);
  output.stderr('This key is shown once; only its hash is kept.\n');
  return 0;
}
