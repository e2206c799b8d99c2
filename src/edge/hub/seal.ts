// Signs and checks messages: Ed25519 over the canonical text, so that neither side believes a stranger.
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalText } from '../../hub/canonical.ts';

/** Keeps a signature made here from meaning anything elsewhere. */
const purpose = 'sekisho-hub-1\n';

function bytesOf(message: object): Buffer {
  const { signature: _signature, ...rest } = message as { signature?: unknown };
  return Buffer.from(purpose + canonicalText(rest));
}

export function seal<Message extends object>(
  message: Message,
  key: KeyObject,
): Message & { readonly signature: string } {
  const signature = sign(null, bytesOf(message), key).toString('base64url');
  return { ...message, signature };
}

export function isSealedBy(message: { readonly signature: string }, key: KeyObject): boolean {
  const signature = Buffer.from(message.signature, 'base64url');
  // Other spellings of the same bytes would make one message look like two.
  if (signature.toString('base64url') !== message.signature) return false;
  return verify(null, bytesOf(message), key, signature);
}

/** Public keys are told as the 32 bytes in base64url: short enough to be read out on a telephone. */
export function publicTextOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'jwk' }).x!;
}

/** Throws where the text is no Ed25519 public key. */
export function publicKeyOf(text: string): KeyObject {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new Error('no Ed25519 public key in base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' });
}
