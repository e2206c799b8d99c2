// What ties a mail to others of its campaign: domains, kit paths, senders, where answers go, its wording.
import { hash53 } from '../../core/lib/hash.ts';
import { isFreeMail } from './evidence/services.ts';
import type { ExaminedLink } from './examine.ts';
import type { JudgedMail } from './judge.ts';

/** What is told of a mail or of a campaign of them. */
export interface CampaignTraits {
  readonly brands: readonly string[];
  readonly urls: readonly string[];
  readonly domains: readonly string[];
  readonly kitPaths: readonly string[];
  readonly senders: readonly string[];
  readonly subjects: readonly string[];
}

export interface CampaignKeys extends CampaignTraits {
  /** `kind:value`; sharing one ties two mails together. */
  readonly strong: readonly string[];
  /** Sharing two of these does: an honest site may be linked by many criminals. */
  readonly weak: readonly string[];
}

/** Links of a mail that are taken up; a campaign leads to few places. */
const linksMax = 20;
const textLengthMax = 200;
const subjectLengthMin = 8;

export function campaignKeys({ examined, brand }: JudgedMail): CampaignKeys {
  const { mail, senderParent, links, claimed } = examined;
  const away = links.filter(({ owner }) => owner === undefined).slice(0, linksMax);
  const isImitation = claimed !== undefined && claimed.kind !== 'other';
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const link of away) {
    const keys = isImitation || link.judged.risk >= judgedRiskMin ? strong : weak;
    for (const key of keysOf(link)) keys.add(key);
  }
  if (mail.replyTo && isFreeMail(examined.replyParent)) strong.add(`reply:${mail.replyTo.address}`);
  // Of a forged or free address only the whole is theirs, of a rented domain the domain.
  const ownDomain = senderParent !== '' && !isFreeMail(senderParent) && !examined.sender;
  if (ownDomain) weak.add(`sender:${senderParent}`);
  const subject = subjectShape(examined.subject);
  if (brand && subject.length >= subjectLengthMin)
    weak.add(`subject:${brand} ${hash53(subject).toString(36)}`);
  return {
    strong: [...strong],
    weak: [...weak].filter((key) => !strong.has(key)),
    brands: distinct([brand]),
    urls: distinct(away.map(({ link }) => link.url.slice(0, textLengthMax))),
    domains: distinct(away.map(domainOf)),
    kitPaths: distinct(away.map(kitPathOf)),
    senders: distinct([mail.from.address.slice(0, textLengthMax)]),
    subjects: distinct([examined.subject.slice(0, textLengthMax)]),
  };
}

/** Below it the judge over links says no more than that it does not know the host. */
const judgedRiskMin = 0.2;

/** On a shared host the page is what ties, elsewhere the domain and the kit's path. */
function keysOf(link: ExaminedLink): string[] {
  const [domain, path] = [domainOf(link), kitPathOf(link)];
  if (domain === undefined) return [`url:${link.link.url.slice(0, textLengthMax)}`];
  return path === undefined ? [`domain:${domain}`] : [`domain:${domain}`, `kit-path:${path}`];
}

/** A page of free hosting has a name of its own; other shared hosts name nobody. */
function domainOf({ parsed, parts, isShared }: ExaminedLink): string | undefined {
  if (parsed.isAddress) return parsed.host;
  return isShared && !parts.isHosted ? undefined : parts.parent;
}

const kitToken = /^(?=.*[A-Z0-9])(?=.*[A-Za-z])[A-Za-z0-9]{5,8}$/;

/** Kits stand under one token of 5 to 8 letters and digits, as measured on the shared list. */
function kitPathOf({ parsed, parts, isShared }: ExaminedLink): string | undefined {
  if ((isShared && !parts.isHosted) || parts.parent === '') return undefined;
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
