// `sekisho report check FILE`: which claimed figures cannot hold together, and why.
import { readFile } from 'node:fs/promises';
import { checkClaims } from '../core/report/claim/check-claims.ts';
import { ClaimsError, readClaims } from '../core/report/claim/claims.ts';
import { renderClaims, renderClaimsJson } from '../core/report/claim/render-claims.ts';
import { formatOf, languageOf, putText, shownOptions } from './report-output.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

async function jsonIn(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ClaimsError(path, `JSON (${(error as Error).message})`);
  }
}

/** Done is done, whatever was found: a program reads `holds` of the JSON. */
export async function reportCheck(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options: shownOptions, allowPositionals: true });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError('check FILE: one file of claims');
  const format = formatOf(['table', 'json'] as const, values.format, values.json);
  const language = languageOf(values.lang);
  const claims = readClaims(await jsonIn(path));
  const findings = checkClaims(claims);
  const text =
    format === 'json'
      ? renderClaimsJson(claims, findings)
      : renderClaims(claims, findings, language);
  await putText(text, values.out, output);
  return 0;
}
