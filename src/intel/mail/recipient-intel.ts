// Says of a customer whom a phishing mail reached how likely his log-in is lost, for his next log-in.

/** How far he went; each includes those before it. */
export const recipientSteps = ['received', 'reported', 'opened', 'entered'] as const;
export type RecipientStep = (typeof recipientSteps)[number];

/**
 * Probability that the criminals now hold his log-in: our own estimates. Of those who get such a mail a few
 * in a hundred follow it; who reports one has seen through it, or wishes he had; who typed his password in
 * has lost it.
 */
const confidence: Readonly<Record<RecipientStep, number>> = {
  received: 0.03,
  reported: 0.1,
  opened: 0.3,
  entered: 0.95,
};

/** The fields of an `intel` event that come from here; id and time are the sender's. */
export interface RecipientIntel {
  readonly kind: 'credential';
  /** The firm's pseudonym of the customer. */
  readonly value: string;
  readonly source: string;
  readonly confidence: number;
  readonly step: RecipientStep;
}

export function intelOfRecipient(
  account: string,
  step: RecipientStep,
  campaign: string | undefined,
): RecipientIntel {
  const source = campaign === undefined ? 'phishing-mail' : `mail-campaign:${campaign}`;
  return { kind: 'credential', value: account, source, confidence: confidence[step], step };
}

export function isRecipientStep(text: string): text is RecipientStep {
  return (recipientSteps as readonly string[]).includes(text);
}
