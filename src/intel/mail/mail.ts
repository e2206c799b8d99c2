// A mail or short message as the judgement sees it: already decoded, bounded, without recipients.

export interface Mailbox {
  /** Display name, as decoded; empty where there is none. */
  readonly name: string;
  /** Lower case; of a short message its number or sender name. */
  readonly address: string;
  /** What follows the last `@`; empty where there is none. */
  readonly domain: string;
}

export type LinkSource = 'html' | 'text' | 'form' | 'qr' | 'attachment';

export interface Link {
  /** As written; a bare host name where nothing more is known. Never opened. */
  readonly url: string;
  /** What the reader sees in its place. */
  readonly text?: string;
  readonly source: LinkSource;
}

export interface MailAttachment {
  /** With the dot, lower case: `.html`; empty where the name has none. */
  readonly extension: string;
  readonly type: string;
  readonly bytes: number;
  /** Its content asks for a password: an HTML page with a password field. */
  readonly asksPassword: boolean;
}

/** Results as RFC 8601 names them; empty where nobody checked. */
export interface Authentication {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
  /**
   * The sender's domain is proven: verified here, or a receiver that is trusted says `dmarc=pass`.
   * A claim of anyone else proves nothing.
   */
  readonly proven: boolean;
}

export interface Mail {
  readonly kind: 'mail' | 'sms';
  readonly timeMs?: number;
  readonly subject: string;
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  readonly returnPath?: Mailbox;
  readonly authentication: Authentication;
  /** Read from a quotation in another mail: headers are hearsay and nothing is authenticated. */
  readonly quoted: boolean;
  readonly text: string;
  readonly links: readonly Link[];
  readonly attachments: readonly MailAttachment[];
  /** Text that is there but not shown: no size, no display, the colour of the page. */
  readonly hiddenText: boolean;
}

/** Longer texts are cut here: a lure stands at the top, and every pattern runs over all of it. */
export const textLengthMax = 16_384;
/** Further links are not looked at; newsletters of the measured set have up to 160. */
export const linksMax = 200;
export const attachmentsMax = 50;

export const notAuthenticated: Authentication = { spf: '', dkim: '', dmarc: '', proven: false };

const nameLengthMax = 300;
/** RFC 5321: 64 before the @, 255 behind. */
const addressLengthMax = 320;

export function mailboxOf(name: string, address: string): Mailbox {
  const plain = address.trim().toLowerCase().slice(0, addressLengthMax);
  const at = plain.lastIndexOf('@');
  return {
    name: name.trim().slice(0, nameLengthMax),
    address: plain,
    domain: at < 0 ? '' : plain.slice(at + 1),
  };
}
