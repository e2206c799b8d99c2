// What a command says that was called in a way it cannot be: the ways there are, as its help has them.
import { UsageError } from '../usage.ts';
import { helpWords } from './help.ts';

/** `name` is the command's as help lists it, `intel urls`; one line. */
export function wrongUse(name: string): UsageError {
  const ways = helpWords[name]!.use.map((way) => `${name} ${way}`);
  return new UsageError(`${ways.join(', or ')}; --help lists the options`);
}
