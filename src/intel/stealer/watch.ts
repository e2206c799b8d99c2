// Decides whether an address is the firm's own, or judged to imitate it, and remembers what it decided.
import { createHostSpan, findHost, type HostSpan, hostText } from './host-of.ts';

export interface Watched {
  readonly host: string;
  /** The entry of the firm's list that covers it, or what the judge says it imitates. */
  readonly watched: string;
  readonly kind: 'own' | 'look-alike';
  /** The judge's probability, for a look-alike. */
  readonly risk?: number;
}

export interface Judged {
  readonly risk: number;
  readonly brand?: string;
}

/** Judges a host that is not the firm's: probability that it imitates the firm, nothing if it does not. */
export type HostJudge = (host: string) => Judged | undefined;

/** Looks at the address between two offsets; nothing where it is nobody's business here. */
export type Watch = (bytes: Buffer, start: number, end: number) => Watched | undefined;

/** A judge's hit below this is not kept: rows of other people's passwords are not the firm's to read. */
export const judgedRiskMin = 0.5;
/** Different hosts remembered; at the maximum all are forgotten and decided again. */
const rememberedMax = 65_536;

/** `hosts` as `readHostList` gives them: lower case, ASCII. */
export function createWatch(hosts: readonly string[], judge?: HostJudge): Watch {
  const own = new Set(hosts);
  const endings = createEndings(hosts);
  const remembered = new Map<string, Watched | null>();
  const span = createHostSpan();

  function decide(host: string, isApp: boolean): Watched | null {
    const covering = coveringOf(host, own) ?? (isApp ? coveringOf(reversed(host), own) : undefined);
    if (covering !== undefined) return { host, watched: covering, kind: 'own' };
    const judged = isApp ? undefined : judge?.(host);
    if (!judged || judged.risk < judgedRiskMin) return null;
    return { host, watched: judged.brand ?? host, kind: 'look-alike', risk: judged.risk };
  }

  return (bytes, start, end) => {
    findHost(span, bytes, start, end);
    if (span.start === span.end) return undefined;
    if (!judge && !span.isApp && !endings.mayBe(bytes, span)) return undefined;
    const host = hostText(bytes, span);
    const key = span.isApp ? `@${host}` : host;
    const before = remembered.get(key);
    if (before !== undefined) return before ?? undefined;
    if (remembered.size >= rememberedMax) remembered.clear();
    const decided = decide(host, span.isApp);
    remembered.set(key, decided);
    return decided ?? undefined;
  };
}

/** The listed host that is this one or a parent of it. Addresses in digits have no parents. */
function coveringOf(host: string, own: ReadonlySet<string>): string | undefined {
  if (own.has(host)) return host;
  if (/^[\d.]+$/.test(host) || host.includes(':')) return undefined;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const parent = host.slice(dot + 1);
    if (own.has(parent)) return parent;
  }
  return undefined;
}

/** `jp.co.example.app` is made by the owner of `example.co.jp`, by the habit of package names. */
function reversed(packageName: string): string {
  return packageName.split('.').reverse().join('.');
}

/** Bytes of a host's end that are looked at before any text is made: nearly every host is let go there. */
const endingBytes = 8;

interface Endings {
  mayBe(bytes: Buffer, span: HostSpan): boolean;
}

function createEndings(hosts: readonly string[]): Endings {
  const length = Math.min(endingBytes, ...hosts.map((host) => host.length));
  const known = new Set(hosts.map((host) => hashOfEnding(Buffer.from(host), host.length, length)));
  return {
    mayBe(bytes, { start, end }) {
      if (end - start < length) return false;
      const hash = hashOfEnding(bytes, end, length);
      return hash < 0 || known.has(hash);
    },
  };
}

function hashOfEnding(bytes: Buffer, end: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = end - length; at < end; at += 1) {
    const byte = bytes[at]!;
    // Names beyond ASCII have another ASCII form: they are looked at whole.
    if (byte >= 0x80) return -1;
    hash = Math.imul(hash ^ (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte), 0x01000193);
  }
  return hash >>> 0;
}
