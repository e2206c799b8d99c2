// Reads whom phishing mails reached: the firm's own list of mail, customer and how far he went.
import {
  isRecipientStep,
  type RecipientStep,
  recipientSteps,
} from '../intel/mail/recipient-intel.ts';
import { readRows, tellFaults } from './read-rows.ts';
import { type CommandOutput, UsageError } from './usage.ts';

export interface Recipient {
  readonly account: string;
  readonly step: RecipientStep;
}

/** By file name or message id, as the list has it. */
export type Recipients = ReadonlyMap<string, readonly Recipient[]>;

/** More customers than any firm has; a longer list is refused whole. */
export const recipientRowsMax = 5_000_000;

/** CSV `mail,account,step`. */
export async function readRecipients(path: string, output: CommandOutput): Promise<Recipients> {
  const { rows, faults } = await rowsOf(path);
  if (rows.length > recipientRowsMax)
    throw new UsageError(`${path}: more than ${recipientRowsMax} rows`);
  const recipients = new Map<string, Recipient[]>();
  const wrong = [...faults];
  for (const { line, fields } of rows) {
    const [mail, account, step] = [fields.mail!, fields.account!, fields.step!].map((one) =>
      one.trim(),
    );
    if (mail === '' || account === '')
      wrong.push({ line, field: mail === '' ? 'mail' : 'account', expected: 'a name' });
    else if (!isRecipientStep(step))
      wrong.push({ line, field: 'step', expected: recipientSteps.join(', ') });
    else {
      const same = recipients.get(mail);
      if (same) same.push({ account, step });
      else recipients.set(mail, [{ account, step }]);
    }
  }
  tellFaults(path, wrong, output);
  return recipients;
}

async function rowsOf(path: string): ReturnType<typeof readRows> {
  try {
    return await readRows(path, ['mail', 'account', 'step'], recipientRowsMax);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}
