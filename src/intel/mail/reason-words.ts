// The words of every reason, Japanese and English, made from its code and facts.
import type { Facts } from '../../core/lib/facts.ts';

export interface Text {
  readonly ja: string;
  readonly en: string;
}

type Words = (facts: Facts) => Text;

function say(ja: string, en: string): Words {
  const filled = (text: string, facts: Facts): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
  return (facts) => ({ ja: filled(ja, facts), en: filled(en, facts) });
}

/** By code of the evidence; `{name}` is a fact. */
export const mailReasonWords: Readonly<Record<string, Words>> = {
  'forged-firm-sender': say(
    '差出人は{domain}を名乗るが、送信ドメイン認証に失敗している(SPF {spf}、DKIM {dkim}、DMARC {dmarc})',
    'The sender shows {domain} and failed authentication (SPF {spf}, DKIM {dkim}, DMARC {dmarc})',
  ),
  'authentication-failed': say(
    '差出人ドメイン{domain}の送信ドメイン認証に失敗している(SPF {spf}、DKIM {dkim}、DMARC {dmarc})',
    'Authentication of the sender domain {domain} failed (SPF {spf}, DKIM {dkim}, DMARC {dmarc})',
  ),
  'authentication-absent': say(
    '差出人ドメイン{domain}を証明するものがない',
    'Nothing proves the sender domain {domain}',
  ),
  'proven-firm-sender': say(
    '差出人{domain}は正規のドメインで、認証に成功している',
    'The sender domain {domain} is genuine and proven',
  ),
  'proven-sender': say(
    '差出人ドメイン{domain}は認証に成功している',
    'The sender domain {domain} is proven',
  ),
  'claims-firm-elsewhere': say(
    '{claimed}を名乗るが、差出人は{domain}',
    'Claims to be {claimed} and comes from {domain}',
  ),
  'claims-other-elsewhere': say(
    '{claimed}を名乗るが、差出人は{domain}',
    'Claims to be {claimed} and comes from {domain}',
  ),
  'name-is-domain': say(
    '表示名は{shown}、実際の差出人は{domain}',
    'Shows {shown} as its name and comes from {domain}',
  ),
  'company-on-free-mail': say(
    '「{name}」を名乗り、フリーメール({domain})から送信',
    '“{name}” writes from the free mail service {domain}',
  ),
  'office-elsewhere': say(
    '「{name}」を名乗るが、差出人{domain}と関係がない',
    '“{name}” has nothing in common with the sender {domain}',
  ),
  'reply-to-free-mail': say(
    '返信先がフリーメール({reply})',
    'Answers go to the free mail service {reply}',
  ),
  'reply-elsewhere': say(
    '返信先{reply}が差出人{domain}と異なる',
    'Answers go to {reply}, not to {domain}',
  ),
  'return-elsewhere': say(
    '送信経路のドメイン{envelope}が差出人{domain}と異なる',
    'The envelope is from {envelope}, the letter from {domain}',
  ),
  'impossible-sender': say(
    '存在し得ない差出人アドレス({address})',
    'The sender address cannot exist: {address}',
  ),
  'random-sender': say(
    '機械的に作られた差出人アドレス({address})',
    'The sender address was drawn by a machine: {address}',
  ),
  'new-suffix-sender': say(
    '差出人ドメイン{domain}は安価な新しい種別',
    'The sender domain {domain} has one of the new, often cheap endings',
  ),
  'tenant-sender': say(
    '独自ドメインではなく、試用テナント{domain}から送信',
    'Sent from the trial tenant {domain}, not from a domain',
  ),
  'number-of-stranger': say(
    '{claimed}を名乗るSMSが、携帯電話または海外の番号から届いている',
    'A short message in the name of {claimed} from a mobile or foreign number',
  ),
  'judged-link': say(
    'リンク先{host}はフィッシングサイトと判定された',
    'The link to {host} is judged to be a phishing site',
  ),
  'claims-firm-leads-elsewhere': say(
    '{claimed}を名乗るが、リンク先は{host}',
    'Claims to be {claimed} and leads to {host}',
  ),
  'leads-nowhere-else': say(
    '差出人は{claimed}のドメインで、リンクや返信先もすべて正規のもの(リンク{links}件)',
    'Shows an address of {claimed}, and links and answers lead only there ({links} links)',
  ),
  'link-text-lies': say(
    '表示は{shown}、実際のリンク先は{leads}',
    'Shows {shown} and leads to {leads}',
  ),
  'links-away': say(
    'リンク先{host}が差出人{domain}と異なる',
    'Links lead to {host}, none to the sender {domain}',
  ),
  'address-link': say(
    'リンク先がドメイン名でなく数字のアドレス({host})',
    'A link leads to the numeric address {host}',
  ),
  'short-link': say(
    '短縮リンク({host})で行き先を隠している',
    'A short link ({host}) hides where it leads',
  ),
  'freely-hosted-link': say(
    '誰でも匿名で公開できるサービス{host}へのリンク',
    'A link to {host}, where anyone may put a page',
  ),
  'new-suffix-link': say(
    'リンク先{host}は安価な新しい種別のドメイン',
    'A link to {host}, with one of the new, often cheap endings',
  ),
  'random-host-link': say(
    'リンク先{host}は機械的に作られた名前',
    'The link host {host} was drawn by a machine',
  ),
  'disguised-link': say(
    'リンク先{host}は別のサイトに見えるように書かれている',
    'The link to {host} is written to read as another site',
  ),
  'code-in-picture': say(
    '画像内のQRコードのリンク先は{host}',
    'A QR code in a picture leads to {host}',
  ),
  urgency: say(
    '急がせる文言(「{phrase}」ほか{phrases}種)',
    'Presses for time (“{phrase}”; {phrases} phrases)',
  ),
  threat: say(
    '停止や制限で脅す文言(「{phrase}」ほか{phrases}種)',
    'Threatens to close or limit (“{phrase}”; {phrases} phrases)',
  ),
  reward: say(
    '金銭や景品で誘う文言(「{phrase}」ほか{phrases}種)',
    'Promises money or a prize (“{phrase}”; {phrases} phrases)',
  ),
  protection: say(
    '口座保護・補償を装う文言(「{phrase}」ほか{phrases}種)',
    'Poses as protection or compensation (“{phrase}”; {phrases} phrases)',
  ),
  'second-factor': say(
    '認証手段の設定を迫る文言(「{phrase}」ほか{phrases}種)',
    'Presses to set up a second factor (“{phrase}”; {phrases} phrases)',
  ),
  credentials: say(
    'ログインや情報入力を求める文言(「{phrase}」ほか{phrases}種)',
    'Asks to log in or enter something (“{phrase}”; {phrases} phrases)',
  ),
  alarm: say(
    '異常の検知を告げる文言(「{phrase}」ほか{phrases}種)',
    'Reports something strange (“{phrase}”; {phrases} phrases)',
  ),
  advance: say(
    'もうけ話・融資話の文言(「{phrase}」ほか{phrases}種)',
    'Offers money that is not there (“{phrase}”; {phrases} phrases)',
  ),
  bill: say(
    '請求・配達を装う文言(「{phrase}」ほか{phrases}種)',
    'Speaks of a bill or a parcel (“{phrase}”; {phrases} phrases)',
  ),
  impersonal: say('宛名のない呼びかけ(「{phrase}」)', 'Addresses no one by name (“{phrase}”)'),
  offer: say(
    '広告の文言(「{phrase}」ほか{phrases}種)',
    'Advertises (“{phrase}”; {phrases} phrases)',
  ),
  'secrets-by-reply': say(
    '返信で暗証番号などの{fields}項目を求めている',
    'Asks to send back secrets: {fields} kinds',
  ),
  'broken-words': say(
    '見えない文字や似た字形で単語を分断している({broken}か所)',
    'Words broken by invisible or look-alike letters ({broken} places)',
  ),
  'hidden-text': say('表示されない文章がある', 'Holds text that is not shown'),
  'code-in-subject': say('件名に機械的な符号({code})', 'A code in the subject: {code}'),
  'hardly-any-text': say(
    '本文がほとんどなく、画像やリンクだけ({letters}文字)',
    'Hardly any text beside links and pictures ({letters} letters)',
  ),
  'loud-subject': say('件名や表示名が過度に目立つ', 'A loud subject or display name'),
  filler: say('意味のない文字列が含まれる', 'Words and numbers without sense'),
  'risky-attachment': say('危険な種類の添付ファイル({kind})', 'A risky kind of attachment: {kind}'),
  'attached-form': say(
    '添付または本文にパスワード入力フォームがある',
    'Holds a form that asks for a password',
  ),
  'known-campaign': say(
    '確認済みのフィッシング({campaign})と{by}が一致',
    'Shares its {by} with the confirmed campaign {campaign}',
  ),
};

export function mailReasonText(code: string, facts: Facts): Text {
  return mailReasonWords[code]?.(facts) ?? { ja: code, en: code };
}
