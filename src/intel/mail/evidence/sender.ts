// Evidence in the sender: who it claims to be, where it writes from, where answers would go.
import { parse } from 'tldts';
import { type MailEvidence, quote } from '../evidence.ts';
import type { ExaminedMail } from '../examine.ts';
import { randomness } from './random-name.ts';
import { isFreeMail, isNewSuffix, isTenant } from './services.ts';

function sendsFromElsewhere({ mail, claimed, sender, senderIsNamesake }: ExaminedMail): boolean {
  if (mail.kind !== 'mail' || mail.from.domain === '' || !claimed) return false;
  return sender?.id !== claimed.id && !senderIsNamesake;
}

export const claimsFirmElsewhere: MailEvidence = {
  id: 'claims-firm-elsewhere',
  speaksFor: 'phishing',
  weight: 3,
  sees: 'The mail says it comes from a securities firm or an authority; its address is another.',
  looksAlike: "A firm's mail through a service that writes in its own name; mail about a firm.",
  find(mail) {
    if (!sendsFromElsewhere(mail) || mail.claimed?.kind === 'other') return undefined;
    return { value: 1, facts: { claimed: mail.claimed!.id, domain: mail.mail.from.domain } };
  },
};

export const claimsOtherElsewhere: MailEvidence = {
  id: 'claims-other-elsewhere',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The display name is of a well-known company; the address is not.',
  looksAlike: 'Employees writing privately, resellers, newsletters about the company.',
  find(mail) {
    if (!sendsFromElsewhere(mail) || mail.claimed?.kind !== 'other') return undefined;
    return { value: 1, facts: { claimed: mail.claimed.id, domain: mail.mail.from.domain } };
  },
};

const domainInName =
  /(?<![a-z0-9.@-])(?:[a-z0-9-]+\.)+(?:com|net|org|jp|de|br|fr|es|it|nl|uk|eu|us|cn)(?![a-z0-9-])/;

export const nameIsDomain: MailEvidence = {
  id: 'name-is-domain',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The display name is a domain or mail address, and not the one the mail comes from.',
  looksAlike: 'Newsletters named after their site and sent by a service.',
  find(mail) {
    const shown = domainInName.exec(mail.name)?.[0];
    if (!shown || mail.senderParent === '') return undefined;
    if (shown === mail.senderParent || shown.endsWith(`.${mail.senderParent}`)) return undefined;
    return { value: 1, facts: { shown: quote(shown), domain: mail.mail.from.domain } };
  },
};

const companyWords =
  /証券|銀行|カード|株式会社|事務局|サポート|センター|窓口|お客様|(?<![a-z])(?:bank|banco|team|support|service|security|account|customer|notice|notification|alert|admin|department|office|helpdesk|billing|payment|delivery|versand|kunden|konto|atendimento|comunicado|cliente)/;

export const companyOnFreeMail: MailEvidence = {
  id: 'company-on-free-mail',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The display name is of a company or department, the address is of a free mail service.',
  looksAlike: 'Clubs and very small firms.',
  find(mail) {
    if (!isFreeMail(mail.senderParent)) return undefined;
    if (!mail.claimed && !companyWords.test(mail.name)) return undefined;
    return { value: 1, facts: { name: quote(mail.name), domain: mail.mail.from.domain } };
  },
};

export const officeElsewhere: MailEvidence = {
  id: 'office-elsewhere',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The display name is of an office or department, and nothing of it is in the address.',
  looksAlike: 'Departments that go by another name than their firm.',
  find({ mail, name, senderParent, sender }) {
    if (mail.kind !== 'mail' || senderParent === '' || sender || isFreeMail(senderParent))
      return undefined;
    if (!companyWords.test(name)) return undefined;
    const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3);
    if (words.some((word) => !companyWords.test(word) && mail.from.domain.includes(word)))
      return undefined;
    return { value: 1, facts: { name: quote(mail.from.name), domain: mail.from.domain } };
  },
};

/** Envelope senders of mailing lists and mailing services: many writers, one envelope. */
const listEnvelope =
  /(?:^(?:owner|sentto)-|-(?:admin|bounces?|owner|request|return|errors?)(?:[-+=@]|$))/;

export const replyToFreeMail: MailEvidence = {
  id: 'reply-to-free-mail',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'Answers go to an address of a free mail service that is not the sender.',
  looksAlike: 'People who send from work and want the answer at home.',
  find({ mail, replyParent }) {
    if (!mail.replyTo || !isFreeMail(replyParent)) return undefined;
    if (mail.replyTo.address === mail.from.address) return undefined;
    return { value: 1, facts: { reply: mail.replyTo.domain, domain: mail.from.domain } };
  },
};

export const replyElsewhere: MailEvidence = {
  id: 'reply-elsewhere',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'Answers go to another domain than the mail comes from.',
  looksAlike: 'Mailing lists; ticket systems.',
  find({ replyParent, senderParent }) {
    if (replyParent === '' || senderParent === '' || replyParent === senderParent) return undefined;
    if (isFreeMail(replyParent)) return undefined;
    return { value: 1, facts: { reply: replyParent, domain: senderParent } };
  },
};

export const returnElsewhere: MailEvidence = {
  id: 'return-elsewhere',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The envelope comes from another domain than the letter shows, and the letter is not proven.',
  looksAlike: 'Mailing lists and mailing services.',
  find({ mail, returnParent, senderParent }) {
    if (returnParent === '' || senderParent === '' || returnParent === senderParent)
      return undefined;
    if (mail.authentication.proven || listEnvelope.test(mail.returnPath?.address ?? ''))
      return undefined;
    return { value: 1, facts: { envelope: returnParent, domain: senderParent } };
  },
};

const wellFormed = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Ends in something the public suffix list knows; `protege.cll` does not. */
function hasSuffix(domain: string): boolean {
  const { isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true;
}

export const impossibleSender: MailEvidence = {
  id: 'impossible-sender',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: 'The sender address cannot exist: no domain, or one without a dot or with odd letters.',
  looksAlike: 'Machines inside a company that mail under a bare host name.',
  find({ mail }) {
    if (mail.kind !== 'mail' || mail.quoted) return undefined;
    if (wellFormed.test(mail.from.domain) && hasSuffix(mail.from.domain)) return undefined;
    return { value: 1, facts: { address: quote(mail.from.address) } };
  },
};

export const randomSender: MailEvidence = {
  id: 'random-sender',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: "The sender's domain or name before the @ was drawn by a machine.",
  looksAlike: 'Bounce and ticket addresses; names in languages with many consonants.',
  find({ mail, senderParent }) {
    if (mail.kind !== 'mail' || senderParent === '') return undefined;
    const local = mail.from.address.slice(0, mail.from.address.lastIndexOf('@'));
    const value = Math.max(
      ...mail.from.domain.split('.').slice(0, -1).map(randomness),
      local.length > 40 ? 0.7 : randomness(local) * 0.7,
    );
    return value < 0.3 ? undefined : { value, facts: { address: quote(mail.from.address) } };
  },
};

export const newSuffixSender: MailEvidence = {
  id: 'new-suffix-sender',
  speaksFor: 'phishing',
  weight: 0.8,
  sees: "The sender's domain ends in one of the new, often cheap endings: .top, .shop, .cyou.",
  looksAlike: 'Young firms and shops.',
  find({ mail, senderParent }) {
    if (!isNewSuffix(senderParent)) return undefined;
    return { value: 1, facts: { domain: mail.from.domain } };
  },
};

export const tenantSender: MailEvidence = {
  id: 'tenant-sender',
  speaksFor: 'phishing',
  weight: 1,
  sees: 'Letter or envelope comes from a trial tenant of a large mail service, not from a domain.',
  looksAlike: 'Firms that have just moved to that service.',
  find({ mail }) {
    const domain = [mail.from.domain, mail.returnPath?.domain ?? ''].find(isTenant);
    return domain === undefined ? undefined : { value: 1, facts: { domain } };
  },
};

export const numberOfStranger: MailEvidence = {
  id: 'number-of-stranger',
  speaksFor: 'phishing',
  weight: 1.2,
  sees: 'A short message names a firm or authority and comes from a mobile or foreign number.',
  looksAlike: 'Private messages about a firm.',
  find({ mail, claimed }) {
    if (mail.kind !== 'sms' || !claimed || claimed.kind === 'other') return undefined;
    const number = mail.from.address.replace(/[^0-9+]/g, '');
    if (!/^(?:\+|0[789]0\d{8}$)/.test(number)) return undefined;
    return { value: 1, facts: { claimed: claimed.id } };
  },
};

export const senderEvidence: readonly MailEvidence[] = [
  claimsFirmElsewhere,
  claimsOtherElsewhere,
  nameIsDomain,
  companyOnFreeMail,
  officeElsewhere,
  replyToFreeMail,
  replyElsewhere,
  returnElsewhere,
  impossibleSender,
  randomSender,
  newSuffixSender,
  tenantSender,
  numberOfStranger,
];
