// Every piece of evidence, in the order in which it is looked for.
import { attachmentEvidence } from './evidence/attachments.ts';
import { authenticationEvidence } from './evidence/authentication.ts';
import { linkEvidence } from './evidence/links.ts';
import { lureEvidences } from './evidence/lures.ts';
import { senderEvidence } from './evidence/sender.ts';
import { writingEvidence } from './evidence/writing.ts';
import type { MailEvidence } from './evidence.ts';

export const mailEvidence: readonly MailEvidence[] = [
  ...authenticationEvidence,
  ...senderEvidence,
  ...linkEvidence,
  ...lureEvidences,
  ...writingEvidence,
  ...attachmentEvidence,
];
