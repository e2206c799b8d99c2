// Makes of the weighed evidence the reasons that people read, in Japanese and English.
import { dayMs } from '../../core/lib/decay.ts';
import type { Recollection } from './campaign-memory.ts';
import type { EvidenceSource } from './evidence.ts';
import type { Template, TemplateHit } from './host-grammar.ts';
import type { MemoryKind } from './memory-keys.ts';
import type { WeighedUrl } from './weigh-url.ts';

export interface UrlReason {
  readonly code: UrlReasonCode;
  /** Log-odds, natural logarithm; below nought it speaks for the URL. */
  readonly weight: number;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly text: { readonly ja: string; readonly en: string };
}

export type UrlReasonCode =
  | Template
  | `known-${MemoryKind}`
  | 'letters-and-shape'
  | 'other-business'
  | 'dangling-name'
  | 'firm-host'
  | 'namesake-host';

interface Words {
  readonly ja: string;
  readonly en: string;
}

/** `{token}`, `{firm}` and the like are filled from the facts. */
export const reasonWords: Readonly<Record<UrlReasonCode, Words>> = {
  'label-real-host': {
    ja: '{firm}の本物のホスト名「{token}」をサブドメインに含む別のドメイン',
    en: 'another domain carries the real host {token} of {firm} as its subdomain',
  },
  'label-hyphenated-host': {
    ja: 'サブドメインが{firm}のホスト名をハイフンでつないで真似ている',
    en: "the subdomain writes {firm}'s host name with hyphens",
  },
  'label-securities': {
    ja: 'サブドメインに「{token}」と証券を表す語がある',
    en: 'the subdomain joins {token} with a word for securities',
  },
  'label-country': {
    ja: 'サブドメインに「{token}」と国名の語(jp、co など)がある',
    en: 'the subdomain joins {token} with a country word',
  },
  'label-country-random': {
    ja: 'サブドメインに「{token}」と国名の語、無意味な文字列がある',
    en: 'the subdomain joins {token} with a country word and random letters',
  },
  'label-service': {
    ja: 'サブドメインに「{token}」と www・login などの語がある',
    en: 'the subdomain joins {token} with a service word such as www or login',
  },
  'label-alone': {
    ja: 'サブドメインが「{token}」そのもの',
    en: 'the subdomain is {token} itself',
  },
  'label-word': {
    ja: 'サブドメインに「{token}」と別の語がある',
    en: 'the subdomain joins {token} with another word',
  },
  'label-glued': {
    ja: 'サブドメインの語の中に「{token}」がある',
    en: 'the subdomain holds {token} inside a word',
  },
  'label-of-real-site': {
    ja: 'サブドメインが{firm}の本物のサイト名「{token}」を真似ている',
    en: "the subdomain copies {token} of {firm}'s real site",
  },
  'name-real-host': {
    ja: '登録ドメインが{firm}の本物のホスト名を含む',
    en: "the registered domain holds {firm}'s real host name",
  },
  'name-hyphenated-host': {
    ja: '登録ドメインが{firm}のホスト名を真似ている',
    en: "the registered domain imitates {firm}'s host name",
  },
  'name-securities': {
    ja: '登録ドメインに「{token}」と証券を表す語がある',
    en: 'the registered domain joins {token} with a word for securities',
  },
  'name-country': {
    ja: '登録ドメインに「{token}」と国名の語がある',
    en: 'the registered domain joins {token} with a country word',
  },
  'name-country-random': {
    ja: '登録ドメインに「{token}」と国名の語、別の語がある',
    en: 'the registered domain joins {token} with a country word and another',
  },
  'name-service': {
    ja: '登録ドメインに「{token}」と www・login などの語がある',
    en: 'the registered domain joins {token} with a service word',
  },
  'name-alone': {
    ja: '登録ドメインが「{token}」そのもので、{firm}のものではない',
    en: 'the registered domain is {token} itself and not of {firm}',
  },
  'name-word': {
    ja: '登録ドメインに「{token}」と別の語がある',
    en: 'the registered domain joins {token} with another word',
  },
  'name-glued': {
    ja: '登録ドメインの語の中に「{token}」がある',
    en: 'the registered domain holds {token} inside a word',
  },
  'user-brand': {
    ja: '@ の前に「{token}」を置いて行き先を隠している',
    en: '{token} stands before an @ and hides where the link goes',
  },
  'path-real-host': {
    ja: 'パスに{firm}の本物のホスト名「{token}」がある',
    en: 'the path holds the real host {token} of {firm}',
  },
  'path-real-page': {
    ja: 'パスが{firm}の本物のページ「{token}」を真似ている',
    en: "the path copies {firm}'s real page {token}",
  },
  'path-brand': { ja: 'パスに「{token}」がある', en: 'the path holds {token}' },
  'path-brand-glued': {
    ja: 'パスの語の中に「{token}」がある',
    en: 'the path holds {token} inside a word',
  },
  'query-brand': {
    ja: 'クエリに「{token}」がある',
    en: 'the query holds {token}',
  },
  'known-page': {
    ja: '「{value}」そのものが確認済みのフィッシング',
    en: '{value} itself is confirmed phishing',
  },
  'known-parent': {
    ja: 'ドメイン「{value}」は確認済みのフィッシングに使われた',
    en: 'the domain {value} served confirmed phishing',
  },
  'known-kit-path': {
    ja: 'パス「{value}」は確認済みのフィッシングキットのもの',
    en: 'the path {value} belongs to a confirmed phishing kit',
  },
  'known-path-word': {
    ja: 'パス「{value}」は確認済みのフィッシングにもある',
    en: 'the path {value} occurs in confirmed phishing too',
  },
  'known-label': {
    ja: 'サブドメイン「{value}」は確認済みのフィッシングで使われた',
    en: 'the subdomain {value} was used by confirmed phishing',
  },
  'known-label-begin': {
    ja: 'サブドメインの始まり「{value}」は確認済みのフィッシングと同じ',
    en: 'the subdomain begins with {value} like confirmed phishing',
  },
  'known-name-begin': {
    ja: 'ドメイン名の始まり「{value}」は確認済みのフィッシングと同じ',
    en: 'the domain begins with {value} like confirmed phishing',
  },
  'known-path-shape': {
    ja: 'パスの形が確認済みのフィッシングと同じ',
    en: 'the path has the shape of confirmed phishing',
  },
  'known-url-shape': {
    ja: 'URLの形が確認済みのフィッシングと同じ',
    en: 'the URL has the shape of confirmed phishing',
  },
  'known-outline': {
    ja: 'URLのおおまかな形が確認済みのフィッシングと同じ',
    en: 'the URL has the outline of confirmed phishing',
  },
  'letters-and-shape': {
    ja: '文字の並びと形',
    en: 'letters and shape',
  },
  'other-business': {
    ja: '同名の他業種(銀行、カードなど)を指す語がある',
    en: "words of a namesake's other business (bank, card)",
  },
  'dangling-name': {
    ja: '自社ドメインの「{value}」は指す先がなく、第三者に乗っ取られうる',
    en: "{value} in the firm's own domain points to nothing of the firm and can be taken over",
  },
  'firm-host': {
    ja: '証券会社の本物のホスト',
    en: 'a real host of a securities firm',
  },
  'namesake-host': {
    ja: '同名の別の会社の本物のホスト',
    en: 'a real host of another company of that name',
  },
};

/** Less than this in log-odds is no reason worth a line. */
const reasonWeightMin = 0.2;

/** The strongest reasons in words, at most so many. */
export function urlReasons(url: WeighedUrl, reasonsMax: number): UrlReason[] {
  const { danglingName, host, ownership, seenMs, weighed } = url;
  if (danglingName !== undefined) return [reason('dangling-name', 3, { value: danglingName })];
  if (ownership === 'firm' || ownership === 'namesake')
    return [reason(`${ownership}-host`, -9, { value: host })];
  return weighed
    .slice(0, reasonsMax)
    .filter(({ weight }) => Math.abs(weight) >= reasonWeightMin)
    .map(({ source, weight }) => reasonOf(source, weight, seenMs));
}

function reasonOf(source: EvidenceSource, weight: number, seenMs: number): UrlReason {
  if (source === 'structure') return reason('letters-and-shape', weight, {});
  if (source === 'other-business') return reason('other-business', weight, {});
  return 'template' in source ? hitReason(source, weight) : memoryReason(source, weight, seenMs);
}

function hitReason(hit: TemplateHit, weight: number): UrlReason {
  const { template, firm, token, disguise } = hit;
  const facts = { token, firm: firm.id, disguise };
  const { ja, en } = reasonWords[template];
  const note = disguiseWords[disguise];
  return {
    code: template,
    weight: rounded(weight),
    facts,
    text: {
      ja: fill(ja, { token, firm: firm.ja }) + note.ja,
      en: fill(en, { token, firm: firm.en }) + note.en,
    },
  };
}

const disguiseWords: Readonly<Record<TemplateHit['disguise'], Words>> = {
  plain: { ja: '', en: '' },
  'look-alike': { ja: '(似た文字で表記)', en: ' (in look-alike letters)' },
  typo: { ja: '(一字違い)', en: ' (one letter off)' },
};

function memoryReason(known: Recollection, weight: number, seenMs: number): UrlReason {
  const code: UrlReasonCode = `known-${known.kind}`;
  const isOther = weight < 0 || known.securities < known.other;
  const { ja, en } = reasonWords[code];
  const facts = {
    value: known.key.slice(known.kind.length + 1),
    securities: rounded(known.securities),
    other: rounded(known.other),
    ageDays: rounded(Math.max(0, seenMs - known.taughtMs) / dayMs),
    teacher: known.teacher,
  };
  return {
    code,
    weight: rounded(weight),
    facts,
    text: {
      ja: fill(ja, facts) + (isOther ? '(おもに他業種をかたるもの)' : ''),
      en: fill(en, facts) + (isOther ? ' (mostly against other brands)' : ''),
    },
  };
}

function reason(code: UrlReasonCode, weight: number, facts: UrlReason['facts']): UrlReason {
  const { ja, en } = reasonWords[code];
  return {
    code,
    weight: rounded(weight),
    facts,
    text: { ja: fill(ja, facts), en: fill(en, facts) },
  };
}

function fill(text: string, facts: UrlReason['facts']): string {
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
