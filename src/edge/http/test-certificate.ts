// For the tests: X.509 certificates (RFC 5280) for this machine, made on the spot.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface TestCertificate {
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

/** Signed by `authority`, or by itself. */
export function makeCertificate(name: string, authority?: TestCertificate): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = authority ?? { name, privateKey };
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time('240101000000Z'), time('490101000000Z')),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(localNames, ...(authority ? [] : [isAuthority]))),
  );
  const signature = sign('sha256', toBeSigned, issuer.privateKey);
  const der = sequence(toBeSigned, ecdsaWithSha256, bits(signature));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    privateKey,
  };
}

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => element(0x30, ...parts);
const explicit = (number: number, part: Buffer): Buffer => element(0xa0 + number, part);
const integer = (bytes: Buffer): Buffer => element(0x02, bytes);
const bits = (bytes: Buffer): Buffer => element(0x03, Buffer.from([0]), bytes);
const octets = (bytes: Buffer): Buffer => element(0x04, bytes);
const time = (text: string): Buffer => element(0x17, Buffer.from(text));
const objectId = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));

/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));

/** commonName, 2.5.4.3 */
function nameOf(name: string): Buffer {
  const text = element(0x0c, Buffer.from(name));
  return sequence(element(0x31, sequence(objectId('550403'), text)));
}

/** subjectAltName, 2.5.29.17: localhost and 127.0.0.1 */
const localNames = sequence(
  objectId('551d11'),
  octets(
    sequence(element(0x82, Buffer.from('localhost')), element(0x87, Buffer.from([127, 0, 0, 1]))),
  ),
);

/** basicConstraints, 2.5.29.19: an authority */
const isAuthority = sequence(
  objectId('551d13'),
  octets(sequence(element(0x01, Buffer.from([0xff])))),
);
