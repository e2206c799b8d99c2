// The command `sekisho report`: what is told of the cases, one kind of report a file.

import { AdvisoryError } from '../core/report/advisory/advisory.ts';
import { ClaimsError } from '../core/report/claim/claims.ts';
import { FsaError } from '../core/report/fsa-error.ts';
import { LossError } from '../core/report/loss/loss-error.ts';
import { ImportError } from '../edge/import/importer.ts';
import { fsaErrorText, lossErrorText } from './report-words.ts';
import { type Command, type CommandOutput, UsageError } from './usage.ts';

/** Loaded when called: the table needs no PDF, and a check needs no cases. */
export const reportKinds: Readonly<Record<string, () => Promise<Command>>> = {
  fsa: async () => (await import('./report-fsa.ts')).reportFsa,
  lag: async () => (await import('./report-lag.ts')).reportLag,
  loss: async () => (await import('./report-loss.ts')).reportLoss,
  check: async () => (await import('./report-check.ts')).reportCheck,
  advisory: async () => (await import('./report-advisory.ts')).reportAdvisory,
  coverage: async () => (await import('./report-coverage.ts')).reportCoverage,
};

/** What the options are at fault for, though it shows only with the data. */
const usageCodes: ReadonlySet<string> = new Set([
  'month-after-as-of',
  'since-not-before',
  'cell-unknown',
]);

/** The one line for a failed report, and the exit status: 2 where the options are at fault. */
function failure(error: unknown): { line: string; status: number } {
  if (error instanceof UsageError || error instanceof AdvisoryError)
    return { line: error.message, status: 2 };
  if (error instanceof FsaError) {
    return { line: fsaErrorText(error), status: usageCodes.has(error.code) ? 2 : 1 };
  }
  if (error instanceof LossError) return { line: lossErrorText(error), status: 1 };
  if (error instanceof ClaimsError || error instanceof ImportError)
    return { line: error.message, status: 1 };
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { line: path === undefined ? `cannot read or write: ${message}` : message, status: 1 };
}

/** Options without a value, of any kind of report: what follows one of them may be the kind. */
const flags: ReadonlySet<string> = new Set(['--json', '--simulated', '--with-cases']);

/** The kind is the first word that is neither an option nor the value of one. */
async function kindOf(args: readonly string[]): Promise<{ run: Command; rest: string[] }> {
  const at = args.findIndex((arg, place) => {
    const before = args[place - 1] ?? '';
    const isValue = before.startsWith('--') && !before.includes('=') && !flags.has(before);
    return !arg.startsWith('-') && !isValue;
  });
  const kind = args[at];
  if (kind === undefined || !Object.hasOwn(reportKinds, kind)) {
    const given = kind === undefined ? 'nothing' : `'${kind}'`;
    throw new UsageError(
      `which report: expected ${Object.keys(reportKinds).join(', ')}, not ${given}`,
    );
  }
  return { run: await reportKinds[kind](), rest: args.toSpliced(at, 1) };
}

/** Runs `sekisho report …`; `args` are those after `report`. Resolves to the exit status. */
export async function runReport(args: string[], output: CommandOutput): Promise<number> {
  try {
    const { run, rest } = await kindOf(args);
    let isIncomplete = false;
    const incomplete = (): void => {
      isIncomplete = true;
    };
    const status = await run(rest, { ...output, incomplete });
    return status === 0 && isIncomplete ? 1 : status;
  } catch (error) {
    const { line, status } = failure(error);
    output.stderr(`sekisho report: ${line}\n`);
    return status;
  }
}
