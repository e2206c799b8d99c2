// What ties a mail to others of its campaign: domains, kit paths, senders, where answers go, its wording.
import { hash53 } from '../../core/lib/hash.ts';
import { isFreeHosting, isFreeMail, isShortener } from './evidence/services.ts';
import type { ExaminedLink } from './examine.ts';
import type { JudgedMail } from './judge.ts';

export interface CampaignKeys {
  /** `kind:value`; one shared is enough. Strongest first. */
  readonly joining: readonly string[];
  readonly brands: readonly string[];
  readonly urls: readonly string[];
  readonly domains: readonly string[];
  readonly kitPaths: readonly string[];
  readonly senders: readonly string[];
  readonly subjects: readonly string[];
}

/** Links of a mail that are taken up; a campaign leads to few places. */
const linksMax = 20;
const textLengthMax = 200;
const subjectLengthMin = 8;

export function campaignKeys({ examined, brand }: JudgedMail): CampaignKeys {
  const { mail, senderParent, links } = examined;
  const away = links.filter(({ owner }) => owner === undefined).slice(0, linksMax);
  const domains = distinct(away.map(domainOf));
  const kitPaths = distinct(away.map(kitPathOf));
  const subject = subjectShape(examined.subject);
  const reply = mail.replyTo && isFreeMail(examined.replyParent) ? mail.replyTo.address : undefined;
  const sender = mail.from.address;
  // Of a forged or free address only the whole, of a rented domain the domain is theirs.
  const ownDomain = senderParent !== '' && !isFreeMail(senderParent) && !examined.sender;
  return {
    joining: distinct([
      ...domains.map((domain) => `domain:${domain}`),
      ...away.filter(isShared).map(({ link }) => `url:${link.url.slice(0, textLengthMax)}`),
      ...kitPaths.map((path) => `kit-path:${path}`),
      reply && `reply:${reply}`,
      ownDomain ? `sender:${senderParent}` : undefined,
      subject.length >= subjectLengthMin && brand
        ? `subject:${brand} ${hash53(subject).toString(36)}`
        : undefined,
    ]),
    brands: brand === undefined ? [] : [brand],
    urls: distinct(away.map(({ link }) => link.url.slice(0, textLengthMax))),
    domains,
    kitPaths,
    senders: sender === '' ? [] : [sender.slice(0, textLengthMax)],
    subjects: examined.subject === '' ? [] : [examined.subject.slice(0, textLengthMax)],
  };
}

function isShared({ parsed }: ExaminedLink): boolean {
  return isShortener(parsed.host) || isFreeHosting(parsed.host);
}

/** A domain that many use ties nothing together; a page of theirs on it does. */
function domainOf(link: ExaminedLink): string | undefined {
  if (link.parsed.isAddress) return link.parsed.host;
  return isShared(link) && !link.parts.isHosted ? undefined : link.parts.parent;
}

const kitToken = /^(?=.*[A-Z0-9])(?=.*[A-Za-z])[A-Za-z0-9]{5,8}$/;

/** Kits stand under one token of 5 to 8 letters and digits, as measured on the shared list. */
function kitPathOf({ parsed, parts }: ExaminedLink): string | undefined {
  if (isShortener(parsed.host) || parts.parent === '') return undefined;
  const first = parsed.path.split('/')[1] ?? '';
  return kitToken.test(first) ? first : undefined;
}

/** Without numbers, codes and names: copies of one mail differ in them. */
function subjectShape(subject: string): string {
  return subject
    .replace(/\S*[0-9]\S*/g, '#')
    .replace(/\S+@\S+/g, '@')
    .slice(0, textLengthMax);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
}
