// The command `sekisho bench`: measures this machine, each figure beside its peer in the same run.
import { type BenchContext, createContext } from '../bench/context.ts';
import { describeMachine } from '../bench/machine.ts';
import { type Report, textOfMachine, textOfReport } from '../bench/report.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

type Benchmark = (context: BenchContext) => Promise<Report>;

/** In the order in which all of them run; those that need the most accounts share them. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  pumps: async () => (await import('../bench/bench-pumps.ts')).benchPumps,
  urls: async () => (await import('../bench/bench-urls.ts')).benchUrls,
  replay: async () => (await import('../bench/bench-replay.ts')).benchReplay,
  start: async () => (await import('../bench/bench-start.ts')).benchStart,
  record: async () => (await import('../bench/bench-record.ts')).benchRecord,
  scale: async () => (await import('../bench/bench-scale.ts')).benchScale,
  http: async () => (await import('../bench/bench-http.ts')).benchHttp,
  overload: async () => (await import('../bench/bench-overload.ts')).benchOverload,
  memory: async () => (await import('../bench/bench-memory.ts')).benchMemory,
  hub: async () => (await import('../bench/bench-hub.ts')).benchHub,
  shards: async () => (await import('../bench/bench-shards.ts')).benchShards,
  faults: async () => (await import('../bench/bench-faults.ts')).benchFaults,
  cluster: async () => (await import('../bench/bench-cluster.ts')).benchCluster,
  'take-over': async () => (await import('../bench/bench-take-over.ts')).benchTakeOver,
  'cluster-faults': async () =>
    (await import('../bench/bench-cluster-faults.ts')).benchClusterFaults,
};

const options = {
  json: { type: 'boolean' },
  accounts: { type: 'string', default: '1000000' },
  /** How long `memory` watches. */
  seconds: { type: 'string', default: '600' },
  /** Folder in which customers with a history stay for later runs. */
  keep: { type: 'string' },
  /** How many runs `faults` makes. */
  seeds: { type: 'string', default: '1000' },
} as const;

export async function runBench(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const names = chosen(positionals);
  const accounts = wholeNumber('accounts', values.accounts, 1000);
  const memorySeconds = wholeNumber('seconds', values.seconds, 10);
  const seeds = wholeNumber('seeds', values.seeds, 1);
  const machine = describeMachine();
  if (!values.json) output.stdout(textOfMachine(machine));
  const context = createContext(
    { accounts, memorySeconds, seeds, keptIn: values.keep },
    (message) => output.stderr(`${message}\n`),
  );
  // An exit ends the children and removes what was made; a signal alone would leave both.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const figures: Record<string, unknown> = {};
  try {
    for (const name of names) {
      const benchmark = await benchmarks[name]!();
      const report = await benchmark(context);
      figures[name] = report.figures;
      if (!values.json) output.stdout(textOfReport(report));
    }
  } finally {
    context.dispose();
  }
  if (values.json) output.stdout(`${JSON.stringify({ machine, accounts, ...figures })}\n`);
  return 0;
}

/** Those named, in the order of the table; all where none is. */
function chosen(positionals: readonly string[]): readonly string[] {
  const known = Object.keys(benchmarks);
  if (!positionals.every((name) => known.includes(name)))
    throw new UsageError(
      `bench [${known.join('|')}]… [--accounts N] [--keep DIR] [--seconds N] [--seeds N] [--json]`,
    );
  return positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
}
