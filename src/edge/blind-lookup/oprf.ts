// The oblivious function both sides compute: RFC 9497, POPRF mode, ristretto255 with SHA-512.
//
// The mode with a public part binds every evaluation to a scope (a firm's host): the server sees for
// which scope it is asked, and for nothing else, so that no firm can look up another's customers. It is
// verifiable too: a server that answers each client under another key, to tell them apart, is caught.
import {
  Evaluation,
  EvaluationRequest,
  generatePublicKey,
  Oprf,
  POPRFClient,
  POPRFServer,
  randomPrivateKey,
} from '@cloudflare/voprf-ts';
import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';

const suite = Oprf.Suite.RISTRETTO255_SHA512;
/** An encoded group element. */
const elementBytes = 32;
/** Count of elements before them. */
const countBytes = 2;

/** Elements of one request: a third of a second of the server's time. */
export const batchMax = 32;

export interface BlindKeys {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

export async function createBlindKeys(): Promise<BlindKeys> {
  const privateKey = await randomPrivateKey(suite, CryptoNoble);
  return { privateKey, publicKey: generatePublicKey(suite, privateKey, CryptoNoble) };
}

export interface BlindEvaluator {
  /** Output for an input known here; for building the server's own set. */
  evaluate(scope: string, input: string): Promise<Uint8Array>;
  /** Answers a request that `isBlindRequest` accepts; rejects where an element is none of the group. */
  answer(scope: string, request: Uint8Array): Promise<Uint8Array>;
}

export function createBlindEvaluator(privateKey: Uint8Array): BlindEvaluator {
  const server = new POPRFServer(suite, privateKey, CryptoNoble);
  return {
    evaluate: (scope, input) => server.evaluate(bytesOf(input), bytesOf(scope)),
    async answer(scope, request) {
      const blinded = EvaluationRequest.deserialize(suite, request, CryptoNoble);
      return (await server.blindEvaluate(blinded, bytesOf(scope))).serialize();
    },
  };
}

/**
 * Elements a request asks to evaluate; 0 where it is malformed. RFC 9497 (4.1) has the neutral element
 * refused: its encoding is all zero, and the library takes it.
 */
export function elementsOf(request: Uint8Array): number {
  const view = Buffer.from(request.buffer, request.byteOffset, request.byteLength);
  if (view.length < countBytes + elementBytes) return 0;
  const count = view.readUInt16BE(0);
  if (view.length !== countBytes + count * elementBytes) return 0;
  for (let at = countBytes; at < view.length; at += elementBytes)
    if (view.subarray(at, at + elementBytes).every((byte) => byte === 0)) return 0;
  return count;
}

export interface BlindQuestion {
  readonly request: Uint8Array;
  /** Outputs in the order of the inputs; rejects where the proof does not hold. */
  finish(answer: Uint8Array): Promise<Uint8Array[]>;
}

/** `publicKey` is agreed on outside of this channel. */
export async function askBlindly(
  publicKey: Uint8Array,
  scope: string,
  inputs: readonly string[],
): Promise<BlindQuestion> {
  const client = new POPRFClient(suite, publicKey, CryptoNoble);
  const [finish, request] = await client.blind(inputs.map(bytesOf));
  return {
    request: request.serialize(),
    finish: (answer) =>
      client.finalize(finish, Evaluation.deserialize(suite, answer, CryptoNoble), bytesOf(scope)),
  };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
