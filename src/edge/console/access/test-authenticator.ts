// For the tests: a passkey in software, which signs as an authenticator does (WebAuthn level 3).
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface TestPasskey {
  /** Answers `navigator.credentials.create`. */
  create(options: { challenge: string; rp: { id?: string } }): object;
  /** Answers `navigator.credentials.get`; each time the counter goes up by `countBy`. */
  get(options: { challenge: string; rpId?: string }, countBy?: number): object;
  readonly id: string;
}

interface PasskeyOptions {
  readonly origin: string;
  /** Whether the person was verified, by finger or PIN. */
  readonly isVerified?: boolean;
}

const present = 0x01;
const verified = 0x04;
const withCredential = 0x40;

export function createTestPasskey({ origin, isVerified = true }: PasskeyOptions): TestPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(16);
  const id = credential.toString('base64url');
  const flags = present | (isVerified ? verified : 0);
  let counter = 0;

  function authenticatorData(site: string, more: number, rest: Buffer): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([hash(Buffer.from(site)), Buffer.from([flags | more]), count, rest]);
  }

  function clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  const answer = (response: Record<string, Buffer>) => ({
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
    ),
  });

  return {
    id,
    create({ challenge, rp }) {
      const length = Buffer.from([0, credential.length]);
      const aaguid = Buffer.alloc(16);
      const rest = Buffer.concat([
        aaguid,
        length,
        credential,
        coseKey(publicKey.export({ format: 'jwk' })),
      ]);
      const data = authenticatorData(rp.id!, withCredential, rest);
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge),
        attestationObject: attestation(data),
      });
    },
    get({ challenge, rpId }, countBy = 1) {
      counter += countBy;
      const client = clientData('webauthn.get', challenge);
      const data = authenticatorData(rpId!, 0, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey);
      return answer({ clientDataJSON: client, authenticatorData: data, signature });
    },
  };
}

function hash(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** CBOR map of an ES256 key: kty 2 (1: 2), alg -7 (3: -7), curve P-256 (-1: 1), x (-2), y (-3). */
function coseKey({ x, y }: { x?: string; y?: string }): Buffer {
  const bytes32 = (text = '') => [Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')];
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
  return Buffer.concat([head, ...bytes32(x), Buffer.from([0x22]), ...bytes32(y)]);
}

/** CBOR map { fmt: 'none', attStmt: {}, authData: bytes }. */
function attestation(data: Buffer): Buffer {
  const text = (value: string) =>
    Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    Buffer.from([0x58, data.length]),
    data,
  ]);
}
