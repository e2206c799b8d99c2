// What a command has found, many of a kind: a line of JSON each, or with `--json` one object of them all.
import { type LineWriter, openLineWriter } from './line-writer.ts';
import type { CommandOutput } from './usage.ts';

export interface Results extends LineWriter {
  /** All were written; what is to be said of them together comes last, where JSON was asked for. */
  sum(counts: object): void;
}

export interface ResultsOptions {
  /** What they are called in the one object. */
  readonly name: string;
  /** A file for the lines; without it they go to standard output. */
  readonly out: string | undefined;
  readonly json: boolean | undefined;
}

const bufferLengthMax = 1 << 16;

export function openResults(
  { name, out, json = false }: ResultsOptions,
  { stdout }: CommandOutput,
): Results {
  if (out === undefined) return openOnOutput(json ? name : undefined, stdout);
  const file = openLineWriter(out);
  return {
    ...file,
    sum(counts) {
      if (json) stdout(`${JSON.stringify(counts)}\n`);
    },
  };
}

/** With a name as one object, whose first member they are: so none has to be kept for it. */
function openOnOutput(name: string | undefined, stdout: CommandOutput['stdout']): Results {
  let buffered = name === undefined ? '' : `{${JSON.stringify(name)}:[`;
  let isFirst = true;
  let isWhole = name === undefined;

  function flush(): void {
    if (buffered !== '') stdout(buffered);
    buffered = '';
  }

  return {
    line(value) {
      const text = JSON.stringify(value);
      if (name === undefined) buffered += `${text}\n`;
      else buffered += isFirst ? `\n${text}` : `,\n${text}`;
      isFirst = false;
      if (buffered.length >= bufferLengthMax) flush();
    },
    sum(counts) {
      if (isWhole) return;
      isWhole = true;
      const rest = JSON.stringify(counts).slice(1);
      buffered += rest === '}' ? ']}\n' : `],${rest}\n`;
    },
    close() {
      // Broken off, which the exit status says: still an object.
      if (!isWhole) buffered += ']}\n';
      flush();
    },
  };
}
