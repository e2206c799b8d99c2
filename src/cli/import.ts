// The command `sekisho import`: somebody else's format becomes events on standard output.

import { ImportError, type ImportFault } from '../edge/import/importer.ts';
import { importKinds } from '../edge/import/kinds.ts';
import { openLineWriter } from './line-writer.ts';
import { createProgress } from './progress.ts';
import { openResults } from './results.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const faultsListedMax = 100;

const options = {
  instrument: { type: 'string' },
  firm: { type: 'string' },
  labels: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runImport(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [kind, ...files] = positionals;
  const importer = kind !== undefined && Object.hasOwn(importKinds, kind) && importKinds[kind];
  if (!importer)
    throw new UsageError(
      `import KIND FILE…: KIND is one of ${Object.keys(importKinds).join(', ')}`,
    );
  if (files.length === 0) throw new UsageError(`import ${kind} FILE…: no file named`);
  const events = openResults({ name: 'events', out: values.out, json: values.json }, output);
  const labels = values.labels === undefined ? undefined : openLineWriter(values.labels);
  const faults = countFaults(output);
  const progress = createProgress('events', output);
  let count = 0;
  try {
    for (const file of files) {
      const rows = importer(file, {
        instrument: values.instrument,
        firm: values.firm,
        onFault: faults.take,
        onLabel: (label) => labels?.line(label),
      });
      for await (const event of rows) {
        events.line(event);
        count += 1;
        if (count % 1000 === 0) progress.at(count);
      }
    }
    events.sum({ count, refused: faults.count() });
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    output.stderr(`${error.message}\n`);
    return 1;
  } finally {
    progress.end();
    events.close();
    labels?.close();
  }
  output.stderr(`${count} events, ${faults.count()} rows refused\n`);
  return count === 0 && faults.count() > 0 ? 1 : 0;
}

function countFaults(output: CommandOutput) {
  let faults = 0;
  return {
    count: () => faults,
    take({ line, field, expected }: ImportFault): void {
      faults += 1;
      if (faults <= faultsListedMax)
        output.stderr(`line ${line}: ${field}: expected ${expected}\n`);
    },
  };
}
