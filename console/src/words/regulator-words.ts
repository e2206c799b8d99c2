// Words of the regulator's page that its table does not bring itself.
import { both } from './both.ts';

export const regulatorWords = both({
  en: {
    title: 'Regulator',
    asOf: 'As of',
    chart: 'By month',
    chartLabel: (months: string) =>
      `Accesses and fraudulent transactions in ${months} months; the table has the figures`,
    accesses: 'unauthorised accesses',
    cases: 'of them with trading',
    total: 'Total',
    item: 'Item',
    leftOut: 'Not in the table',
    left: {
      linesAfterAsOf: 'changes after the date',
      casesDismissed: 'dismissed',
      casesUndecided: 'not decided by the date',
      casesOutsideMonths: 'outside of the months',
    },
    provisional: 'provisional',
    simulated: 'simulated',
    partial: (day: string) => `to day ${day}`,
    noData: 'No case has been confirmed yet; the table begins with the first.',
  },
  ja: {
    title: '当局報告',
    asOf: '基準日',
    chart: '月別の推移',
    chartLabel: (months: string) => `${months}か月の不正アクセスと不正取引。数値は表にあります`,
    accesses: '不正アクセス件数',
    cases: 'うち不正取引件数',
    total: '合計',
    item: '項目',
    leftOut: '表に含まれないもの',
    left: {
      linesAfterAsOf: '基準日後の変更',
      casesDismissed: '不正ではないと判断',
      casesUndecided: '基準日までに未判断',
      casesOutsideMonths: '対象月以外',
    },
    provisional: '暫定値',
    simulated: '模擬',
    partial: (day: string) => `(${day}日現在)`,
    noData: '確定した事案がまだありません。最初の確定から表示されます。',
  },
});
