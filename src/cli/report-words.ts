// One line of English for every reason why a report cannot be drawn.

import type { FsaError, FsaErrorCode, FsaErrorFacts } from '../core/report/fsa-error.ts';
import type { LossError, LossErrorCode } from '../core/report/loss/loss-error.ts';

const texts: Readonly<Record<FsaErrorCode, (facts: FsaErrorFacts) => string>> = {
  'cases-exceed-accesses': ({ column, cases, accesses }) =>
    `does not foot: ${column} has ${cases} fraudulent transactions but only ${accesses} accesses`,
  'firms-do-not-fit-cases': ({ column, firms, cases }) =>
    `does not foot: ${column} has ${firms} firms for ${cases} fraudulent transactions`,
  'figure-not-a-count': ({ column, figure, value }) =>
    `does not foot: ${figure} of ${column} is ${value}, not a whole number from 0 to 2^53 - 1`,
  'total-differs': ({ figure, total, sum }) =>
    `does not foot: total of ${figure} is ${total}, its months add up to ${sum}`,
  'value-without-cases': ({ column }) =>
    `does not foot: ${column} has amounts but no fraudulent transaction`,
  'as-of-not-a-date': ({ asOf }) => `--as-of is a date like 2025-04-16, not '${asOf}'`,
  'as-of-unknown': () => 'no case to take the date from: give --as-of',
  'month-after-as-of': ({ month }) => `${month} is after the as-of date`,
  'months-not-a-range': ({ from, to, month }) =>
    month === undefined ? `${from} to ${to} is no range of months` : `'${month}' is not a month`,
  'case-changes-firm': (facts) =>
    `case ${facts.case} appears under two firms, '${facts.firm}' last`,
  'case-line-wrong': (facts) => `case ${facts.case}: ${facts.field}: expected ${facts.expected}`,
  'too-many-cases': (facts) => `more than ${facts.casesMax} cases: split the file by firm`,
  'too-many-firms': ({ firmsMax }) => `more than ${firmsMax} firms in one file`,
  'too-many-versions': ({ versionsMax }) =>
    `more than ${versionsMax} days on which cases changed: split the file by firm`,
  'no-history': ({ asOf }) => `the cases were not read for another date: ${asOf}`,
  'no-editions': ({ file }) => `${file}: no edition could be read`,
  'since-not-before': ({ since }) => `--since ${since} is not before the as-of date`,
  'cell-unknown': ({ month }) => `--cell: the table has no month ${month}`,
  'too-many-months': ({ months, monthsMax, from }) =>
    `${months} months from ${from}, at most ${monthsMax}: give --from`,
};

export const fsaErrorText = (error: FsaError): string => texts[error.code](error.facts);

const lossTexts: Readonly<Record<LossErrorCode, (facts: LossError['facts']) => string>> = {
  'no-cases': () => 'no confirmed case with trading among the cases',
  'actions-refused': ({ rows }) =>
    `corporate actions: ${rows} rows are wrong; no loss is worked out without them`,
  'no-valuation-date': () => 'no event to take the valuation date from: give --valuation-date',
  'too-many-cases': ({ casesMax }) => `more than ${casesMax} cases: split the file by firm`,
  'too-many-trades': ({ tradesMax }) =>
    `more than ${tradesMax} orders and executions of victims: split the cases`,
};

export const lossErrorText = (error: LossError): string => lossTexts[error.code](error.facts);
