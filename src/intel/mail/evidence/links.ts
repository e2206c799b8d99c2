// Evidence in where the links lead; nothing is ever fetched.

import { hostParts } from '../../url/host-parts.ts';
import { parseUrl } from '../../url/parse-url.ts';
import { type MailEvidence, quote } from '../evidence.ts';
import { type ExaminedLink, type ExaminedMail, parentOf } from '../examine.ts';
import { randomness } from './random-name.ts';
import { isFreeHosting, isFreeMail, isNewSuffix, isShortener } from './services.ts';

/** Below it the judge says no more than that it does not know the host. */
const judgedRiskMin = 0.2;

export const judgedLink: MailEvidence = {
  id: 'judged-link',
  speaksFor: 'phishing',
  weight: 5,
  sees: 'The judge over URLs takes a link for a phishing site.',
  looksAlike: "What the URL judge's own page says.",
  find({ links }) {
    let worst: ExaminedLink | undefined;
    for (const link of links)
      if (link.judged.risk > (worst?.judged.risk ?? judgedRiskMin)) worst = link;
    if (!worst) return undefined;
    const { risk, brand } = worst.judged;
    const facts = { host: worst.parsed.host, ...(brand === undefined ? {} : { brand }) };
    return { value: risk, facts };
  },
};

function isFirmOrAuthority(mail: ExaminedMail): boolean {
  return mail.claimed !== undefined && mail.claimed.kind !== 'other';
}

/** Links a reader would follow, away from whom the mail claims to be. */
function awayFromClaimed({ claimed, links, mail }: ExaminedMail): ExaminedLink[] {
  return links.filter(
    ({ owner, link }) =>
      link.source !== 'attachment' &&
      (owner === undefined || (owner.id !== claimed?.id && owner.id !== mail.from.domain)),
  );
}

export const claimsFirmLeadsElsewhere: MailEvidence = {
  id: 'claims-firm-leads-elsewhere',
  speaksFor: 'phishing',
  weight: 2.5,
  sees: 'The mail says it comes from a firm or an authority and its links lead to other hosts.',
  looksAlike: 'Surveys, seminars and mailing services of the firm under other names.',
  find(mail) {
    if (!isFirmOrAuthority(mail)) return undefined;
    const away = awayFromClaimed(mail).filter(({ owner }) => owner === undefined);
    if (away.length === 0) return undefined;
    const value = away.length === mail.links.length ? 1 : 0.7;
    return { value, facts: { claimed: mail.claimed!.id, host: away[0].parsed.host } };
  },
};

export const leadsNowhereElse: MailEvidence = {
  id: 'leads-nowhere-else',
  speaksFor: 'honest',
  // A lure that leads to the real firm catches nothing; the address it shows may still be forged.
  weight: -3.5,
  sees: 'The address shown is of a firm or authority, and links and answers lead only to it.',
  looksAlike: 'A forged mail that wants a telephone call.',
  find(mail) {
    const owner = mail.mail.kind === 'sms' ? mail.claimed : mail.sender;
    if (!owner || owner.kind === 'other' || (mail.claimed && mail.claimed.id !== owner.id))
      return undefined;
    if (!mail.links.every((link) => link.owner?.id === owner.id)) return undefined;
    const { replyTo, attachments } = mail.mail;
    if (replyTo && parentOf(replyTo) !== mail.senderParent) return undefined;
    // What is attached, be it a picture, may lead anywhere.
    const value = attachments.length === 0 ? 1 : 0.4;
    if (attachments.some(({ asksPassword }) => asksPassword)) return undefined;
    return { value, facts: { claimed: owner.id, links: mail.links.length } };
  },
};

const looksLikeHost = /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]|$)/i;

export const linkTextLies: MailEvidence = {
  id: 'link-text-lies',
  speaksFor: 'phishing',
  weight: 3,
  sees: 'The reader sees one address and the link leads to another.',
  looksAlike: 'Newsletters whose links go through a counting service.',
  find(mail) {
    for (const { link, parts, parsed } of mail.links) {
      const shown = link.text?.trim();
      if (!shown || !looksLikeHost.test(shown)) continue;
      const seen = parseUrl(shown);
      if (!seen || hostParts(seen).parent === parts.parent) continue;
      const value = parts.parent === mail.senderParent && mail.mail.authentication.proven ? 0.4 : 1;
      return { value, facts: { shown: seen.host, leads: parsed.host } };
    }
    return undefined;
  },
};

export const linksAway: MailEvidence = {
  id: 'links-away',
  speaksFor: 'phishing',
  weight: 'fitted',
  sees: "There are links and none leads to the sender's domain.",
  looksAlike: 'People who send each other links.',
  find({ links, senderParent, mail }) {
    if (links.length === 0 || senderParent === '' || isFreeMail(senderParent)) return undefined;
    if (mail.quoted || links.some(({ parts }) => parts.parent === senderParent)) return undefined;
    return { value: 1, facts: { host: links[0].parsed.host, domain: senderParent } };
  },
};

function firstLink(
  id: string,
  weight: MailEvidence['weight'],
  sees: string,
  looksAlike: string,
  test: (link: ExaminedLink) => number,
): MailEvidence {
  return {
    id,
    speaksFor: 'phishing',
    weight,
    sees,
    looksAlike,
    find({ links }) {
      let value = 0;
      let found: ExaminedLink | undefined;
      for (const link of links) {
        const degree = link.owner === undefined ? test(link) : 0;
        if (degree > value) [value, found] = [degree, link];
      }
      return found && { value, facts: { host: quote(found.parsed.host) } };
    },
  };
}

export const addressLink = firstLink(
  'address-link',
  'fitted',
  'A link leads to a numeric address instead of a name.',
  'Home servers, machines of the own network, old newsletters.',
  ({ parsed }) => (parsed.isAddress || /^\d{8,}$/.test(parsed.host) ? 1 : 0),
);

export const shortLink = firstLink(
  'short-link',
  0.8,
  'A link goes through a service that hides where it leads.',
  'Short messages of honest firms.',
  ({ parsed }) => (isShortener(parsed.host) ? 1 : 0),
);

export const freelyHostedLink = firstLink(
  'freely-hosted-link',
  1.2,
  'A link leads to a page on a service where anyone may put one without a name.',
  'Pictures of newsletters; forms of clubs.',
  ({ parsed }) => (isFreeHosting(parsed.host) ? 1 : 0),
);

export const newSuffixLink = firstLink(
  'new-suffix-link',
  0.8,
  'A link leads to a domain with one of the new, often cheap endings.',
  'Young firms and shops.',
  ({ parts }) => (isNewSuffix(parts.parent) ? 1 : 0),
);

export const randomHostLink = firstLink(
  'random-host-link',
  'fitted',
  'A link leads to a host name that a machine drew.',
  'Content networks and counting services.',
  ({ parts, parsed }) => {
    if (parsed.isAddress) return 0;
    const value = Math.max(
      randomness(parts.name),
      0.7 * Math.max(0, ...parts.labels.map(randomness)),
    );
    return value < 0.3 ? 0 : value;
  },
);

/** `office.com-781895.run.app`, `https://sbisec.co.jp@evil.example/`, 𝚠𝚊𝚔𝚎.𝚌𝚘𝚖, host names with odd letters. */
export const disguisedLink = firstLink(
  'disguised-link',
  1.8,
  'A link is written so that its beginning reads as another site, or with letters that only look right.',
  'Host names in other scripts.',
  ({ parsed, parts, link }) => {
    if (parsed.userInfo !== '') return 1;
    const before = parts.labels.join('.');
    if (/(?:^|[.-])(?:com|co-jp|co\.jp|net|org|gov)[.-]/.test(`${before}.`) && before !== '')
      return 1;
    if (/[^ -~]/.test(link.url.split('/', 3).join('/')) && !/[^ -~]/.test(parsed.host)) return 1;
    return /-(?:com|co-jp|net)(?:[.-]|$)/.test(`${before}.${parts.name}`) ? 0.8 : 0;
  },
);

export const codeInPicture: MailEvidence = {
  id: 'code-in-picture',
  speaksFor: 'phishing',
  weight: 2,
  sees: 'A QR code in a picture leads to a host that is not the one the mail claims to be.',
  looksAlike: 'Tickets, invitations to an app.',
  find({ links, claimed }) {
    const coded = links.find(
      ({ link, owner }) => link.source === 'qr' && (!owner || owner.id !== claimed?.id),
    );
    return coded && { value: 1, facts: { host: coded.parsed.host } };
  },
};

export const linkEvidence: readonly MailEvidence[] = [
  judgedLink,
  claimsFirmLeadsElsewhere,
  leadsNowhereElse,
  linkTextLies,
  linksAway,
  addressLink,
  shortLink,
  freelyHostedLink,
  newSuffixLink,
  randomHostLink,
  disguisedLink,
  codeInPicture,
];
