// The program: joins the commands to the command line. Results to standard output, the rest to standard error.
import { commands } from './cli/commands.ts';
import { commandOf, helpText, listText } from './cli/help/help.ts';
import { asksForHelp, HelpAsked, UsageError } from './cli/usage.ts';

const say = (text: string): number => {
  process.stdout.write(text);
  return 0;
};

const complain = (text: string, status: number): number => {
  process.stderr.write(text);
  return status;
};

/** `help report fsa` is `report fsa --help`. */
function wordsOf([first = '', ...rest]: readonly string[]): readonly string[] {
  return first === 'help' ? [...rest, '--help'] : [first, ...rest];
}

async function main(): Promise<number> {
  const words = wordsOf(process.argv.slice(2));
  const [name = '', ...args] = words;
  if (asksForHelp(name)) return say(listText());
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const fault = `sekisho: there is no command '${name}'; 'sekisho help' lists them\n`;
    return complain(name ? fault : listText(), 2);
  }
  // A group such as `report` has no options of its own.
  const command = commandOf(words);
  if (!command && args.some(asksForHelp)) return say(listText(name));
  try {
    return await (await load())(args, {
      stdout: (text) => process.stdout.write(text),
      stderr: (text) => process.stderr.write(text),
    });
  } catch (error) {
    if (error instanceof HelpAsked && command) return say(helpText(command, error.options));
    const status = error instanceof UsageError ? 2 : 1;
    return complain(`sekisho ${name}: ${(error as Error).message}\n`, status);
  }
}

process.exitCode = await main();
