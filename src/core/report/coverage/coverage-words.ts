// Words of the control coverage in Japanese and English.
import type { Language } from '../fsa-amount.ts';
import type { Confirmation, ControlLevel } from './controls.ts';
import type { CoverageFinding } from './coverage.ts';
import type { Stance } from './measures.ts';

interface CoverageWords {
  readonly title: string;
  readonly simulated: string;
  readonly notJournal: string;
  readonly findings: Readonly<Record<CoverageFinding, string>>;
  readonly levels: Readonly<Record<ControlLevel, string>>;
  readonly confirmations: Readonly<Record<Confirmation, string>>;
  readonly stances: Readonly<Record<Stance, string>>;
  readonly sheets: readonly [overview: string, controls: string, evidence: string, source: string];
  readonly controlHeads: readonly string[];
  readonly evidenceHeads: readonly string[];
  readonly sourceHeads: readonly string[];
  readonly overview: string;
  readonly overviewHeads: readonly string[];
  readonly number: string;
  readonly total: string;
  readonly evidence: string;
  readonly cannotShow: string;
  readonly setting: string;
  readonly of: string;
  readonly none: string;
  readonly source: Readonly<Record<SourceRow, string>>;
  readonly notes: readonly string[];
}

export type SourceRow =
  | 'firm'
  | 'period'
  | 'records'
  | 'first'
  | 'last'
  | 'chainHash'
  | 'damage'
  | 'damagesUnlisted'
  | 'policy'
  | 'model'
  | 'decided'
  | 'programDefault';

const words: Readonly<Record<Language, CoverageWords>> = {
  ja: {
    title: '統制の証跡一覧',
    simulated: '【模擬データ】シミュレーションによる数値であり、実際の運用ではない',
    notJournal:
      '【再計算】イベントファイルから判定をやり直したもの。ジャーナルではなく、誰にも回答していない',
    findings: {
      evidence: '証跡あり',
      mixed: '証跡と反証の双方',
      against: '反証のみ',
      related: '関連する記録のみ',
      none: '記録なし',
      outside: 'ここからは見えない',
    },
    levels: { mandatory: '必須', expected: '期待', recommended: '推奨' },
    confirmations: {
      final: '確定文で確認',
      draft: '案で確認',
      law: '法令',
      practice: '実務慣行',
      'campaign 2026-04': '2026年4月のキャンペーン',
      'wording unconfirmed': '文言未確認',
    },
    stances: { for: '証跡', against: '反証', related: '関連' },
    sheets: ['概要', '統制', '証跡', '出所'],
    controlHeads: ['ID', '水準', '統制', '所見', '根拠となる件数', '示せないこと'],
    evidenceHeads: ['ID', '種別', '内容', '件数', '母数', '最初の記録', '最後の記録'],
    sourceHeads: ['項目', '値'],
    overview: '所見の概要',
    overviewHeads: ['水準'],
    number: '統制の数',
    total: '合計',
    evidence: '証跡',
    cannotShow: '示せないこと',
    setting: '設定',
    of: '/',
    none: '—',
    source: {
      firm: '証券会社',
      period: '期間(日本時間)',
      records: 'ジャーナルの記録数',
      first: '期間内の最初の記録',
      last: '期間内の最後の記録',
      chainHash: '最後のバッチのハッシュ',
      damage: '損傷箇所',
      damagesUnlisted: 'ほかの損傷箇所の数',
      policy: '方針',
      model: 'モデル',
      decided: 'この版による判定',
      programDefault: '初期値',
    },
    notes: [
      '所見は記録が語ることであり、統制を満たすかの判断は監査人が行う。',
      '統制の文言は要約で、IDは独自のもの。水準の括弧内は文言をどこまで確認できたか。「確定文で確認」でないものは適用中の原文を参照。',
      '#番号はジャーナルの連番: `sekisho report coverage --record 番号` で記録そのものを表示。',
    ],
  },
  en: {
    title: 'Control coverage',
    simulated: '[SIMULATED DATA] Figures from a simulation, not from an operation',
    notJournal:
      '[WORKED OUT AGAIN] Decided anew from event files: not a journal, and answered to nobody',
    findings: {
      evidence: 'evidence',
      mixed: 'evidence both ways',
      against: 'evidence against only',
      related: 'related records only',
      none: 'no record',
      outside: 'not visible here',
    },
    levels: { mandatory: 'mandatory', expected: 'expected', recommended: 'recommended' },
    confirmations: {
      final: 'final text',
      draft: 'draft text',
      law: 'law',
      practice: 'practice',
      'campaign 2026-04': 'campaign of 2026-04',
      'wording unconfirmed': 'wording unconfirmed',
    },
    stances: { for: 'for', against: 'against', related: 'related' },
    sheets: ['Overview', 'Controls', 'Evidence', 'Source'],
    controlHeads: ['ID', 'Level', 'Control', 'Finding', 'Counts it rests on', 'Cannot be shown'],
    evidenceHeads: ['ID', 'Speaks', 'What', 'Count', 'Of', 'First record', 'Last record'],
    sourceHeads: ['Item', 'Value'],
    overview: 'Findings by level',
    overviewHeads: ['Level'],
    number: 'Controls',
    total: 'Total',
    evidence: 'Evidence',
    cannotShow: 'cannot be shown',
    setting: 'setting',
    of: ' of ',
    none: '—',
    source: {
      firm: 'Firm',
      period: 'Period (Japan time)',
      records: 'Records of the journal',
      first: 'First record in the period',
      last: 'Last record in the period',
      chainHash: 'Hash of the last batch',
      damage: 'Damaged place',
      damagesUnlisted: 'Further damaged places',
      policy: 'Policy',
      model: 'Model',
      decided: 'Decided under this version',
      programDefault: 'default of the program',
    },
    notes: [
      'A finding is what the records say; whether a control is met is for the auditor to decide.',
      'Controls are summed up in our words under ids of our own. In brackets is how far the wording could be checked: where that is not the final text, read the text in force.',
      '#N is a sequence of the journal: `sekisho report coverage --record N` prints the record itself.',
    ],
  },
};

export const coverageWords = (language: Language): CoverageWords => words[language];
