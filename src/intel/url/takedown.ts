// Writes a request to take a judged URL down, with the evidence, in Japanese and English; sends nothing.
import type { UrlJudgement } from './judge-url.ts';
import type { UrlReason } from './url-reasons.ts';

export interface TakedownRequest {
  readonly judgement: UrlJudgement;
  /** RFC 3339. */
  readonly seenAt: string;
  /** Who asks: the firm, and where an answer reaches it. */
  readonly sender: { readonly ja: string; readonly en: string; readonly contact: string };
  /** Where the URL was found, in words: a customer's report, a certificate log. */
  readonly foundIn?: string;
}

export interface TakedownText {
  readonly subject: { readonly ja: string; readonly en: string };
  readonly body: { readonly ja: string; readonly en: string };
}

/** Undefined where nobody's request would stand: what is below a half, or is the firm's own name. */
export function takedownText(request: TakedownRequest): TakedownText | undefined {
  const { judgement } = request;
  if (judgement.firm === undefined || judgement.ownership !== 'anybody') return undefined;
  const reasons = judgement.reasons.filter(({ weight }) => weight > 0);
  const dead = defanged(judgement.url);
  const { ja, en } = judgement.firm;
  return {
    subject: {
      ja: `【停止依頼】${ja}をかたるフィッシングサイト ${defanged(judgement.host)}`,
      en: `Takedown request: phishing against ${en} at ${defanged(judgement.host)}`,
    },
    body: { ja: japanese(request, reasons, dead, ja), en: english(request, reasons, dead, en) },
  };
}

function japanese(
  { judgement, seenAt, sender, foundIn }: TakedownRequest,
  reasons: readonly UrlReason[],
  dead: string,
  firm: string,
): string {
  return lines(
    'ご担当者様',
    '',
    `${firm}をかたり、顧客の認証情報を盗むおそれのある下記のサイトについて、停止をお願いいたします。`,
    '',
    `URL(リンク無効化済): ${dead}`,
    `かたられている会社: ${firm}`,
    `確認日時: ${seenAt}`,
    foundIn && `発見の経緯: ${foundIn}`,
    `推定確率: ${percent(judgement.risk)}(自動判定)`,
    '',
    '根拠:',
    ...reasons.map(({ text }) => `・${defanged(text.ja)}`),
    '',
    '当方は上記のサイトに接続しておらず、根拠はURLと確認済み事例との比較によるものです。',
    '停止の可否、および差し支えない範囲での登録・利用状況をお知らせください。',
    '',
    sender.ja,
    sender.contact,
  );
}

function english(
  { judgement, seenAt, sender, foundIn }: TakedownRequest,
  reasons: readonly UrlReason[],
  dead: string,
  firm: string,
): string {
  return lines(
    'To the abuse desk,',
    '',
    `please take down the site below. It imitates ${firm} and appears made to steal its customers' credentials.`,
    '',
    `URL (made dead for print): ${dead}`,
    `Imitated firm: ${firm}`,
    `Seen at: ${seenAt}`,
    foundIn && `Found in: ${foundIn}`,
    `Estimated probability: ${percent(judgement.risk)} (judged by software)`,
    '',
    'Evidence:',
    ...reasons.map(({ text }) => `- ${defanged(text.en)}`),
    '',
    'We have not connected to the site; the evidence compares the URL with confirmed cases.',
    'Please tell us whether it was taken down and, as far as you may, how it was registered and used.',
    '',
    sender.en,
    sender.contact,
  );
}

function lines(...all: readonly (string | undefined)[]): string {
  return `${all.filter((line) => line !== undefined).join('\n')}\n`;
}

/** `hxxps://evil[.]example/`: no mail program makes a link of it. */
export function defanged(text: string): string {
  return text.replace(/^http/i, 'hxxp').replace(/(?<=[^\s.])\.(?=[^\s.])/g, '[.]');
}

function percent(share: number): string {
  // Never "100 %": it is an estimate.
  return `${Math.min(99.9, Math.floor(share * 1000) / 10)} %`;
}
