// Words of editions and revisions in Japanese and English.
import type { Language } from '../fsa-amount.ts';
import type { RevisionCause } from '../fsa-revision.ts';

interface EditionWords {
  readonly triangleTitle: (figure: string) => string;
  readonly triangleNote: string;
  readonly month: string;
  readonly source: string;
  readonly sources: Readonly<Record<'published' | 'own', string>>;
  readonly ownColumn: string;
  readonly notGiven: string;
  readonly qualities: string;
  readonly revisionTitle: (since: string, asOf: string) => string;
  readonly item: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly causesTitle: string;
  readonly cause: string;
  readonly count: string;
  readonly cases: string;
  readonly causes: Readonly<Record<RevisionCause, string>>;
  readonly unchanged: string;
  readonly more: (count: number) => string;
}

const words: Readonly<Record<Language, EditionWords>> = {
  ja: {
    triangleTitle: (figure) => `版ごとの推移: ${figure}`,
    triangleNote:
      '「公表」は公表された全社合計、「自社」は同じ基準日における自社の数値。「·」は記載なし。',
    month: '発生月',
    source: '区分',
    sources: { published: '公表', own: '自社' },
    ownColumn: '自社',
    notGiven: '·',
    qualities: '公表値の出所',
    revisionTitle: (since, asOf) => `改定: ${since} → ${asOf}`,
    item: '項目',
    before: '前回',
    after: '今回',
    change: '増減',
    causesTitle: '増減の原因となった事案',
    cause: '原因',
    count: '事案数',
    cases: '事案',
    causes: {
      confirmed: '新たに確認',
      withdrawn: '取消し',
      'moved-in': '発生月の訂正(増)',
      'moved-out': '発生月の訂正(減)',
      changed: '売買の訂正・追加',
    },
    unchanged: '変更なし',
    more: (count) => `ほか${count}件`,
  },
  en: {
    triangleTitle: (figure) => `From edition to edition: ${figure}`,
    triangleNote:
      '“Published” is the total of all firms, “own” what this firm knew on the same date. “·” is not given.',
    month: 'Month',
    source: 'Source',
    sources: { published: 'published', own: 'own' },
    ownColumn: 'own',
    notGiven: '·',
    qualities: 'Where the published figures come from',
    revisionTitle: (since, asOf) => `Revision: ${since} → ${asOf}`,
    item: 'Item',
    before: 'Before',
    after: 'Now',
    change: 'Change',
    causesTitle: 'Cases that caused the changes',
    cause: 'Cause',
    count: 'Cases',
    cases: 'Which',
    causes: {
      confirmed: 'newly confirmed',
      withdrawn: 'withdrawn',
      'moved-in': 'moved into the month',
      'moved-out': 'moved out of the month',
      changed: 'other trades',
    },
    unchanged: 'No change',
    more: (count) => `and ${count} more`,
  },
};

export const editionWords = (language: Language): EditionWords => words[language];
