// Reads a mail once into what every piece of evidence looks at: folded texts, hosts, who it claims to be.
import { type HostParts, hostParts } from '../url/host-parts.ts';
import { type ParsedUrl, parseUrl } from '../url/parse-url.ts';
import type { Directory, Organisation } from './directory.ts';
import { isCommonService } from './evidence/services.ts';
import type { Lure } from './lexicon/lure.ts';
import { type FoundLure, luresIn } from './lures.ts';
import type { Link, Mail, Mailbox } from './mail.ts';
import { foldText } from './text.ts';
import type { JudgedUrl, UrlJudge } from './url-judge.ts';

export interface ExaminedLink {
  readonly link: Link;
  readonly parsed: ParsedUrl;
  readonly parts: HostParts;
  readonly owner?: Organisation;
  readonly judged: JudgedUrl;
  /** On a host that everybody uses: another page there belongs to somebody else. */
  readonly isShared: boolean;
}

export interface ExaminedMail {
  readonly mail: Mail;
  readonly name: string;
  readonly subject: string;
  /** Subject and body. */
  readonly text: string;
  /** Registrable domain of the sender, of whom to answer, of the envelope; empty where unknown. */
  readonly senderParent: string;
  readonly replyParent: string;
  readonly returnParent: string;
  /** Whose domain the sender's is. */
  readonly sender?: Organisation;
  /** The sender's domain is honest and of somebody with a firm's name. */
  readonly senderIsNamesake: boolean;
  /** Whom it claims to come from: by display name, by 【…】 or by how it signs. */
  readonly claimed?: Organisation;
  /** What is fetched for looks alone (name spaces, fonts) is not among them. */
  readonly links: readonly ExaminedLink[];
  readonly lures: ReadonlyMap<Lure, FoundLure>;
}

/** Named in every HTML mail whoever wrote it. */
const furniture =
  /^(?:(?:www\.)?w3\.org|fonts\.(?:googleapis|gstatic)\.com|schemas?\.microsoft\.com|schema\.org|schemas\.openxmlformats\.org)$/;

export function examine(mail: Mail, directory: Directory, judgeUrl: UrlJudge): ExaminedMail {
  const subject = foldText(mail.subject);
  const text = foldText(`${mail.subject}\n${mail.text}`);
  const name = foldText(mail.from.name);
  return {
    mail,
    name,
    subject,
    text,
    senderParent: parentOf(mail.from),
    replyParent: parentOf(mail.replyTo),
    returnParent: parentOf(mail.returnPath),
    sender: mail.from.domain === '' ? undefined : directory.ownerOf(mail.from.domain),
    senderIsNamesake: directory.isNamesake(mail.from.domain),
    claimed: claimedBy(mail, directory, name, subject),
    links: examineLinks(mail, directory, judgeUrl),
    lures: luresIn(name === '' ? text : `${name} ${text}`),
  };
}

export function parentOf(mailbox: Mailbox | undefined): string {
  if (!mailbox || mailbox.domain === '') return '';
  const parsed = parseUrl(mailbox.domain);
  return parsed ? hostParts(parsed).parent : '';
}

function examineLinks(mail: Mail, directory: Directory, judgeUrl: UrlJudge): ExaminedLink[] {
  const examined: ExaminedLink[] = [];
  const seen = new Map<string, JudgedUrl>();
  for (const link of mail.links) {
    const parsed = parseUrl(link.url);
    if (!parsed || furniture.test(parsed.host)) continue;
    const judged = seen.get(link.url) ?? judgeUrl(link.url, mail.timeMs);
    seen.set(link.url, judged);
    const owner = directory.ownerOf(parsed.host);
    examined.push({
      link,
      parsed,
      parts: hostParts(parsed),
      owner,
      judged,
      isShared: directory.isShared(parsed.host) || isCommonService(parsed.host),
    });
  }
  return examined;
}

const bracketed = /【([^】]{1,40})】|\[([^\]]{1,40})\]/g;
/** As letters are signed: a name on a line of its own, with at most a department behind it. */
const departmentLengthMax = 14;
const signatureLinesMax = 12;
const senderWordsMax = 40;

function claimedBy(
  mail: Mail,
  directory: Directory,
  name: string,
  subject: string,
): Organisation | undefined {
  return (
    directory.namedIn(name) ??
    inBrackets(subject, directory) ??
    (mail.kind === 'sms' ? inMessage(mail.text, directory) : signedBy(mail.text, directory))
  );
}

function inBrackets(text: string, directory: Directory): Organisation | undefined {
  for (const match of text.matchAll(bracketed)) {
    const found = directory.namedIn(match[1] ?? match[2]);
    if (found) return found;
  }
  return undefined;
}

/** A short message has no room for a signature: it begins with who speaks. */
function inMessage(text: string, directory: Directory): Organisation | undefined {
  const folded = foldText(text);
  const found = inBrackets(folded, directory) ?? directory.namedIn(folded.slice(0, senderWordsMax));
  const start = folded.replaceAll(' ', '').slice(0, senderWordsMax);
  const isFirst = found?.names.some((name) => {
    const at = start.indexOf(name.replaceAll(' ', ''));
    return at >= 0 && at <= 3;
  });
  return isFirst ? found : undefined;
}

function signedBy(text: string, directory: Directory): Organisation | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const raw of lines.slice(-signatureLinesMax).reverse()) {
    if (raw.length > 80) continue;
    const line = foldText(raw).replace('株式会社', '').trim();
    const found = directory.namedIn(line);
    if (found && found.kind !== 'other' && isSignature(line, found)) return found;
  }
  return undefined;
}

function isSignature(line: string, { names }: Organisation): boolean {
  return names.some(
    (name) => line.startsWith(name) && line.length - name.length <= departmentLengthMax,
  );
}
