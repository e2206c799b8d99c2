// The client of the blind look-up: learns which of its logins are exposed without showing any of them.
import { isPrivateLine, refusalCode } from '../peer/peer.ts';
import { decodeSet, type ExposedFacts, type ExposedSet } from './exposed-set.ts';
import { askBlindly, batchMax } from './oprf.ts';

export interface BlindClientOptions {
  /** Of the server, without a path; https, or this machine. */
  readonly url: string;
  readonly token: string;
  /** Agreed on outside of this channel: a server with another key is not believed. */
  readonly publicKey: Uint8Array;
  readonly scope: string;
}

export interface BlindClient {
  /**
   * Outputs of inputs (`loginForms` of a login), in their order. An output stays the same while the
   * server keeps its key: keep it, as secret as the login, and ask for each input once.
   */
  outputsOf(inputs: readonly string[]): Promise<Uint8Array[]>;
  /** The server's whole set; looking outputs up in it is done here and seen by nobody. */
  readSet(): Promise<ExposedSet>;
}

export class BlindLookupError extends Error {
  override readonly name = 'BlindLookupError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`the blind look-up was refused: ${code}`);
    this.status = status;
    this.code = code;
  }
}

const timeoutMs = 60_000;

export function createBlindClient(options: BlindClientOptions): BlindClient {
  const { publicKey, scope, token } = options;
  // The token would open the budget to whoever listens.
  if (!isPrivateLine(options.url)) throw new BlindLookupError(0, 'https or this machine is needed');
  const path = `${options.url}/v1/blind/${encodeURIComponent(scope)}`;

  async function call(route: string, body?: Uint8Array): Promise<Buffer> {
    const response = await fetch(`${path}/${route}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/octet-stream' }),
      },
      body: body && Buffer.from(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new BlindLookupError(response.status, await refusalCode(response));
    return Buffer.from(await response.arrayBuffer());
  }

  return {
    async outputsOf(inputs) {
      const outputs: Uint8Array[] = [];
      for (let at = 0; at < inputs.length; at += batchMax) {
        const question = await askBlindly(publicKey, scope, inputs.slice(at, at + batchMax));
        outputs.push(...(await question.finish(await call('evaluations', question.request))));
      }
      return outputs;
    },
    readSet: async () => decodeSet(await call('set')),
  };
}

/** The facts of each input that is exposed, by its place. */
export function exposedAmong(
  outputs: readonly Uint8Array[],
  set: ExposedSet,
): ReadonlyMap<number, ExposedFacts> {
  const found = new Map<number, ExposedFacts>();
  for (const [at, output] of outputs.entries()) {
    const facts = set.find(output);
    if (facts) found.set(at, facts);
  }
  return found;
}
