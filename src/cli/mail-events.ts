// Gathers what judged mails say to the engine: domains to distrust, and customers whose log-in may be lost.
import { createHash } from 'node:crypto';
import { timeOf } from '../core/lib/time.ts';
import type { CampaignIntel } from '../intel/mail/campaign-intel.ts';
import { intelOfRecipient, type RecipientIntel } from '../intel/mail/recipient-intel.ts';
import type { LineWriter } from './line-writer.ts';
import type { Recipients } from './mail-recipients.ts';

export interface MailEventOptions {
  readonly recipients: Recipients;
  /** Every event bears it: a mail's own date is the sender's to set. */
  readonly timeMs: number;
  readonly firm?: string;
}

export interface JudgedFile {
  /** Names under which the list of recipients may have the mail. */
  readonly names: readonly string[];
  readonly campaign?: string;
}

export interface MailEvents {
  /** A mail that is taken for phishing. */
  take(file: JudgedFile): void;
  /** Writes an event a domain and one an account, of the furthest step; campaigns by their last names. */
  write(writer: LineWriter, campaigns: readonly CampaignIntel[]): void;
}

export function createMailEvents({ recipients, timeMs, firm }: MailEventOptions): MailEvents {
  // At most one entry a customer of the firm's own list: recipientRowsMax.
  const furthest = new Map<string, RecipientIntel>();
  const eventOf = (intel: CampaignIntel | RecipientIntel) => {
    const body = {
      type: 'intel',
      time: timeOf(timeMs),
      ...(firm === undefined ? {} : { firm }),
      ...intel,
    };
    const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    return { id: `mail-${hash.slice(0, 32)}`, ...body };
  };
  return {
    take({ names, campaign }) {
      for (const name of names)
        for (const { account, step } of recipients.get(name) ?? []) {
          const intel = intelOfRecipient(account, step, campaign);
          const before = furthest.get(account);
          if (!before || intel.confidence > before.confidence) furthest.set(account, intel);
        }
    },
    write(writer, campaigns) {
      for (const intel of campaigns) writer.line(eventOf(intel));
      const accounts = [...furthest].sort(([one], [other]) => (one < other ? -1 : 1));
      for (const [, intel] of accounts) writer.line(eventOf(intel));
    },
  };
}
