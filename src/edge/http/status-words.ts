// The words of the status page in Japanese and English, side by side so that none goes missing.

export type Language = 'ja' | 'en';

export interface StatusWords {
  readonly title: string;
  readonly simulated: string;
  readonly running: string;
  readonly silent: string;
  readonly keyNeeded: string;
  readonly decisions: string;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly engine: string;
  readonly sequence: string;
  readonly eventTime: string;
  readonly queueLength: string;
  readonly accountsCached: string;
  readonly refused: string;
  readonly duplicates: string;
  readonly checkpointLag: string;
  readonly projectionLag: string;
  readonly alerts: string;
  readonly noAlerts: string;
  readonly cases: string;
  readonly noCases: string;
  readonly unavailable: string;
  readonly time: string;
  readonly instrument: string;
  readonly risk: string;
  readonly state: string;
  readonly accounts: string;
  readonly case: string;
  readonly account: string;
  readonly opened: string;
  readonly traded: string;
  readonly yes: string;
  readonly no: string;
  readonly saleValue: string;
  readonly purchaseValue: string;
  readonly states: Readonly<Record<string, string>>;
  readonly apiDocument: string;
  readonly otherLanguage: string;
  readonly stale: string;
}

const ja: StatusWords = {
  title: '関所 — 稼働状況',
  simulated: '模擬データ:表示はすべて架空の世界のもので、実在の顧客・銘柄とは関係ありません',
  running: '稼働中',
  silent: 'エンジンが応答していません',
  keyNeeded: '数値を見るにはキーが必要です(Authorization: Bearer)',
  decisions: '判定(起動後)',
  verdicts: {
    allow: '許可',
    'step-up': '追加認証',
    hold: '保留',
    block: '拒否',
  },
  engine: 'エンジン',
  sequence: '記録済みイベント',
  eventTime: '最新イベントの時刻',
  queueLength: '処理待ち',
  accountsCached: 'メモリー上の口座',
  refused: '受付拒否',
  duplicates: '重複',
  checkpointLag: 'チェックポイント後のイベント',
  projectionLag: '検索用データへの未反映',
  alerts: '最近の銘柄警報',
  noAlerts: '銘柄警報はありません',
  cases: '最近の事案',
  noCases: '事案はありません',
  unavailable: '取得できませんでした',
  time: '時刻',
  instrument: '銘柄',
  risk: 'リスク',
  state: '状態',
  accounts: '口座数',
  case: '事案',
  account: '口座',
  opened: '発生',
  traded: '不正取引',
  yes: 'あり',
  no: 'なし',
  saleValue: '売却額',
  purchaseValue: '買付額',
  states: {
    open: '発生',
    changed: '継続',
    closed: '終了',
    new: '新規',
    investigating: '調査中',
    confirmed: '不正確定',
    dismissed: '問題なし',
    restituting: '補償手続中',
  },
  apiDocument: 'API仕様',
  otherLanguage: 'English',
  stale: '接続が切れています。表示は最後に取得したものです',
};

const en: StatusWords = {
  title: 'Sekisho — status',
  simulated: 'Simulated data: everything shown is of an invented world, no real customer or stock',
  running: 'Running',
  silent: 'The engine does not answer',
  keyNeeded: 'Figures need a key (Authorization: Bearer)',
  decisions: 'Decisions since start',
  verdicts: { allow: 'Allow', 'step-up': 'Step-up', hold: 'Hold', block: 'Block' },
  engine: 'Engine',
  sequence: 'Events journalled',
  eventTime: 'Time of the latest event',
  queueLength: 'Waiting',
  accountsCached: 'Accounts in memory',
  refused: 'Refused',
  duplicates: 'Duplicates',
  checkpointLag: 'Events since the checkpoint',
  projectionLag: 'Events not yet in the projection',
  alerts: 'Latest instrument alerts',
  noAlerts: 'No instrument alerts',
  cases: 'Latest cases',
  noCases: 'No cases',
  unavailable: 'Not available',
  time: 'Time',
  instrument: 'Instrument',
  risk: 'Risk',
  state: 'State',
  accounts: 'Accounts',
  case: 'Case',
  account: 'Account',
  opened: 'Occurred',
  traded: 'Fraudulent trading',
  yes: 'Yes',
  no: 'No',
  saleValue: 'Sold',
  purchaseValue: 'Bought',
  states: {
    open: 'Opened',
    changed: 'Ongoing',
    closed: 'Closed',
    new: 'New',
    investigating: 'Investigating',
    confirmed: 'Confirmed',
    dismissed: 'Dismissed',
    restituting: 'Restituting',
  },
  apiDocument: 'API document',
  otherLanguage: '日本語',
  stale: 'The connection is lost; shown is what came last',
};

export const statusWords: Readonly<Record<Language, StatusWords>> = { ja, en };

/** `?lang=` decides, then the first of the two the browser asks for, then Japanese. */
export function languageOf(asked: unknown, acceptLanguage: string | undefined): Language {
  if (asked === 'ja' || asked === 'en') return asked;
  const preferred = /\b(ja|en)\b/i.exec(acceptLanguage ?? '');
  return preferred?.[1].toLowerCase() === 'en' ? 'en' : 'ja';
}
