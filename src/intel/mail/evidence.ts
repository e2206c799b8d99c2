// The shape of every piece of evidence on a mail.
import type { Facts } from '../../core/lib/facts.ts';
import type { ExaminedMail } from './examine.ts';

export interface MailFinding {
  /** 0..1: how much of it is there; the model multiplies it by the weight. */
  readonly value: number;
  readonly facts: Facts;
}

export interface MailEvidence {
  /** Also the code of the reason it gives. */
  readonly id: string;
  /** What it speaks for; the weight never has the other sign. */
  readonly speaksFor: 'phishing' | 'honest';
  /**
   * `fitted` from measured mails, or this many log-odds by reasoning, where the measured mails
   * cannot tell: honest mail of 2002 knew no DMARC, no short links and no Japanese broker.
   */
  readonly weight: 'fitted' | number;
  /** What it sees, and which honest mail looks alike; for the reference page. */
  readonly sees: string;
  readonly looksAlike: string;
  find(mail: ExaminedMail): MailFinding | undefined;
}

const factLengthMax = 80;

/** Text of a stranger's mail as a fact: short, on one line. */
export function quote(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > factLengthMax ? `${plain.slice(0, factLengthMax - 1)}…` : plain;
}
