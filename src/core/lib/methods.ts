// Ways to prove oneself, from weak to strong, and how well each withstands a relay.

export const stepUpMethods = ['otp', 'push', 'phone', 'passkey'] as const;
export type StepUpMethod = (typeof stepUpMethods)[number];

/** Rank for "at least as strong as"; passwords prove nothing new, certificates are bound like passkeys. */
export function strengthOf(method: string): number {
  if (method === 'certificate') return stepUpMethods.indexOf('passkey') + 1;
  return stepUpMethods.indexOf(method as StepUpMethod) + 1;
}
