// Why a mail, picture or report was refused: a closed list of codes, with words for a person.

export type MailErrorCode =
  | 'too-large'
  | 'too-many-parts'
  | 'nested-too-deep'
  | 'headers-too-large'
  | 'not-a-mail'
  | 'not-a-report'
  | 'expands-too-much'
  | 'damaged'
  | 'store-conflict'
  | 'store-too-old'
  | 'store-full';

export class MailError extends Error {
  readonly code: MailErrorCode;

  constructor(code: MailErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
