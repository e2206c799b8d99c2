// Evidence from what receivers found out about the sender: SPF, DKIM, DMARC.
import type { MailEvidence } from '../evidence.ts';
import type { ExaminedMail } from '../examine.ts';
import { isFreeMail, isNewSuffix } from './services.ts';

const failures = new Set(['fail', 'softfail', 'hardfail']);
/** `bestguesspass` is one receiver's word for: no DMARC record, but it would have passed. */
const passes = new Set(['pass', 'bestguesspass']);

function isChecked({ mail }: ExaminedMail): boolean {
  const { spf, dkim, dmarc } = mail.authentication;
  return !mail.quoted && mail.kind === 'mail' && `${spf}${dkim}${dmarc}` !== '';
}

function results({ mail }: ExaminedMail) {
  const { spf, dkim, dmarc } = mail.authentication;
  return { spf, dkim, dmarc };
}

function isFirmOrAuthority(mail: ExaminedMail): boolean {
  return mail.sender !== undefined && mail.sender.kind !== 'other';
}

/** How badly it failed; 0 where it passed or nobody looked. */
function failure(mail: ExaminedMail): number {
  if (!isChecked(mail)) return 0;
  const { spf, dkim, dmarc } = results(mail);
  if (passes.has(dmarc)) return 0;
  if (failures.has(dmarc)) return 1;
  if (failures.has(spf) && dkim !== 'pass') return 0.8;
  return failures.has(dkim) && spf !== 'pass' ? 0.6 : 0;
}

export const forgedFirmSender: MailEvidence = {
  id: 'forged-firm-sender',
  speaksFor: 'phishing',
  weight: 4,
  sees: 'The sender address is of a securities firm or an authority and authentication failed.',
  looksAlike: 'A real notice that a forwarding service or mailing list changed on the way.',
  find(mail) {
    if (!isFirmOrAuthority(mail) || !isChecked(mail)) return undefined;
    const { spf, dkim, dmarc } = results(mail);
    if (mail.mail.authentication.proven || passes.has(dmarc)) return undefined;
    const value = Math.max(failure(mail), spf === 'pass' || dkim === 'pass' ? 0 : 0.6);
    if (value === 0) return undefined;
    return { value, facts: { domain: mail.mail.from.domain, spf, dkim, dmarc } };
  },
};

export const authenticationFailed: MailEvidence = {
  id: 'authentication-failed',
  speaksFor: 'phishing',
  weight: 1.2,
  sees: 'The receiver found that the sender has no right to the address it shows.',
  looksAlike: 'Forwarded mail, mailing lists, small firms with wrong records.',
  find(mail) {
    const value = failure(mail);
    if (value === 0 || isFirmOrAuthority(mail)) return undefined;
    return { value, facts: { domain: mail.mail.from.domain, ...results(mail) } };
  },
};

export const authenticationAbsent: MailEvidence = {
  id: 'authentication-absent',
  speaksFor: 'phishing',
  weight: 0.8,
  sees: 'The receiver looked and the sender proves nothing: no SPF, DKIM or DMARC that passes.',
  looksAlike: 'Old or small mail servers.',
  find(mail) {
    if (!isChecked(mail) || isFirmOrAuthority(mail) || failure(mail) > 0) return undefined;
    const { spf, dkim, dmarc } = results(mail);
    if (passes.has(dmarc) || dkim === 'pass') return undefined;
    const value = spf === 'pass' ? 0.4 : 1;
    return { value, facts: { domain: mail.mail.from.domain, spf, dkim, dmarc } };
  },
};

export const provenFirmSender: MailEvidence = {
  id: 'proven-firm-sender',
  speaksFor: 'honest',
  weight: -5,
  sees: "The sender's domain is a firm's or an authority's, and that is proven.",
  looksAlike: "A phishing mail from a firm's own, broken-into mail system.",
  find(mail) {
    if (!isFirmOrAuthority(mail) || !mail.mail.authentication.proven) return undefined;
    return { value: 1, facts: { domain: mail.mail.from.domain } };
  },
};

export const provenSender: MailEvidence = {
  id: 'proven-sender',
  speaksFor: 'honest',
  // Nearly all honest bulk mail passes DMARC today (large receivers demand it since 2024), and
  // about three in ten of the measured phishing mails do: ln(0.3 / 0.9) is -1.1.
  weight: -1,
  sees: "The sender's domain is proven, is not one that anybody gets for nothing, and the mail does not claim to be another.",
  looksAlike: 'Criminals who authenticate their own throw-away domain.',
  find(mail) {
    if (!mail.mail.authentication.proven || isFirmOrAuthority(mail)) return undefined;
    if (mail.claimed && mail.claimed.id !== mail.sender?.id) return undefined;
    const { senderParent } = mail;
    if (isFreeMail(senderParent) || isNewSuffix(senderParent)) return undefined;
    return { value: 1, facts: { domain: mail.mail.from.domain } };
  },
};

export const authenticationEvidence: readonly MailEvidence[] = [
  forgedFirmSender,
  authenticationFailed,
  authenticationAbsent,
  provenFirmSender,
  provenSender,
];
