// Prints the table of docs/reference/phishing-urls.md: node src/bench/urls/print-figures.ts
import { dayMs } from '../../core/lib/decay.ts';
import { createBrandDictionary } from '../../intel/url/brand-dictionary.ts';
import brands from '../../intel/url/brands.json' with { type: 'json' };
import { readHonest, readNames, readPhishing } from './dataset.ts';
import { together, type UrlFigures, walkMonth } from './figures.ts';

const months = ['2025-05', '2025-06', '2025-07'];

const dictionary = createBrandDictionary(brands);
const rows = await readPhishing(dictionary);
const { fit, test } = await readHonest();
const options = { rows, honestFit: fit, honestTest: readNames(test, dictionary), dictionary };
const figures = months.flatMap((month) => walkMonth(options, month, [dayMs, 0]));

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;
const print = (figure: UrlFigures): void => {
  const { way, month, delayMs, recall, othersCalled, honestCalled } = figure;
  const known = delayMs === 0 ? 'same day' : 'a day before';
  console.log(
    `| ${month} | ${known} | ${way} | ${percent(recall)} | ${percent(othersCalled)} | ${percent(honestCalled)} |`,
  );
};
console.log('| month | confirmed | way | found | other brands called | honest names called |');
console.log('|---|---|---|---|---|---|');
for (const figure of figures) print(figure);
for (const delayMs of [dayMs, 0])
  for (const { way } of figures.slice(0, figures.length / months.length / 2))
    print(together(figures.filter((one) => one.way === way && one.delayMs === delayMs)));
