// Footing checks on claimed figures: which statement cannot hold, and why. Arithmetic, no opinion.
import {
  decimalText,
  type Exact,
  exactOf,
  isLess,
  minus,
  one,
  over,
  signOf,
  sumOf,
} from '../exact.ts';
import type { Claim, ClaimedRate, Claims, Measure } from './claims.ts';
import { isMoney } from './claims.ts';
import type { Finding, FindingFacts, Verdict } from './finding.ts';
import { addRanges, meet, type Range, rangeOf, scaleRange } from './range.ts';

const textOf = (value: Exact): string => decimalText(value, 12);

const partValues = ({ parts }: Claim): readonly Exact[] => parts.map(({ value }) => value);

function partsRange(claim: Claim): Range {
  return addRanges(partValues(claim).map((value) => rangeOf(value, claim.roundedTo)));
}

function finding(
  code: Finding['code'],
  verdict: Verdict,
  claims: readonly Claim[],
  facts: FindingFacts,
): Finding {
  return { code, verdict, statements: [...new Set(claims.map(({ id }) => id))], facts };
}

/** Totals of the same measure and currency as the months; firms are not added up. */
function partsAgainstTotals(series: Claim, claims: readonly Claim[]): readonly Finding[] {
  if (series.parts.length === 0 || series.measure === 'firms') return [];
  const totals = claims.filter(
    (claim) =>
      claim.total !== undefined &&
      claim.measure === series.measure &&
      claim.currency === series.currency,
  );
  return totals.map((claim) => {
    const holds = meet(partsRange(series), rangeOf(claim.total!, claim.roundedTo));
    const sum = sumOf(partValues(series));
    return finding('parts-total', holds ? 'holds' : 'impossible', [series, claim], {
      measure: series.measure,
      parts: partValues(series).map(textOf),
      sum: textOf(sum),
      total: textOf(claim.total!),
      difference: textOf(minus(claim.total!, sum)),
    });
  });
}

/** Months that miss their own total and are exactly the total of something else. */
function seriesOfOtherMeasure(
  series: Claim,
  claims: readonly Claim[],
  found: readonly Finding[],
): readonly Finding[] {
  const misses = found.some(
    ({ code, verdict, statements }) =>
      code === 'parts-total' && verdict === 'impossible' && statements[0] === series.id,
  );
  if (!misses) return [];
  const sum = sumOf(partValues(series));
  const others = claims.filter(
    ({ total, measure, currency }) =>
      total !== undefined &&
      measure !== series.measure &&
      currency === series.currency &&
      signOf(minus(total, sum)) === 0,
  );
  return others.map((other) =>
    finding('series-other-measure', 'impossible', [series, other], {
      measure: series.measure,
      other: other.measure,
      parts: partValues(series).map(textOf),
      sum: textOf(sum),
    }),
  );
}

/** A measure's figure for each month and in total, with the claim it stands in. */
function* figuresOf(claims: readonly Claim[], measure: Measure) {
  for (const claim of claims) {
    if (claim.measure !== measure) continue;
    for (const { month, value } of claim.parts) yield { claim, period: month, value };
    if (claim.total !== undefined) yield { claim, period: 'total', value: claim.total };
  }
}

/** The smaller measure must not exceed the larger in any period that both are claimed for. */
function ordered(
  claims: readonly Claim[],
  code: 'cases-accesses' | 'firms-cases',
  smaller: Measure,
  larger: Measure,
): readonly Finding[] {
  return [...figuresOf(claims, smaller)].flatMap((low) =>
    [...figuresOf(claims, larger)]
      .filter(({ period }) => period === low.period)
      .map((high) => {
        const verdict = isLess(high.value, low.value) ? 'impossible' : 'holds';
        return finding(code, verdict, [low.claim, high.claim], {
          period: low.period,
          smaller: textOf(low.value),
          larger: textOf(high.value),
        });
      }),
  );
}

/** Firms of several months: at least the most of one month; their plain sum would be a coincidence. */
function firmsTotals(claims: readonly Claim[]): readonly Finding[] {
  const series = claims.filter(({ measure, parts }) => measure === 'firms' && parts.length > 1);
  const totals = claims.filter(({ measure, total }) => measure === 'firms' && total !== undefined);
  return series.flatMap((months) =>
    totals.map((claim) => {
      const values = partValues(months);
      const most = values.reduce((left, right) => (isLess(left, right) ? right : left));
      const sum = sumOf(values);
      const total = claim.total!;
      const cannot = isLess(total, most) || isLess(sum, total);
      const isSum = signOf(minus(total, sum)) === 0;
      const verdict = cannot ? 'impossible' : isSum ? 'doubtful' : 'holds';
      const facts = { parts: values.map(textOf), most: textOf(most), sum: textOf(sum) };
      return finding('firms-total', verdict, [months, claim], { ...facts, total: textOf(total) });
    }),
  );
}

function notCounts(claims: readonly Claim[]): readonly Finding[] {
  return claims.flatMap((claim) => {
    if (isMoney(claim.measure)) return [];
    const values = [...partValues(claim), ...(claim.total ? [claim.total] : [])];
    const wrong = values.filter(({ denominator }) => denominator !== 1n);
    return wrong.map((value) =>
      finding('not-a-count', 'impossible', [claim], {
        measure: claim.measure,
        value: textOf(value),
      }),
    );
  });
}

const yen = (): ClaimedRate => ({ currency: 'JPY', yen: one, basis: '' });

function rateOf({ rates }: Claims, currency: string): ClaimedRate | undefined {
  return currency === 'JPY' ? yen() : rates.find((rate) => rate.currency === currency);
}

/** Currencies of the statements added up and of their sum that the file gives no rate for. */
function missingRates(file: Claims, claims: readonly Claim[]): readonly string[] {
  const needed = new Set(claims.map(({ currency = 'JPY' }) => currency));
  if (needed.size === 1) return [];
  return [...needed].filter((currency) => rateOf(file, currency) === undefined);
}

/** Yen per unit of `currency` from which and up to which the sum would hold. */
function ratesThatHold(addends: Range, claim: Claim): FindingFacts {
  const range = rangeOf(claim.total!, claim.roundedTo);
  if (signOf(range.low) <= 0) return {};
  return {
    rateFrom: decimalText(over(addends.low, range.high), 2),
    rateTo: decimalText(over(addends.high, range.low), 2),
  };
}

function sumFinding(file: Claims, claim: Claim): Finding {
  const addends = claim.sumOf.map((id) => file.statements.find((other) => other.id === id)!);
  const concerned = [claim, ...addends];
  const currency = claim.currency ?? 'JPY';
  const missing = missingRates(file, concerned);
  if (missing.length > 0) return finding('sum', 'unchecked', concerned, { missing });
  const isOne = new Set(concerned.map((other) => other.currency)).size === 1;
  const rateIn = (name = 'JPY'): Exact => (isOne ? one : rateOf(file, name)!.yen);
  const inYen = addRanges(
    addends.map((other) =>
      scaleRange(rangeOf(other.total!, other.roundedTo), rateIn(other.currency)),
    ),
  );
  const sumInYen = sumOf(
    addends.map(
      (other) => scaleRange(rangeOf(other.total!, exactOf(0)!), rateIn(other.currency)).low,
    ),
  );
  const converted = scaleRange(inYen, over(one, rateIn(currency)));
  const claimed = rangeOf(claim.total!, claim.roundedTo);
  const rate = isOne ? undefined : rateOf(file, currency);
  return finding('sum', meet(converted, claimed) ? 'holds' : 'impossible', concerned, {
    addends: addends.map(({ total }) => textOf(total!)),
    addendCurrencies: addends.map((other) => other.currency ?? ''),
    sum: textOf(sumInYen),
    currency,
    converted: decimalText(over(sumInYen, rateIn(currency)), 0),
    total: textOf(claim.total!),
    from: textOf(claimed.low),
    to: textOf(claimed.high),
    ...(rate === undefined || rate.currency === 'JPY'
      ? {}
      : { rate: textOf(rate.yen), basis: rate.basis, ...ratesThatHold(inYen, claim) }),
  });
}

/** Trades are gross and repeat the same money; a loss is what remains after them. */
function lossesOfTrades(file: Claims): readonly Finding[] {
  return file.statements.flatMap((claim) => {
    if (claim.measure !== 'loss') return [];
    const addends = file.statements.filter(({ id }) => claim.sumOf.includes(id));
    const trades = addends.filter(({ measure }) => isMoney(measure) && measure !== 'loss');
    if (trades.length === 0) return [];
    return [
      finding('loss-of-trades', 'impossible', [claim, ...trades], {
        measures: trades.map(({ measure }) => measure),
      }),
    ];
  });
}

const gravity: readonly Verdict[] = ['impossible', 'doubtful', 'unchecked', 'holds'];

/** Findings, what cannot hold first. What no check applies to is not among them. */
export function checkClaims(file: Claims): readonly Finding[] {
  const { statements } = file;
  const series = statements.flatMap((claim) => {
    const found = partsAgainstTotals(claim, statements);
    return [...found, ...seriesOfOtherMeasure(claim, statements, found)];
  });
  const findings = [
    ...series,
    ...ordered(statements, 'cases-accesses', 'cases', 'accesses'),
    ...ordered(statements, 'firms-cases', 'firms', 'cases'),
    ...firmsTotals(statements),
    ...notCounts(statements),
    ...statements
      .filter(({ sumOf: ids, total }) => ids.length > 0 && total !== undefined)
      .map((claim) => sumFinding(file, claim)),
    ...lossesOfTrades(file),
  ];
  return findings.toSorted(
    (left, right) => gravity.indexOf(left.verdict) - gravity.indexOf(right.verdict),
  );
}
