// Words for `sekisho help` and `--help`: the list of commands, and one command with its options.
import type { CommandHelp, HelpWords } from './command-help.ts';
import { intelWords } from './intel-words.ts';
import { reportWords } from './report-words.ts';
import { serviceWords } from './service-words.ts';

export const helpWords: HelpWords = { ...serviceWords, ...intelWords, ...reportWords };

/** As parseArgs takes them. */
export type TakenOptions = Readonly<Record<string, { readonly default?: unknown }>>;

/** `key` of `key add --data DIR`, `report fsa` of `report fsa --cases F`. */
export function commandOf(words: readonly string[]): string | undefined {
  const [one, two] = words.filter((word) => !word.startsWith('-'));
  return [`${one} ${two}`, `${one}`].find((name) => Object.hasOwn(helpWords, name));
}

/** All of them, or those of a group such as `report`. */
export function listText(group = ''): string {
  const names = Object.keys(helpWords).filter((name) => !group || name.startsWith(`${group} `));
  const rows = names.map((name) => [name, helpWords[name]!.does] as const);
  return `usage: sekisho ${group ? `${group} ` : ''}COMMAND …\n\n${columns(rows)}\n'sekisho COMMAND --help' lists the options of one. Each page of docs/ shows them at work.\n`;
}

export function helpText(name: string, taken: TakenOptions): string {
  const { does, use, options } = helpWords[name] as CommandHelp;
  const rows = Object.entries(options).map(([option, words]) => {
    const [bare = ''] = option.split(' ');
    const usual = taken[bare]?.default;
    return [`--${option}`, usual === undefined ? words : `${words} (${usual} without)`] as const;
  });
  const uses = use.map((line) => `  sekisho ${name} ${line}`.trimEnd());
  return `sekisho ${name}: ${does}\n\n${uses.join('\n')}\n\n${columns(rows)}`;
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}
