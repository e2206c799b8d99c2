// What `--help` says of one command, as the words files give it.

/** `--json` of commands that write a line for each of many results. */
export const allAsJson = 'one object of JSON instead of lines; with --out the counts only';

export interface CommandHelp {
  /** One line, for the list of commands too. */
  readonly does: string;
  /** What follows the command's name; several ways to call it are several lines. */
  readonly use: readonly string[];
  /** By option as it is written, `out F`; the program itself adds what is taken by default. */
  readonly options: Readonly<Record<string, string>>;
}

export type HelpWords = Readonly<Record<string, CommandHelp>>;
