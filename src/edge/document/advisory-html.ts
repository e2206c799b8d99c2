// The public warning as one page that stands alone: nothing in it can be clicked, loaded or filled in.
import type { Advisory, AdvisoryNumbers } from '../../core/report/advisory/advisory.ts';
import { fsaChart } from '../../core/report/chart/fsa-chart.ts';
import { fsaSheet } from '../../core/report/fsa-sheet.ts';
import { fsaWords } from '../../core/report/fsa-words.ts';
import { drawingSvg } from './drawing-svg.ts';
import { xmlText } from './xml-text.ts';

const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem; color: #111; background: #fff;
  font: 1rem/1.7 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.4; border-bottom: .25rem solid #b00020; padding-bottom: .5rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
.simulated { background: #fdecea; color: #b00020; font-weight: bold; padding: .5rem .75rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; white-space: nowrap; }
th, td { border: 1px solid #9aa0a6; padding: .3rem .6rem; text-align: right; }
th:first-child { text-align: left; }
thead th { background: #e4e7eb; text-align: center; }
svg { max-width: 100%; height: auto; }
li { margin: .4rem 0; }
.notes { font-size: .85rem; color: #444; }
`;

const element = (name: string, content: string, attributes = ''): string =>
  `<${name}${attributes}>${content}</${name}>`;

function tableHtml({ title, table }: AdvisoryNumbers, { language }: Advisory): string {
  const { heads, rows } = fsaSheet(table, language);
  const headCells = [fsaWords(language).item, ...heads].map((head) =>
    element('th', xmlText(head), ' scope="col"'),
  );
  const body = rows.map(({ label, cells }) =>
    element(
      'tr',
      element('th', xmlText(label), ' scope="row"') +
        cells.map((cell) => element('td', xmlText(cell))).join(''),
    ),
  );
  const head = element('thead', element('tr', headCells.join('')));
  // Reached by the keyboard too, where it is wider than the page.
  return element(
    'div',
    element('table', head + element('tbody', body.join(''))),
    ` class="scroll" tabindex="0" role="region" aria-label="${xmlText(title)}"`,
  );
}

/** What the numbers say, before the advice; the tables they come from stand at the end. */
const saidHtml = ({ title, sentences }: AdvisoryNumbers): string =>
  [
    element('h2', xmlText(title)),
    ...sentences.map((sentence) => element('p', xmlText(sentence))),
  ].join('\n');

function numbersHtml(numbers: AdvisoryNumbers, advisory: Advisory, at: number): string {
  const chart = fsaChart(numbers.table, advisory.language);
  return [
    element('h2', xmlText(numbers.title)),
    tableHtml(numbers, advisory),
    drawingSvg(chart, { inline: `chart-${at + 1}` }),
  ].join('\n');
}

function sectionHtml({ title, items }: Advisory['sections'][number]): string {
  const list = items.map((item) => element('li', xmlText(item))).join('\n');
  return `${element('h2', xmlText(title))}\n${element('ol', list)}`;
}

export function advisoryHtml(advisory: Advisory): string {
  const { language, title, name, simulated, opening, numbers, sections, contact, notes } = advisory;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    element('title', xmlText(title)),
    element('style', style),
    '</head>',
    '<body>',
    '<main>',
    element('h1', xmlText(title)),
    ...(name ? [element('p', xmlText(name))] : []),
    ...(simulated ? [element('p', xmlText(simulated), ' class="simulated"')] : []),
    element('p', xmlText(opening)),
    ...numbers.map(saidHtml),
    ...sections.map(sectionHtml),
    element('p', element('strong', xmlText(contact))),
    ...numbers.map((one, at) => numbersHtml(one, advisory, at)),
    element('div', notes.map((note) => element('p', xmlText(note))).join('\n'), ' class="notes"'),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
