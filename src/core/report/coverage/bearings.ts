// What of the journal bears on each control, and what no journal of this installation can show.
import type { Policy } from '../../decision/policy.ts';

export interface Bearing {
  /** Names in `measures.ts`; none where nothing of the control passes through this installation. */
  readonly measures: readonly string[];
  readonly settings: readonly (keyof Policy)[];
  readonly cannotShow: { readonly en: string; readonly ja: string };
}

const asksAgain = (kind: string): readonly string[] => [
  kind,
  `${kind}-asked`,
  `${kind}-proved`,
  `${kind}-unasked`,
];

const ownLogin = {
  en: "What the firm's own log-in system asked beside Sekisho.",
  ja: '証券会社自身の認証システムが別に求めた認証。',
} as const;

const stepUpSettings = ['stepUpMinimum', 'resistance'] as const;

/** A control that leaves no trace in what this installation sees. */
const outside = (en: string, ja: string): Bearing => ({
  measures: [],
  settings: [],
  cannotShow: { en, ja },
});

export const bearings: Readonly<Record<string, Bearing>> = {
  'AU-1': {
    measures: ['logins', 'logins-resistant', 'logins-relayable'],
    settings: [],
    cannotShow: {
      en: 'Whether it is on by default for every customer, and for those who did not log in.',
      ja: '全顧客に初期設定で有効か、また期間中にログインしなかった顧客の状況。',
    },
  },
  'AU-2': { measures: asksAgain('withdrawals'), settings: stepUpSettings, cannotShow: ownLogin },
  'AU-3': { measures: asksAgain('bank-changes'), settings: stepUpSettings, cannotShow: ownLogin },
  'AU-4': { measures: asksAgain('orders'), settings: stepUpSettings, cannotShow: ownLogin },
  'AU-5': {
    measures: ['logins', 'logins-second-factor', 'logins-password'],
    settings: [],
    cannotShow: {
      en: 'The schedule told to customers. A log-in is counted by the method the firm reports.',
      ja: '顧客への導入時期の周知。ログインは証券会社が送る方法で数える。',
    },
  },
  'AU-6': {
    measures: ['relay-signs', 'step-ups-bound', 'step-ups-proved', 'step-ups-failed'],
    settings: stepUpSettings,
    cannotShow: {
      en: "Malware in the customer's browser that alters what is shown, and the design of the pages.",
      ja: '顧客のブラウザ内で表示を改変するマルウェア、及び画面の設計。',
    },
  },
  'AU-7': {
    measures: [
      'login-failures',
      'failure-runs',
      'failure-runs-entered',
      'logins',
      'failures-stopped',
    ],
    settings: [],
    cannotShow: {
      en: "The lock itself: it is the firm's log-in system that locks.",
      ja: 'ロックそのもの(証券会社の認証システムが行う)。',
    },
  },
  'AU-8': outside(
    'No event tells of an account being unfrozen, nor of the identity check before it.',
    '凍結解除とその前の本人確認を伝えるイベントはない。',
  ),
  'AU-11': {
    measures: ['step-ups-proved', 'step-ups-code', 'logins', 'logins-code'],
    settings: stepUpSettings,
    cannotShow: {
      en: "Which codes went by mail or SMS: an authenticator app's look the same.",
      ja: 'どのコードがメール・SMSか(認証アプリのコードと区別できない)。',
    },
  },
  'DT-1': {
    measures: [
      'judged-logins',
      'judged-changes',
      'judged-orders',
      'judged-withdrawals',
      'degraded',
    ],
    settings: ['hijackRate'],
    cannotShow: {
      en: 'Requests that the firm did not send here.',
      ja: '証券会社がここに送らなかった請求。',
    },
  },
  'DT-2': {
    measures: ['orders', 'order-signs', 'orders-stopped'],
    settings: [],
    cannotShow: {
      en: 'Whether the customer was told: Sekisho sends nothing to customers.',
      ja: '顧客に通知したか(Sekishoは顧客に何も送らない)。',
    },
  },
  'DT-3': {
    measures: ['cases-opened', 'cases-quick', 'cases-told', 'stops'],
    settings: [],
    cannotShow: {
      en: 'Fraud that nobody has found.',
      ja: '誰にも見つかっていない不正。',
    },
  },
  'DT-5': {
    measures: ['alerts', 'orders', 'market-signs', 'restrictions', 'prints'],
    settings: ['restricted', 'sharing'],
    cannotShow: {
      en: "The examiners' own reviews, and trading at other firms.",
      ja: '売買審査担当の審査記録、及び他社での売買。',
    },
  },
  'DT-6': {
    measures: ['settings-changed', 'words-analyst', 'words-customer', 'cases-dismissed'],
    settings: [],
    cannotShow: {
      en: 'The plan, the review and who approved them.',
      ja: '計画、見直し及びその承認。',
    },
  },
  'NT-1': outside(
    'Sekisho sends no notices to customers, and no event tells that one was sent.',
    'Sekishoは顧客に通知せず、通知を送った旨のイベントもない。',
  ),
  'NT-2': {
    measures: ['notification-off'],
    settings: [],
    cannotShow: {
      en: 'The notices: they are sent by the firm, and no event tells of them.',
      ja: '通知そのもの(証券会社が送り、それを伝えるイベントはない)。',
    },
  },
  'NT-3': {
    measures: ['words-customer'],
    settings: [],
    cannotShow: {
      en: 'Whether and when the customer was told of the suspicion.',
      ja: '不正の疑いを顧客に知らせたか、またその時刻。',
    },
  },
  'NT-4': outside(
    "The firm's own pages for customers are not seen here.",
    '証券会社の顧客向け画面はここからは見えない。',
  ),
  'PH-1': outside(
    "The firm's mails are not in the journal. `sekisho intel mail` reads them one by one.",
    '証券会社のメールはジャーナルにない。`sekisho intel mail`で一通ずつ調べられる。',
  ),
  'PH-2': outside(
    'Mail domains are not in the journal. `sekisho intel dmarc` reads the reports on them.',
    'メールのドメインはジャーナルにない。`sekisho intel dmarc`で報告を読める。',
  ),
  'PH-4': outside('DNS records are not in the journal.', 'DNSのレコードはジャーナルにない。'),
  'PH-5': {
    measures: ['intel-sites'],
    settings: [],
    cannotShow: {
      en: 'Takedown requests and what came of them.',
      ja: 'テイクダウンの依頼とその結果。',
    },
  },
  'PH-6': {
    measures: ['logins', 'logins-app', 'logins-referred'],
    settings: [],
    cannotShow: {
      en: 'Bookmarks: a log-in from one looks like one typed in.',
      ja: 'ブックマーク(手入力のログインと区別できない)。',
    },
  },
  'RS-1': {
    measures: ['cases-confirmed'],
    settings: [],
    cannotShow: {
      en: 'Reports that were sent. `sekisho report fsa` draws up what they contain.',
      ja: '当局への報告そのもの。`sekisho report fsa`はその内容を作る。',
    },
  },
  'RS-2': outside(
    'Dealings with the association, police and exchanges commission leave no event here.',
    '協会・警察・監視委員会との連絡はイベントにならない。',
  ),
  'RS-3': {
    measures: ['stops', 'stops-ended'],
    settings: ['holdMinutesMax', 'stepUpMinutesMax'],
    cannotShow: {
      en: "Whether the firm's systems obeyed the verdict, and freezes made by hand there.",
      ja: '証券会社のシステムが判定に従ったか、及び手作業での停止。',
    },
  },
  'RS-4': {
    measures: ['cases-confirmed', 'cases-restituting'],
    settings: [],
    cannotShow: {
      en: 'What was paid or returned. `sekisho report loss` works out what it would be.',
      ja: '実際に補償した内容。`sekisho report loss`はその額を計算する。',
    },
  },
  'RS-6': {
    measures: ['records-sound', 'records-damaged'],
    settings: [],
    cannotShow: {
      en: 'That the end was not cut off: compare the chain hash with one kept elsewhere.',
      ja: '末尾が切り取られていないこと(別に保管したハッシュと照合する)。',
    },
  },
  'GV-1': {
    measures: ['agreements', 'auditors', 'reads-recorded'],
    settings: [],
    cannotShow: {
      en: 'What management decided and internal audit found.',
      ja: '経営の決定と内部監査の結果。',
    },
  },
  'GV-2': {
    measures: ['intel-taken'],
    settings: ['sharing'],
    cannotShow: {
      en: 'What the firm gave to others.',
      ja: '他者に提供した情報。',
    },
  },
  'GV-4': outside(
    'Vulnerability management and tests leave no event here.',
    '脆弱性管理と検査はイベントにならない。',
  ),
};
