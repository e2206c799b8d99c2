// The public warning as plain text.
import { fsaSheet } from '../fsa-sheet.ts';
import { tableLines } from '../render-table.ts';
import type { Advisory, AdvisoryNumbers } from './advisory.ts';

const saidLines = ({ title, sentences }: AdvisoryNumbers) => ['', `■ ${title}`, ...sentences];

const numbersLines = ({ title, table }: AdvisoryNumbers, { language }: Advisory) => [
  '',
  `■ ${title}`,
  ...tableLines(fsaSheet(table, language)),
];

/** What the numbers say stands before the advice, the tables they come from at the end. */
export function renderAdvisory(advisory: Advisory): string {
  const { title, name, simulated, opening, numbers, sections, contact, notes } = advisory;
  const lines = [
    title,
    ...(name ? [name] : []),
    ...(simulated ? [simulated] : []),
    '',
    opening,
    ...numbers.flatMap(saidLines),
    ...sections.flatMap((section) => [
      '',
      `■ ${section.title}`,
      ...section.items.map((item, at) => `${at + 1}. ${item}`),
    ]),
    '',
    contact,
    ...numbers.flatMap((one) => numbersLines(one, advisory)),
    '',
    ...notes,
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
