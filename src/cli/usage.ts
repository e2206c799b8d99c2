// What every command shares: where it writes, and how it says that it was called wrongly.
import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface CommandOutput {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Input was refused or missing and said so: the rest is done, the exit status is 1. */
  readonly incomplete?: () => void;
}

/** Exit status: 0 done, 1 the work failed, 2 wrong usage. */
export type Command = (args: string[], output: CommandOutput) => Promise<number>;

/** Wrong usage: its message is the one line that says what is wrong. */
export class UsageError extends Error {}

/** `--help`: the command does nothing; whoever called it says what its options are. */
export class HelpAsked extends Error {
  readonly options: NonNullable<ParseArgsConfig['options']>;

  constructor(options: NonNullable<ParseArgsConfig['options']>) {
    super('--help');
    this.options = options;
  }
}

export const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** parseArgs with its complaints as wrong usage, each in one sentence. */
export function parsed<Config extends ParseArgsConfig>(config: Config) {
  if (config.args?.some(asksForHelp)) throw new HelpAsked(config.options ?? {});
  try {
    return parseArgs(config);
  } catch (error) {
    const [said = ''] = (error as Error).message.split(/\n|\. To specify/);
    throw new UsageError(`${said}; --help lists the options`);
  }
}

/** A whole number from `lowest` up. */
export function wholeNumber(name: string, text: string | undefined, lowest: number): number {
  const value = Number(text);
  if (text === undefined || !Number.isSafeInteger(value) || value < lowest)
    throw new UsageError(`--${name} is a whole number from ${lowest}, not '${text ?? ''}'`);
  return value;
}
