// The DNS names a certificate or pre-certificate is for: subject alternative names, or the common name.

/** A certificate has at most 100 names at the large authorities; what comes after these is not read. */
export const namesMax = 1_000;
/** Longest name that DNS knows (RFC 1035, 3.1). */
const nameLengthMax = 253;
const depthMax = 12;

const sequence = 0x30;
const set = 0x31;
const objectId = 0x06;
const octetString = 0x04;
const explicit3 = 0xa3;
const utcTime = 0x17;
const generalizedTime = 0x18;
/** GeneralName [2] dNSName (RFC 5280, 4.2.1.6). */
const dnsName = 0x82;
/** 2.5.29.17 */
const alternativeNames = '551d11';
/** 2.5.4.3 */
const commonName = '550403';

interface Element {
  readonly tag: number;
  readonly body: Buffer;
}

/** Of a whole certificate or the part that is signed (TBSCertificate), DER. Unreadable: none. */
export function certificateNames(der: Buffer): string[] {
  const outer = elements(der)[0];
  if (outer?.tag !== sequence) return [];
  const inner = elements(outer.body);
  // A whole certificate is signed part, algorithm, signature; the signed part begins with numbers.
  const signed = inner[0]?.tag === sequence ? elements(inner[0].body) : inner;
  const extensions = signed.find(({ tag }) => tag === explicit3);
  const names = extensions ? alternativeNamesOf(extensions.body) : [];
  return names.length > 0 ? names : commonNamesOf(signed);
}

function alternativeNamesOf(body: Buffer): string[] {
  const list = elements(body)[0];
  for (const extension of list ? elements(list.body) : []) {
    const parts = elements(extension.body);
    if (parts[0]?.tag !== objectId || parts[0].body.toString('hex') !== alternativeNames) continue;
    const value = parts.find(({ tag }) => tag === octetString);
    const general = value && elements(value.body)[0];
    return (general ? elements(general.body) : [])
      .filter(({ tag }) => tag === dnsName)
      .slice(0, namesMax)
      .flatMap(({ body: name }) => readable(name));
  }
  return [];
}

/** Old certificates have their one name in the subject, the second name sequence after the dates. */
function commonNamesOf(signed: readonly Element[]): string[] {
  const dates = signed.findIndex(
    ({ tag, body }) => tag === sequence && (body[0] === utcTime || body[0] === generalizedTime),
  );
  const subject = signed[dates + 1];
  if (dates < 0 || subject?.tag !== sequence) return [];
  return elements(subject.body)
    .filter(({ tag }) => tag === set)
    .flatMap(({ body }) => elements(body))
    .map(({ body }) => elements(body))
    .filter(([type]) => type?.tag === objectId && type.body.toString('hex') === commonName)
    .flatMap(([, value]) => (value ? readable(value.body) : []))
    .filter((name) => name.includes('.'));
}

function readable(name: Buffer): string[] {
  const text = name.toString('latin1').toLowerCase();
  return text.length <= nameLengthMax && /^[!-~]+$/.test(text) ? [text] : [];
}

/** The elements that stand in a row; what is cut off or too much is left out. Never throws. */
function elements(bytes: Buffer): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at + 2 <= bytes.length && found.length < namesMax * depthMax) {
    const tag = bytes[at];
    const { length, headerLength } = lengthAt(bytes, at + 1);
    const start = at + 1 + headerLength;
    if (headerLength === 0 || start + length > bytes.length) break;
    found.push({ tag, body: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

/** Definite lengths of at most four bytes; a header length of nought is none of them. */
function lengthAt(bytes: Buffer, at: number): { length: number; headerLength: number } {
  const first = bytes[at];
  if (first < 0x80) return { length: first, headerLength: 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + 1 + count > bytes.length)
    return { length: 0, headerLength: 0 };
  return { length: bytes.readUIntBE(at + 1, count), headerLength: 1 + count };
}
