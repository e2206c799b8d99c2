// The article's own claims, then one bent file for every kind of statement that cannot hold.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkClaims } from './check-claims.ts';
import { readClaims } from './claims.ts';
import { findingText } from './finding-words.ts';
import { renderClaims, renderClaimsJson } from './render-claims.ts';

const file = join(import.meta.dirname, '../../../../docs/examples/claims-april-2025.json');
const article = () => JSON.parse(readFileSync(file, 'utf8'));

const found = (value: unknown) =>
  checkClaims(readClaims(value)).map(({ code, verdict, statements }) => [
    code,
    verdict,
    statements.join(' '),
  ]);

test('the article: the series adds up to the transactions, not to the accounts', () => {
  assert.deepEqual(found(article()), [
    ['parts-total', 'impossible', 'hacked-by-month hacked-in-total'],
    ['series-other-measure', 'impossible', 'hacked-by-month transactions'],
    ['cases-accesses', 'holds', 'transactions hacked-in-total'],
    ['sum', 'holds', 'in-dollars sold bought'],
  ]);
  const claims = readClaims(article());
  const text = renderClaims(claims, checkClaims(claims), 'en');
  assert.match(text, /33 \+ 685 \+ 736 = 1,454, not the total of 3,312 unauthorised accesses/);
  assert.match(text, /= 1,454 is exactly the total of the fraudulent transactions/);
  assert.match(text, /670,886,076 USD at 142\.2 yen to 1 USD \(assumed .*\)/);
  assert.match(text, /It holds from 127\.07 to 146\.92 yen to 1 USD\./);
  assert.match(text, /Found that cannot hold: 2\n$/);
  const japanese = renderClaims(claims, checkClaims(claims), 'ja');
  assert.match(
    japanese,
    /成り立たない: 33 \+ 685 \+ 736 = 1,454 は不正取引件数の合計にちょうど等しい/,
  );
});

test('the JSON says in one word whether all holds', () => {
  const claims = readClaims(article());
  const report = JSON.parse(renderClaimsJson(claims, checkClaims(claims)));
  assert.equal(report.holds, false);
  assert.equal(report.findings[0].facts.difference, '1858');
  assert.deepEqual(report.unconcerned, []);
});

test('with the accesses by month, as published, everything holds', () => {
  const right = article();
  right.statements[0].parts = { '2025-02': 43, '2025-03': 1422, '2025-04': 1847 };
  right.statements[2].parts = { '2025-02': 33, '2025-03': 685, '2025-04': 736 };
  assert.deepEqual([...new Set(found(right).map(([, verdict]) => verdict))], ['holds']);
});

test('a rate the file does not give is not guessed', () => {
  const claims = { ...article(), rates: [] };
  const [, , unchecked] = checkClaims(readClaims(claims));
  assert.deepEqual([unchecked.verdict, unchecked.facts.missing], ['unchecked', ['USD']]);
  assert.equal(findingText(unchecked).en, 'No rate for USD in the file: not converted.');
});

test('a conversion outside what rounding allows cannot hold', () => {
  const claims = article();
  claims.rates[0].yen = 110;
  assert.deepEqual(found(claims)[2], ['sum', 'impossible', 'in-dollars sold bought']);
});

const claim = (id: string, measure: string, fields: object) => ({
  id,
  says: id,
  measure,
  ...fields,
});
const checked = (...statements: object[]) => found({ source: 'test', statements });

test('more transactions than accesses, of any month or in total', () => {
  const cases = claim('t', 'cases', { parts: { '2025-02': 44, '2025-03': 5 } });
  const accesses = claim('a', 'accesses', { parts: { '2025-02': 43, '2025-03': 5 } });
  assert.deepEqual(checked(cases, accesses), [
    ['cases-accesses', 'impossible', 't a'],
    ['cases-accesses', 'holds', 't a'],
  ]);
});

test('firms of the months added up: 2 + 4 + 6 = 12 is doubtful, 5 and 13 impossible, 6 fine', () => {
  const months = claim('m', 'firms', { parts: { '2025-02': 2, '2025-03': 4, '2025-04': 6 } });
  const verdicts = [12, 5, 13, 6].map(
    (total) => checked(months, claim('t', 'firms', { total }))[0][1],
  );
  assert.deepEqual(verdicts, ['doubtful', 'impossible', 'impossible', 'holds']);
});

test('more firms than transactions, and half a case', () => {
  const firms = claim('f', 'firms', { total: 9 });
  assert.deepEqual(checked(firms, claim('t', 'cases', { total: 8.5 })), [
    ['firms-cases', 'impossible', 'f t'],
    ['not-a-count', 'impossible', 't'],
  ]);
});

test('a loss made of sales and purchases is no loss', () => {
  const money = { currency: 'JPY', total: 10 };
  const found = checked(
    claim('s', 'sales', money),
    claim('p', 'purchases', money),
    claim('l', 'loss', { currency: 'JPY', total: 20, sumOf: ['s', 'p'] }),
  );
  assert.deepEqual(found, [
    ['loss-of-trades', 'impossible', 'l s p'],
    ['sum', 'holds', 'l s p'],
  ]);
});

test('rounded months may miss a rounded total by their rounding, and no more', () => {
  const parts = { '2025-02': 1, '2025-03': 131, '2025-04': 374 };
  const sales = (total: number) =>
    checked(claim('s', 'sales', { parts, total, currency: 'JPY', roundedTo: 1 }))[0][1];
  assert.deepEqual([506, 507, 508, 509].map(sales), ['holds', 'holds', 'holds', 'impossible']);
});

test('a statement that nothing can be held against is said to be unchecked', () => {
  const claims = readClaims({ source: 'x', statements: [claim('t', 'cases', { total: 3 })] });
  const text = renderClaims(claims, checkClaims(claims), 'en');
  assert.match(text, /Not checked, with nothing to hold it against: t/);
  assert.match(text, /Nothing was found that cannot hold/);
});
