// Words of losses and restitution in Japanese and English.
import type { Language } from '../fsa-amount.ts';
import type { Missing, Note } from './loss-result.ts';
import type { SummedLoss } from './loss-schedule.ts';
import type { Method } from './methods.ts';

interface LossWords {
  readonly scheduleTitle: (valuationDate: string) => string;
  readonly statementTitle: string;
  readonly simulated: string;
  readonly case: string;
  readonly firm: string;
  readonly account: string;
  readonly occurred: string;
  readonly valuationDate: string;
  readonly heldAt: string;
  readonly tradeCount: string;
  readonly figures: Readonly<Record<SummedLoss, string>>;
  readonly methods: Readonly<Record<Method, string>>;
  readonly remarks: string;
  readonly total: string;
  readonly notKnown: string;
  readonly trades: string;
  readonly time: string;
  readonly order: string;
  readonly side: string;
  readonly sides: Readonly<Record<'buy' | 'sell', string>>;
  readonly marginMark: string;
  readonly instrument: string;
  readonly quantity: string;
  readonly price: string;
  readonly currency: string;
  readonly rate: string;
  readonly value: string;
  readonly fee: string;
  readonly positions: string;
  readonly heldBefore: string;
  readonly toDeliver: string;
  readonly toRemove: string;
  readonly deliverValue: string;
  readonly removeValue: string;
  readonly calculation: string;
  readonly item: string;
  readonly yen: string;
  readonly lines: Readonly<Record<LossLine, string>>;
  readonly method: string;
  readonly chosen: string;
  readonly noSnapshot: string;
  readonly missing: Readonly<Record<Missing['what'], (missing: Missing) => string>>;
  readonly notes: Readonly<Record<Note['code'], (facts: Note['facts']) => string>>;
  readonly moreTrades: string;
  readonly individually: string;
  readonly statementNotes: readonly string[];
}

/** The lines of a victim's calculation, in the order they are shown. */
export const lossLines = [
  'deliver',
  'soldOwn',
  'bought',
  'soldBought',
  'unwound',
  'remove',
  'missed',
  'received',
  'fees',
] as const;
export type LossLine = (typeof lossLines)[number];

const words: Readonly<Record<Language, LossWords>> = {
  ja: {
    scheduleTitle: (date) => `被害と補償の一覧(評価日 ${date})`,
    statementTitle: '被害額計算書',
    simulated: '【模擬データ】シミュレーションによる数値であり、実際の被害ではない',
    case: '事案',
    firm: '証券会社',
    account: '口座',
    occurred: '発生日',
    valuationDate: '評価日',
    heldAt: '保有残高の基準時刻 (日本時間)',
    tradeCount: '不正約定数',
    figures: {
      soldJpy: '不正売却額(総額)',
      boughtJpy: '不正買付額(総額)',
      feesJpy: '手数料',
      lossJpy: '損失額',
      inKind: '現状回復',
      halfCash: '半額現金',
      contractAmount: '約定代金差額',
    },
    methods: {
      'in-kind': '現状回復(売られた株式を戻し、買われた株式を引き取る)',
      'half-cash': '半額現金(不正に買われた分の損失の半分と1万円、手数料返還)',
      'contract-amount': '約定代金差額(不正に買われた有価証券の買付代金 - 売却代金)',
    },
    remarks: '備考',
    total: '合計',
    notKnown: '計算不能',
    trades: '不正な約定',
    time: '約定日時 (日本時間)',
    order: '注文',
    side: '売買',
    sides: { buy: '買', sell: '売' },
    marginMark: '(信用)',
    instrument: '銘柄',
    quantity: '数量',
    price: '単価',
    currency: '通貨',
    rate: '円/通貨',
    value: '約定代金(円)',
    fee: '手数料(通貨)',
    positions: '元に戻すべき残高',
    heldBefore: '被害前の数量',
    toDeliver: '返すべき数量',
    toRemove: '引き取る数量',
    deliverValue: '返す分の評価額(円)',
    removeValue: '引き取る分の評価額(円)',
    calculation: '損失額の計算',
    item: '項目',
    yen: '円',
    lines: {
      deliver: '売られた株式の評価日の価額',
      soldOwn: 'その売却代金',
      bought: '不正な買付代金',
      soldBought: '不正に買われた株式の売却代金(乗っ取り犯による)',
      unwound: '不正に買われた株式のその後の売却代金',
      remove: '不正に買われ残っている株式の評価日の価額',
      missed: '売られたため受け取れなかった配当',
      received: '不正に買われた株式の配当',
      fees: '手数料',
    },
    method: '方法',
    chosen: '適用',
    noSnapshot: '記録なし',
    missing: {
      price: ({ name, date }) => `${name}の${date}の価格がない`,
      rate: ({ name, date }) => `${name}の${date}の為替レートがない`,
      'later-valuation-date': ({ date }) => `評価日より後(${date})に不正な約定がある`,
      executions: () => '事案の注文・セッションの約定が入力にない',
      events: ({ date }) => `この口座の読めないイベントがある(${date})`,
    },
    notes: {
      'no-holdings-before': () => '被害前の保有残高の記録がなく、売却と照合していない。',
      'sold-more-than-held': ({ instrument }) =>
        `${instrument}は記録上の保有を超えて売られている(空売り、または残高の記録が古い)。`,
      'own-trades-left-out': ({ instrument, trades }) =>
        `${instrument}には顧客自身の取引が${trades}件あり、計算に含めていない。`,
      unwound: ({ instrument }) =>
        `${instrument}の不正買付分の一部または全部は後に売却され、その代金で計算した。`,
      margin: ({ trades }) =>
        `信用取引の約定${trades}件を含む。金利・貸株料は手数料に記録されたもののみ。`,
      'gross-differs': (facts) =>
        `事案の記録(売${facts.saidSold}円・買${facts.saidBought}円)は約定の合計(売${facts.sold}円・買${facts.bought}円)と異なる。`,
      split: ({ instrument, date, terms }) =>
        `${instrument}は${date}に${terms}の株式分割・併合。返す・引き取る数量は分割後。`,
      gain: () => '評価日には、不正がなかった場合より口座の価値が高い。',
    },
    moreTrades: 'これ以降の約定は各計算書にある',
    individually: '2026年1月10日以降の被害はこの式ではなく個別に決める。金額は参考。',
    statementNotes: [
      '不正売却額・不正買付額は同じ資金の売買を重ねて足した総額であり、損失額ではない。',
      '損失額は、不正な約定がなかった場合に比べて評価日に口座に足りない額。各行は円未満を四捨五入しているため、合計と1円程度ずれることがある。',
      '同じ銘柄の売りは、乗っ取り犯が買った株式から先に売ったものとみなす。',
      'この計算書は約定と残高の記録による計算であり、支払の約束ではない。',
    ],
  },
  en: {
    scheduleTitle: (date) => `Losses and restitution, valued on ${date}`,
    statementTitle: 'Statement of loss',
    simulated: '[SIMULATED DATA] Figures from a simulation: nobody was harmed',
    case: 'Case',
    firm: 'Firm',
    account: 'Account',
    occurred: 'Occurred',
    valuationDate: 'Valued on',
    heldAt: 'Holdings as of (Japan time)',
    tradeCount: 'Hostile executions',
    figures: {
      soldJpy: 'Sold (gross)',
      boughtJpy: 'Bought (gross)',
      feesJpy: 'Fees',
      lossJpy: 'Loss',
      inKind: 'In kind',
      halfCash: 'Half in cash',
      contractAmount: 'Contract amount',
    },
    methods: {
      'in-kind': 'In kind: sold shares returned, bought ones removed',
      'half-cash':
        'Half in cash: half the loss on what was fraudulently bought, ¥10,000, commissions',
      'contract-amount': 'Contract amount: purchases less sales of what was fraudulently bought',
    },
    remarks: 'Remarks',
    total: 'Total',
    notKnown: 'not known',
    trades: 'Hostile executions',
    time: 'Time (Japan)',
    order: 'Order',
    side: 'Side',
    sides: { buy: 'buy', sell: 'sell' },
    marginMark: ' (margin)',
    instrument: 'Instrument',
    quantity: 'Quantity',
    price: 'Price',
    currency: 'Currency',
    rate: 'Yen per unit',
    value: 'Value (yen)',
    fee: 'Fee (currency)',
    positions: 'What has to be put back',
    heldBefore: 'Held before',
    toDeliver: 'To return',
    toRemove: 'To remove',
    deliverValue: 'Value to return (yen)',
    removeValue: 'Value to remove (yen)',
    calculation: 'How the loss comes about',
    item: 'Item',
    yen: 'Yen',
    lines: {
      deliver: 'Shares sold, at their value on the valuation date',
      soldOwn: 'Proceeds of their sale',
      bought: 'Cost of hostile purchases',
      soldBought: 'Proceeds of what was bought, sold again by the hijacker',
      unwound: 'Proceeds of what was bought, sold since',
      remove: 'Shares bought that are still there, at their value on the valuation date',
      missed: 'Dividends missed on shares sold',
      received: 'Dividends on shares bought',
      fees: 'Fees',
    },
    method: 'Method',
    chosen: 'Applied',
    noSnapshot: 'none on record',
    missing: {
      price: ({ name, date }) => `no price of ${name} on ${date}`,
      rate: ({ name, date }) => `no rate of ${name} on ${date}`,
      'later-valuation-date': ({ date }) =>
        `hostile executions after the valuation date, on ${date}`,
      executions: () => 'no execution of the case’s orders or sessions in the input',
      events: ({ date }) => `an event of this account could not be read (${date})`,
    },
    notes: {
      'no-holdings-before': () =>
        'No record of holdings before the access: sales were not held against it.',
      'sold-more-than-held': ({ instrument }) =>
        `${instrument}: more was sold than was held on record: a short sale, or an old record.`,
      'own-trades-left-out': ({ instrument, trades }) =>
        `${instrument}: ${trades} of the customer’s own trades are not in the calculation.`,
      unwound: ({ instrument }) =>
        `${instrument}: what was fraudulently bought was sold since, and counts at that price.`,
      margin: ({ trades }) =>
        `Executions on margin: ${trades}; interest and lending fees only as far as recorded as fees.`,
      'gross-differs': (facts) =>
        `The case says ¥${facts.saidSold} sold and ¥${facts.saidBought} bought, its executions ¥${facts.sold} and ¥${facts.bought}.`,
      split: ({ instrument, date, terms }) =>
        `${instrument}: split ${terms} on ${date}; shares to return or remove are those after it.`,
      gain: () => 'On the valuation date the account is worth more than without the fraud.',
    },
    moreTrades: 'further executions stand in the statements',
    individually:
      'Damage from 10 January 2026 on is decided individually, not by this formula; the amount is for reference.',
    statementNotes: [
      'What was sold and bought is gross and counts the same money at every trade: it is not the loss.',
      'The loss is what the account lacks on the valuation date against the same account without the hostile executions. Each line is rounded to a yen by itself.',
      'Of one instrument, the hijacker is taken to have sold first what he had bought himself.',
      'This is a calculation from executions and holdings, not a promise of payment.',
    ],
  },
};

export const lossWords = (language: Language): LossWords => words[language];
