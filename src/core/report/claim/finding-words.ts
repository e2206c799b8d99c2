// Findings in Japanese and English sentences, with the arithmetic shown.
import { grouped, type Language } from '../fsa-amount.ts';
import type { Finding, FindingCode, FindingFacts, Verdict } from './finding.ts';

type Worded = Readonly<Record<Language, string>>;

const measureNames: Readonly<Record<string, Worded>> = {
  firms: { ja: '証券会社数', en: 'firms' },
  accesses: {
    ja: '不正アクセス件数(乗っ取られた口座)',
    en: 'unauthorised accesses (hacked accounts)',
  },
  cases: { ja: '不正取引件数', en: 'fraudulent transactions' },
  sales: { ja: '売却金額', en: 'sales' },
  purchases: { ja: '買付金額', en: 'purchases' },
  traded: { ja: '売買金額', en: 'value traded' },
  loss: { ja: '損失額', en: 'loss' },
};

export const verdictWords: Readonly<Record<Verdict, Worded>> = {
  impossible: { ja: '成り立たない', en: 'CANNOT HOLD' },
  doubtful: { ja: '疑わしい', en: 'DOUBTFUL' },
  unchecked: { ja: '確認できない', en: 'NOT CHECKED' },
  holds: { ja: '成り立つ', en: 'holds' },
};

/** Decimal text with its thousands grouped, whatever its length. */
function number(text: string): string {
  const [whole, decimals] = text.replace('-', '').split('.');
  const sign = text.startsWith('-') ? '-' : '';
  const shown = whole.length > 15 ? whole : grouped(Number(whole));
  return `${sign}${shown}${decimals === undefined ? '' : `.${decimals}`}`;
}

const one = (facts: FindingFacts, name: string): string => number(String(facts[name] ?? ''));
const list = (facts: FindingFacts, name: string): readonly string[] =>
  Array.isArray(facts[name]) ? facts[name] : [];
const added = (facts: FindingFacts): string => list(facts, 'parts').map(number).join(' + ');

function named(facts: FindingFacts, name: string, language: Language): string {
  return measureNames[String(facts[name])]?.[language] ?? String(facts[name]);
}

function periodText(facts: FindingFacts, language: Language): string {
  if (facts.period !== 'total') return String(facts.period);
  return language === 'ja' ? '合計' : 'the total';
}

type Wording = (facts: FindingFacts, verdict: Verdict) => Worded;

function comparedWording(smaller: Worded, larger: Worded): Wording {
  return (facts, verdict) => {
    const [low, high] = [one(facts, 'smaller'), one(facts, 'larger')];
    const holds = verdict === 'holds';
    return {
      ja: `${periodText(facts, 'ja')}: ${smaller.ja}${low}は${larger.ja}${high}を${holds ? '超えない' : '超えている。超えることはない'}。`,
      en: `${periodText(facts, 'en')}: ${low} ${smaller.en} ${holds ? 'do not exceed' : 'exceed, and cannot,'} ${high} ${larger.en}.`,
    };
  };
}

function sumWording(facts: FindingFacts, verdict: Verdict): Worded {
  const missing = list(facts, 'missing').join(', ');
  if (verdict === 'unchecked')
    return {
      ja: `${missing}の為替レートがファイルにないため換算できない。`,
      en: `No rate for ${missing} in the file: not converted.`,
    };
  const currencies = list(facts, 'addendCurrencies');
  const sum = list(facts, 'addends')
    .map((value, at) => `${number(value)} ${currencies[at]}`)
    .join(' + ');
  const claimed = `${one(facts, 'from')} – ${one(facts, 'to')} ${facts.currency}`;
  const converted = `${one(facts, 'converted')} ${facts.currency}`;
  const holds = verdict === 'holds';
  const rate = facts.rate
    ? {
        ja: `1 ${facts.currency} = ${one(facts, 'rate')} 円(${facts.basis})で`,
        en: ` at ${one(facts, 'rate')} yen to 1 ${facts.currency} (${facts.basis})`,
      }
    : { ja: '', en: '' };
  const rates = facts.rateFrom
    ? {
        ja: `1 ${facts.currency} = ${one(facts, 'rateFrom')}〜${one(facts, 'rateTo')} 円なら成り立つ。`,
        en: ` It holds from ${one(facts, 'rateFrom')} to ${one(facts, 'rateTo')} yen to 1 ${facts.currency}.`,
      }
    : { ja: '', en: '' };
  return {
    ja: `${sum} は${rate.ja} ${converted}。${one(facts, 'total')} ${facts.currency}は端数処理を考えると ${claimed} で、${holds ? 'これと合う' : 'これと合わない'}。${rates.ja}`,
    en: `${sum} is ${converted}${rate.en}; ${one(facts, 'total')} ${facts.currency}, as rounded, is ${claimed}: ${holds ? 'they agree' : 'they do not agree'}.${rates.en}`,
  };
}

function partsWording(facts: FindingFacts, verdict: Verdict): Worded {
  const holds = verdict === 'holds';
  const sum = `${added(facts)} = ${one(facts, 'sum')}`;
  return {
    ja: `${sum} で、${named(facts, 'measure', 'ja')}の合計${one(facts, 'total')}と${holds ? '合う' : `合わない(差 ${one(facts, 'difference')})`}。`,
    en: `${sum}, ${holds ? 'which is' : 'not'} the total of ${one(facts, 'total')} ${named(facts, 'measure', 'en')}${holds ? '' : ` (${one(facts, 'difference')} apart)`}.`,
  };
}

function firmsWording(facts: FindingFacts, verdict: Verdict): Worded {
  const sum = `${added(facts)} = ${one(facts, 'sum')}`;
  const total = one(facts, 'total');
  if (verdict === 'doubtful')
    return {
      ja: `合計${total}社は月ごとの数の単純な和(${sum})。同じ会社が複数の月に現れるため、和が社数になるのはどの会社も1か月だけの場合に限る。`,
      en: `The total of ${total} firms is the plain sum of the months (${sum}). Firms repeat from month to month: it holds only if none was hit in two of them.`,
    };
  const most = one(facts, 'most');
  const holds = verdict === 'holds';
  return {
    ja: `合計${total}社は、最も多い月の${most}社以上、和の${one(facts, 'sum')}社以下${holds ? 'である' : 'でなければならない'}。`,
    en: `A total of ${total} firms ${holds ? 'lies' : 'would have to lie'} between the most of one month, ${most}, and the sum, ${one(facts, 'sum')}.`,
  };
}

const wordings: Readonly<Record<FindingCode, Wording>> = {
  'parts-total': partsWording,
  'series-other-measure': (facts) => ({
    ja: `${added(facts)} = ${one(facts, 'sum')} は${named(facts, 'other', 'ja')}の合計にちょうど等しい。この系列は${named(facts, 'other', 'ja')}であって、${named(facts, 'measure', 'ja')}ではない。`,
    en: `${added(facts)} = ${one(facts, 'sum')} is exactly the total of the ${named(facts, 'other', 'en')}: the series is of these, not of ${named(facts, 'measure', 'en')}.`,
  }),
  'cases-accesses': comparedWording(measureNames.cases, measureNames.accesses),
  'firms-cases': comparedWording(measureNames.firms, measureNames.cases),
  'firms-total': firmsWording,
  'not-a-count': (facts) => ({
    ja: `${named(facts, 'measure', 'ja')}${one(facts, 'value')}は整数でない。`,
    en: `${one(facts, 'value')} ${named(facts, 'measure', 'en')} is no whole number.`,
  }),
  sum: sumWording,
  'loss-of-trades': (facts) => {
    const namesIn = (language: Language): string =>
      list(facts, 'measures')
        .map((measure) => measureNames[measure][language])
        .join(language === 'ja' ? '・' : ' and ');
    return {
      ja: `損失額とされているが、${namesIn('ja')}は同じ資金の売買を重ねて足した総額であり、損失額ではない。`,
      en: `Called a loss, but ${namesIn('en')} are gross and count the same money at every trade: they are not what customers lost.`,
    };
  },
};

export function findingText({ code, verdict, facts }: Finding): Worded {
  return wordings[code](facts, verdict);
}
