// The 31 controls that guidance of 2025–26 demands of online securities firms, in words of our own.
//
// Gathered from the supervisor's and the association's public pages; the ids are ours. `confirmed`
// says how far the wording could be checked: `final` against a final text, `draft` against a draft
// only. Where it is not final, read the text in force before relying on it.

export const controlLevels = ['mandatory', 'expected', 'recommended'] as const;
export type ControlLevel = (typeof controlLevels)[number];

/** How far the wording could be checked. */
export const confirmations = [
  'final',
  'draft',
  'law',
  'practice',
  'campaign 2026-04',
  'wording unconfirmed',
] as const;
export type Confirmation = (typeof confirmations)[number];

export interface Control {
  readonly id: string;
  readonly group: string;
  readonly level: ControlLevel;
  readonly confirmed: Confirmation;
  readonly en: string;
  readonly ja: string;
}

type Fields = readonly [
  id: string,
  level: ControlLevel,
  confirmed: Confirmation,
  en: string,
  ja: string,
];

const byGroup: Readonly<Record<string, readonly Fields[]>> = {
  authentication: [
    [
      'AU-1',
      'mandatory',
      'final',
      'Phishing-resistant MFA (passkey or PKI) on by default at login',
      'ログイン時のフィッシングに耐性のある多要素認証(パスキー・PKI)の必須化',
    ],
    ['AU-2', 'mandatory', 'draft', 'The same at withdrawal', '出金時の同認証'],
    [
      'AU-3',
      'mandatory',
      'draft',
      'The same at change of the withdrawal bank account',
      '出金先銀行口座変更時の同認証',
    ],
    ['AU-4', 'recommended', 'draft', 'The same at order entry', '取引時の同認証'],
    [
      'AU-5',
      'mandatory',
      'draft',
      'Interim MFA with a schedule told to customers until AU-1 to AU-3 are live',
      '代替的な多要素認証と導入時期の周知',
    ],
    [
      'AU-6',
      'mandatory',
      'draft',
      'Consider man-in-the-middle and man-in-the-browser',
      '中間者攻撃・MITBの考慮',
    ],
    [
      'AU-7',
      'mandatory',
      'draft',
      'Automatic lock after consecutive failures',
      '連続失敗時の自動ロック',
    ],
    [
      'AU-8',
      'mandatory',
      'draft',
      'Fresh identity check before unfreezing an account',
      '凍結解除時の本人確認',
    ],
    [
      'AU-11',
      'expected',
      'campaign 2026-04',
      'Mail or SMS one-time codes alone are not sufficient',
      'メール・SMSのワンタイムパスワードのみでは不十分',
    ],
  ],
  detection: [
    [
      'DT-1',
      'mandatory',
      'draft',
      'Behaviour detection at login and transactions',
      'ログイン・取引時の振る舞い検知',
    ],
    [
      'DT-2',
      'expected',
      'draft',
      "Detect orders far from the customer's usual trading and tell the customer",
      '通常と異なる注文の検知と顧客への通知',
    ],
    [
      'DT-3',
      'mandatory',
      'draft',
      'Fast detection of fraudulent login trade and withdrawal',
      '不正ログイン・取引・出金の早期検知',
    ],
    [
      'DT-5',
      'mandatory',
      'law',
      'Cross-account surveillance for unfair trading',
      '不公正取引の売買審査',
    ],
    ['DT-6', 'mandatory', 'draft', 'Risk-based plan-do-check-act', 'リスクベースのPDCA'],
  ],
  notification: [
    ['NT-1', 'mandatory', 'draft', 'Notice of every login', 'ログイン通知'],
    [
      'NT-2',
      'mandatory',
      'draft',
      'Notice of trades withdrawals and changes through another channel',
      '取引・出金・変更の別経路通知',
    ],
    [
      'NT-3',
      'mandatory',
      'draft',
      'Prompt notice when fraud is suspected',
      '不正の疑いの速やかな通知',
    ],
    [
      'NT-4',
      'recommended',
      'practice',
      'Customer can see login history and stop functions',
      'ログイン履歴と停止機能の提供',
    ],
  ],
  'anti-phishing': [
    [
      'PH-1',
      'mandatory',
      'final',
      'No login links in mail or SMS',
      'メール・SMSにログイン用URLを記載しない',
    ],
    [
      'PH-2',
      'mandatory',
      'final',
      'DMARC reject for domains that mail customers',
      'DMARC(reject)の運用',
    ],
    ['PH-4', 'mandatory', 'final', 'Prevent subdomain takeover', 'サブドメインテイクオーバー対策'],
    [
      'PH-5',
      'mandatory',
      'wording unconfirmed',
      'Detect fake sites and apps and request takedown',
      '偽サイト・偽アプリの検知とテイクダウン',
    ],
    [
      'PH-6',
      'mandatory',
      'draft',
      'Bookmark and official-app steering',
      'ブックマーク・公式アプリの利用促進',
    ],
  ],
  response: [
    ['RS-1', 'mandatory', 'draft', 'Report to the regulator promptly', '当局への速やかな報告'],
    [
      'RS-2',
      'mandatory',
      'draft',
      'Cooperate with the association police and exchanges commission',
      '協会・警察・監視委員会との連携',
    ],
    ['RS-3', 'mandatory', 'draft', 'Freeze accounts and orders fast', '口座・注文の迅速な停止'],
    [
      'RS-4',
      'mandatory',
      'draft',
      "Work sincerely on the victim's recovery",
      '被害回復への真摯な対応',
    ],
    ['RS-6', 'mandatory', 'wording unconfirmed', 'Keep evidence for investigation', '証跡の保全'],
  ],
  governance: [
    [
      'GV-1',
      'mandatory',
      'draft',
      'Management involvement and internal audit',
      '経営の関与と内部監査',
    ],
    [
      'GV-2',
      'mandatory',
      'draft',
      "Give and receive crime methods through the sector's sharing bodies",
      '業界の情報共有機関の活用',
    ],
    ['GV-4', 'mandatory', 'draft', 'Vulnerability management and testing', '脆弱性管理'],
  ],
};

export const controls: readonly Control[] = Object.entries(byGroup).flatMap(([group, list]) =>
  list.map(([id, level, confirmed, en, ja]) => ({ id, group, level, confirmed, en, ja })),
);
