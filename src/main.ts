// The program: joins the commands to the command line. Results to standard output, the rest to standard error.
import { type Command, UsageError } from './cli/usage.ts';

/** Commands are loaded when they are called: a report needs no server. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  replay: async () => (await import('./cli/replay.ts')).runReplay,
  demo: async () => (await import('./cli/demo.ts')).runDemo,
  serve: async () => (await import('./cli/serve.ts')).runServe,
  key: async () => (await import('./cli/key.ts')).runKey,
  simulate: async () => (await import('./cli/simulate.ts')).runSimulate,
  evaluate: async () => (await import('./cli/evaluate.ts')).runEvaluate,
  fit: async () => (await import('./cli/fit.ts')).runFit,
  intel: async () => (await import('./cli/intel.ts')).runIntel,
  hub: async () => (await import('./cli/hub.ts')).runHub,
  import: async () => (await import('./cli/import.ts')).runImport,
  report: async () => (await import('./cli/report.ts')).runReport,
  audit: async () => (await import('./cli/audit.ts')).runAudit,
  shred: async () => (await import('./cli/shred.ts')).runShred,
  docs: async () => (await import('./cli/docs.ts')).runDocs,
  bench: async () => (await import('./cli/bench.ts')).runBench,
};

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`usage: sekisho ${Object.keys(commands).join('|')} …\n`);
    return 2;
  }
  const command = await load();
  try {
    return await command(args, {
      stdout: (text) => process.stdout.write(text),
      stderr: (text) => process.stderr.write(text),
    });
  } catch (error) {
    process.stderr.write(`sekisho ${name}: ${(error as Error).message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main();
