// What is counted in the journal for the controls: each with what it is a part of and which way it speaks.

/** `for` is evidence of the control, `against` evidence of its absence, `related` neither by itself. */
export type Stance = 'for' | 'against' | 'related';

export interface Measure {
  readonly stance: Stance;
  readonly en: string;
  readonly ja: string;
  /** The measure it is a part of. */
  readonly of?: string;
}

/** Failures of one account in a row from which a lock is to be expected: our own number. */
export const failureRunMin = 5;
export const failureRunMinutesMax = 30;
export const quickMinutesMax = 10;

const asked = {
  withdrawals: { en: 'withdrawal requests', ja: '出金の請求' },
  'bank-changes': { en: 'changes of the bank account', ja: '出金先口座の変更' },
  orders: { en: 'orders', ja: '注文' },
} as const;
export type AskedKind = keyof typeof asked;

/** Whether the customer was asked again, at the request itself, in a way that withstands relay. */
function askedMeasures(kind: AskedKind): Readonly<Record<string, Measure>> {
  const { en, ja } = asked[kind];
  return {
    [kind]: { stance: 'related', en, ja },
    [`${kind}-asked`]: {
      stance: 'for',
      of: kind,
      en: `${en} answered with a step-up by passkey or certificate`,
      ja: `${ja}のうちパスキー・証明書の追加認証を求めたもの`,
    },
    [`${kind}-proved`]: {
      stance: 'for',
      of: `${kind}-asked`,
      en: 'such step-ups passed by passkey or certificate',
      ja: '上記のうちパスキー・証明書で本人と確認されたもの',
    },
    [`${kind}-unasked`]: {
      stance: 'against',
      of: kind,
      en: `${en} let through without a step-up asked here`,
      ja: `${ja}のうち追加認証を求めずに通したもの`,
    },
  };
}

const related = (en: string, ja: string, of?: string): Measure => ({
  stance: 'related',
  en,
  ja,
  of,
});
const inFavour = (en: string, ja: string, of?: string): Measure => ({ stance: 'for', en, ja, of });
const against = (en: string, ja: string, of?: string): Measure => ({
  stance: 'against',
  en,
  ja,
  of,
});

export const measures: Readonly<Record<string, Measure>> = {
  logins: related('successful log-ins', 'ログイン成功'),
  'logins-resistant': inFavour(
    'log-ins by passkey or certificate',
    'パスキー・証明書によるログイン',
    'logins',
  ),
  'logins-relayable': against(
    'log-ins in a way that can be relayed (password, code, push, phone)',
    '中継され得る方法(パスワード・コード・プッシュ・電話)によるログイン',
    'logins',
  ),
  'logins-second-factor': inFavour(
    'log-ins with a code, push or phone call',
    'コード・プッシュ・電話を併用したログイン',
    'logins',
  ),
  'logins-password': against('log-ins by password alone', 'パスワードのみのログイン', 'logins'),
  'logins-code': against(
    'log-ins by one-time code',
    'ワンタイムパスワードによるログイン',
    'logins',
  ),
  'logins-app': inFavour("log-ins in the firm's own app", '公式アプリでのログイン', 'logins'),
  'logins-referred': related(
    'log-ins that came by a link on another page',
    '他のページのリンクを経たログイン',
    'logins',
  ),
  'login-failures': related('failed log-ins', 'ログイン失敗'),
  'failure-runs': related(
    `runs of ${failureRunMin} or more failures of one account`,
    `同一口座の${failureRunMin}回以上連続した失敗`,
  ),
  'failure-runs-entered': against(
    `of these, followed by a log-in within ${failureRunMinutesMax} minutes`,
    `上記のうち${failureRunMinutesMax}分以内にログインに至ったもの`,
    'failure-runs',
  ),
  'failures-stopped': related(
    'log-ins after failures that were challenged, held or blocked',
    '失敗の後で追加認証・保留・拒否としたログイン',
  ),
  ...askedMeasures('withdrawals'),
  ...askedMeasures('bank-changes'),
  ...askedMeasures('orders'),
  'step-ups-proved': inFavour(
    'step-ups passed by passkey or certificate',
    'パスキー・証明書で通過した追加認証',
  ),
  'step-ups-code': against(
    'step-ups passed by a code, push, phone or password',
    'コード・プッシュ・電話・パスワードで通過した追加認証',
  ),
  'step-ups-failed': related(
    'step-ups failed, refused or timed out',
    '失敗・拒絶・時間切れの追加認証',
  ),
  'step-ups-bound': inFavour(
    'results of step-ups bound to the content that was shown',
    '表示した内容に結び付いた追加認証の結果',
  ),
  'relay-signs': inFavour(
    'decisions that weighed signs of a relay or a stolen session',
    '中継・セッション奪取の兆候を量った判定',
  ),
  'judged-logins': inFavour('log-ins judged', '判定したログイン'),
  'judged-changes': inFavour('account changes judged', '判定した登録変更'),
  'judged-orders': inFavour('orders judged', '判定した注文'),
  'judged-withdrawals': inFavour('withdrawals judged', '判定した出金'),
  degraded: against('decisions made without the full state', '状態の一部を欠いたまま行った判定'),
  'order-signs': inFavour(
    "orders in which something unlike the customer's trading was weighed",
    '通常と異なる点を量った注文',
    'orders',
  ),
  'orders-stopped': inFavour(
    'orders challenged, held or blocked',
    '追加認証・保留・拒否とした注文',
    'orders',
  ),
  stops: inFavour('requests held or blocked', '保留・拒否した請求'),
  'stops-ended': related(
    'holds released, lapsed or cancelled',
    '解除・失効・取消となった保留',
    'stops',
  ),
  'cases-opened': inFavour('cases opened before anybody reported them', '届出の前に開いた事案'),
  'cases-quick': inFavour(
    `of these, within ${quickMinutesMax} minutes of the access`,
    `上記のうち侵入から${quickMinutesMax}分以内のもの`,
    'cases-opened',
  ),
  'cases-told': against(
    'confirmed cases that were first reported by others',
    '届出によって初めて知った事案',
  ),
  'cases-confirmed': related('cases confirmed as fraud', '不正と確認された事案'),
  'cases-dismissed': related('cases dismissed', '不正でないとされた事案'),
  'cases-restituting': inFavour('cases in restitution or closed', '被害回復中・終了の事案'),
  alerts: inFavour('alerts opened on instruments', '銘柄への警報'),
  'market-signs': inFavour(
    'orders judged by what other accounts do in the instrument',
    '銘柄での他口座の動きを量った注文',
    'orders',
  ),
  prints: related('prints and bars of the market taken', '取り込んだ市場の約定・四本値'),
  'settings-changed': inFavour('changes of model or policy', 'モデル・方針の変更'),
  'words-analyst': inFavour("analysts' findings taken", '分析担当の判断の反映'),
  agreements: related(
    'actions on cases agreed to by a second person',
    '二人目の承認を得た事案への措置',
  ),
  auditors: related('changes of an active auditor of the console', '監査人の利用者登録・変更'),
  'reads-recorded': related(
    "looks at customers' data recorded with who looked",
    '閲覧者と共に記録した顧客データの閲覧',
  ),
  restrictions: inFavour(
    'purchases of an instrument stopped by a person',
    '担当者による銘柄の買付停止',
  ),
  'words-customer': related("customers' words taken", '顧客の申告の反映'),
  'notification-off': related('notifications switched off', '通知の停止'),
  'intel-sites': inFavour(
    'phishing domains and addresses taken',
    '取り込んだ偽サイトのドメイン・URL',
  ),
  'intel-taken': inFavour('indicators of others taken', '取り込んだ他者の脅威情報'),
  'records-sound': inFavour(
    'records of the journal whose checksums and chain are intact',
    'チェックサムとハッシュ連鎖が正しいジャーナルの記録',
  ),
  'records-damaged': against('damaged places in the journal', 'ジャーナルの損傷箇所'),
};
