// The table of all evidence for the reference page, so that code and page cannot drift apart.
import { mailEvidence } from './catalogue.ts';
import type { MailModel } from './model.ts';

export function evidenceTable({ weights }: MailModel): string {
  const rows = mailEvidence.map(({ id, sees, looksAlike, weight }) => {
    const origin = weight === 'fitted' ? 'by hand, to be fitted' : 'by hand';
    return `| \`${id}\` | ${sees} | ${looksAlike} | ${weights[id]} | ${origin} |`;
  });
  return [
    '| evidence | sees | honest mail that looks alike | weight | origin |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
