// The command `sekisho cluster`: a whole cluster on this machine to try, and the read model filled anew.
import { openCore } from '../engine/projection/projection-core.ts';
import { tryCluster } from './cluster-try.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  accounts: { type: 'string', default: '600' },
  seed: { type: 'string', default: '3' },
  lang: { type: 'string', default: 'en' },
  verbose: { type: 'boolean' },
  database: { type: 'string' },
} as const;

export async function runCluster(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [name, ...more] = positionals;
  if (name === 'try' && more.length === 0 && values.database === undefined)
    return tryCluster(
      {
        accounts: wholeNumber('accounts', values.accounts, 100),
        seed: wholeNumber('seed', values.seed, 0),
        language: values.lang === 'ja' ? 'ja' : 'en',
        verbose: values.verbose ?? false,
      },
      output,
    );
  if (name !== 'rebuild' || more.length > 0) throw wrongUse('cluster');
  const url = values.database ?? process.env.SEKISHO_DATABASE;
  if (!url) throw new UsageError('cluster rebuild needs --database URL, or SEKISHO_DATABASE');
  return rebuild(url, output);
}

/** Only begins it: the projectors that run do the work. */
async function rebuild(url: string, output: CommandOutput): Promise<number> {
  const core = await openCore({ kind: 'postgres', url, isShared: true });
  try {
    await core.rebuild.begin();
  } finally {
    await core.close();
  }
  output.stdout(
    'begun: the projectors fill new tables beside those in use and put them in place when they hold as much\n',
  );
  return 0;
}
