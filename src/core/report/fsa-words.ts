// Every word of the regulator's table in Japanese and English; figures are put in elsewhere.
import { civilOfDay, civilOfMonth, dayOfDate, monthOfText } from '../lib/calendar.ts';
import type { Language } from './fsa-amount.ts';
import type { FsaFigureKey, ShownMonth, ShownTable } from './fsa-table.ts';

interface FsaWords {
  readonly title: string;
  readonly simulated: string;
  readonly rows: Readonly<Record<FsaFigureKey, string>>;
  readonly units: Readonly<Record<FsaFigureKey, string>>;
  readonly item: string;
  readonly unit: string;
  readonly total: string;
  readonly notPublished: string;
  /** After the name of the cases, in the chart: they are a part of the accesses. */
  readonly within: string;
  readonly chartNote: string;
  readonly notes: readonly string[];
  /** Holds for rounded amounts only, not where exact yen are given. */
  readonly rounding: string;
}

/** Row names as the regulator publishes them; title and notes are our own words. */
const words: Readonly<Record<Language, FsaWords>> = {
  ja: {
    title: 'インターネット取引における不正アクセス・不正取引の状況',
    simulated: '【模擬データ】シミュレーションによる数値であり、実際の被害ではない',
    rows: {
      firms: '不正取引が発生した証券会社数(社)',
      accesses: '不正アクセス件数',
      cases: '不正取引件数',
      saleValueJpy: '売却金額',
      purchaseValueJpy: '買付金額',
    },
    units: { firms: '社', accesses: '件', cases: '件', saleValueJpy: '円', purchaseValueJpy: '円' },
    item: '項目',
    unit: '単位',
    total: '合計',
    notPublished: '記載なし',
    within: '(不正アクセスの内数)',
    chartNote: '発生月別(日本時間)・暫定値。破線は月の途中までの数値。',
    notes: [
      '※1 確認済みの事案を発生日の月(日本時間)で集計した暫定値。未発見のものが残っている可能性があり、後の版で過去の月も改まる。',
      '※2 売却金額・買付金額は、被害口座で行われた不正な売買をすべて足し合わせた額。',
      '※3 典型的な手口は、口座の保有株式等を勝手に売却し、その代金で小型株等を買い付けて口座に残すもの。このため金額は顧客の損失額と一致しない。',
    ],
    rounding:
      '金額は億円単位(2億円未満は0.1億円単位、0.05億円未満は万円単位)に四捨五入。証券会社数は月をまたいで重複するため合計しない。',
  },
  en: {
    title: 'Unauthorised access and fraudulent transactions in internet trading',
    simulated: '[SIMULATED DATA] Figures from a simulation: nobody was harmed',
    rows: {
      firms: 'Firms in which fraudulent transactions occurred',
      accesses: 'Unauthorised accesses',
      cases: 'Fraudulent transactions',
      saleValueJpy: 'Amount of sales',
      purchaseValueJpy: 'Amount of purchases',
    },
    units: {
      firms: 'firms',
      accesses: 'accesses',
      cases: 'cases',
      saleValueJpy: 'yen',
      purchaseValueJpy: 'yen',
    },
    item: 'Item',
    unit: 'Unit',
    total: 'Total',
    notPublished: 'not given',
    within: ' (part of the accesses)',
    chartNote:
      'By month of occurrence (Japan time), provisional. A broken outline is a month that is not over.',
    notes: [
      '※1 Provisional: confirmed cases, counted in the month they occurred (Japan time). Others may be undiscovered; later editions revise earlier months.',
      '※2 Amounts of sales and purchases add up all fraudulent trades made in the victim accounts.',
      "※3 Typically holdings are sold without authority and the proceeds put into small caps, which are left in the account: the amounts are not the customers' losses.",
    ],
    rounding:
      'Amounts are rounded to ¥100m (1億円), to ¥10m below ¥200m and to ¥10,000 below ¥5m. Firms repeat across months, so they have no total.',
  },
};

const monthsEn = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const fsaWords = (language: Language): FsaWords => words[language];

/** `2025年4月 (16日現在)`, `Apr 2025 (to 16 Apr)`. */
export function monthLabel(
  column: Pick<ShownMonth, 'month' | 'partialToDay'>,
  language: Language,
): string {
  const { year, month } = civilOfMonth(monthOfText(column.month));
  const nameEn = monthsEn[month - 1];
  const label = language === 'ja' ? `${year}年${month}月` : `${nameEn} ${year}`;
  const day = column.partialToDay;
  if (day === undefined) return label;
  return language === 'ja' ? `${label} (${day}日現在)` : `${label} (to ${day} ${nameEn})`;
}

/** The line that dates the edition and calls it provisional. */
export function editionLine(table: Pick<ShownTable, 'asOf'>, language: Language): string {
  const { year, month, dayOfMonth } = civilOfDay(dayOfDate(table.asOf));
  return language === 'ja'
    ? `${year}年${month}月${dayOfMonth}日現在・暫定値`
    : `As of ${dayOfMonth} ${monthsEn[month - 1]} ${year}, provisional`;
}
