// The command `sekisho intel dmarc`: stores DMARC aggregate reports and shows who newly forges the firm.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DmarcStore, openDmarcStore } from '../edge/mail/dmarc-store.ts';
import { MailError } from '../edge/mail/mail-error.ts';
import { mailBytesMax } from '../edge/mail/parse-mail.ts';
import { readDmarcReports } from '../edge/mail/read-dmarc.ts';
import type { ForgingSource } from '../intel/mail/dmarc/forging-sources.ts';
import { wrongUse } from './help/wrong-use.ts';
import { openResults, type Results } from './results.ts';
import { type CommandOutput, parsed } from './usage.ts';

const options = {
  data: { type: 'string' },
  sources: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** One line of JSON for each report, and with `--sources` one for each source ever seen. */
export async function runIntelDmarc(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (values.data === undefined || (positionals.length === 0 && !values.sources))
    throw wrongUse('intel dmarc');
  const results = openResults({ name: 'found', out: undefined, json: values.json }, output);
  const store = await openDmarcStore(join(values.data, 'dmarc'));
  let refused = 0;
  try {
    for (const file of positionals) refused += await takeFile(store, file, results, output);
    if (values.sources) for (const source of store.sources()) results.line(shown(source));
    results.sum({ kept: store.reports(), refused });
  } finally {
    results.close();
    await store.close();
  }
  output.stderr(`${store.reports()} reports kept, ${refused} files refused\n`);
  return refused > 0 && refused === positionals.length ? 1 : 0;
}

/** 1 where the file was refused. */
async function takeFile(
  store: DmarcStore,
  file: string,
  results: Results,
  output: CommandOutput,
): Promise<number> {
  try {
    if (statSync(file).size > mailBytesMax)
      throw new MailError('too-large', `at most ${mailBytesMax} bytes are read`);
    for (const report of await readDmarcReports(readFileSync(file))) {
      const { status, newSources } = await store.take(report);
      const { organisation, reportId, domain } = report;
      const found = newSources.map(shown);
      results.line({ file, organisation, reportId, domain, status, newSources: found });
    }
    return 0;
  } catch (error) {
    const isKnown = error instanceof MailError || (error as NodeJS.ErrnoException).code;
    if (!isKnown) throw error;
    const { code, message } = error as MailError;
    results.line({ file, error: { code, detail: message } });
    output.stderr(`${file}: ${code}: ${message}\n`);
    return 1;
  }
}

function shown({ firstMs, lastMs, ...source }: ForgingSource) {
  return {
    ...source,
    first: new Date(firstMs).toISOString(),
    last: new Date(lastMs).toISOString(),
  };
}
