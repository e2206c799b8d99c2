// What every command shares: where it writes, and how it says that it was called wrongly.
import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface CommandOutput {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Exit status: 0 done, 1 the work failed, 2 wrong usage. */
export type Command = (args: string[], output: CommandOutput) => Promise<number>;

/** Wrong usage: its message is the one line that says what is wrong. */
export class UsageError extends Error {}

/** parseArgs with its complaints as wrong usage. */
export function parsed<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
}

/** A whole number from `lowest` up. */
export function wholeNumber(name: string, text: string | undefined, lowest: number): number {
  const value = Number(text);
  if (text === undefined || !Number.isSafeInteger(value) || value < lowest)
    throw new UsageError(`--${name} is a whole number from ${lowest}, not '${text ?? ''}'`);
  return value;
}
