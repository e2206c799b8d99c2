// `sekisho report advisory`: a public warning from the current numbers, without any link.
import { AdvisoryError, drawAdvisory } from '../core/report/advisory/advisory.ts';
import { outwardIn } from '../core/report/advisory/link-in.ts';
import { renderAdvisory } from '../core/report/advisory/render-advisory.ts';
import type { Edition } from '../core/report/edition/edition.ts';
import { drawFsaTable } from '../core/report/fsa-draw.ts';
import type { FsaTable } from '../core/report/fsa-table.ts';
import { openTally } from '../core/report/fsa-tally.ts';
import { advisoryHtml } from '../edge/document/advisory-html.ts';
import { readEditionsFile } from './read-editions-file.ts';
import { readTally, tellLeftOut } from './read-tally.ts';
import { checkDate, checkMonths } from './report-fsa-options.ts';
import { formatOf, languageOf, putText } from './report-output.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  cases: { type: 'string' },
  edition: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  name: { type: 'string' },
  contact: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  simulated: { type: 'boolean' },
  out: { type: 'string' },
} as const;

type Values = ReturnType<typeof valuesOf>;

function valuesOf(args: string[]) {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length > 0) throw new UsageError(`what is '${positionals[0]}'?`);
  if (!values.cases && !values.edition)
    throw new UsageError('--cases FILE or --edition FILE is missing');
  checkDate('as-of', values['as-of']);
  checkMonths(values.from, values.to);
  return values;
}

/** Undefined where no case could be read, which has been told by then. */
async function ownTable(values: Values, path: string, output: CommandOutput) {
  const { from, to, simulated = false } = values;
  const tally = openTally({ asOf: values['as-of'] });
  if (!(await readTally(path, tally, output))) return undefined;
  const table = drawFsaTable(tally, { from, to, simulated });
  tellLeftOut(table, output);
  return table;
}

/** The last edition known on the date. */
async function editionOf(
  path: string,
  asOf: string | undefined,
  output: CommandOutput,
): Promise<Edition> {
  const editions = await readEditionsFile(path, output);
  const known = editions.findLast((edition) => asOf === undefined || edition.asOf <= asOf);
  if (known === undefined) throw new UsageError(`${path}: no edition as of ${asOf} or before`);
  return known;
}

export async function reportAdvisory(args: string[], output: CommandOutput): Promise<number> {
  const values = valuesOf(args);
  const format = formatOf(['text', 'html'] as const, values.format ?? 'text');
  const language = languageOf(values.lang);
  const { cases, edition, name, contact } = values;
  const own: FsaTable | undefined = cases ? await ownTable(values, cases, output) : undefined;
  if (cases && own === undefined) return 1;
  const published = edition
    ? await editionOf(edition, own?.asOf ?? values['as-of'], output)
    : undefined;
  const advisory = drawAdvisory({ own, edition: published }, { language, name, contact });
  const text = format === 'html' ? advisoryHtml(advisory) : renderAdvisory(advisory);
  // Checked on what goes out, whatever it was made of.
  const found = outwardIn(text);
  if (found !== undefined) throw new AdvisoryError('edition', found);
  await putText(text, values.out, output);
  return 0;
}
