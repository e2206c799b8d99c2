// For the tests: a log-in service of a firm (OpenID Connect) on a port of this machine.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TestProvider {
  readonly issuer: string;
  /** What the next person who logs in there is said to be; `sub` at least. */
  claims: Record<string, unknown>;
  /** Changes the token that is given out. */
  spoil: { nonce?: string; audience?: string; issuer?: string; expired?: boolean; key?: 'other' };
  /** Follows the browser's way through the service; gives the address it is sent back to. */
  visit(url: string): Promise<URL>;
  close(): Promise<void>;
}

export const clientId = 'sekisho';
export const clientSecret = 'a-secret-of-the-client';

interface Asked {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
}

export async function startProvider(): Promise<TestProvider> {
  const own = await generateKeyPair('ES256');
  const other = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, Asked>();
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const provider: TestProvider = {
    issuer,
    claims: { sub: 'person-1' },
    spoil: {},
    async visit(url) {
      const sent = await fetch(url, { redirect: 'manual' });
      return new URL(sent.headers.get('location')!);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, issuer);
    if (url.pathname === '/authorize') return authorize(url.searchParams, response);
    const body =
      url.pathname === '/token'
        ? await token(new URLSearchParams(await textOf(request)), request)
        : url.pathname === '/keys'
          ? { keys: [jwk] }
          : metadata(issuer);
    const isRefused = 'error' in body;
    response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(8).toString('hex');
    const asked = (name: string): string => query.get(name) ?? '';
    if (asked('code_challenge_method') !== 'S256') throw new Error('PKCE with S256 is asked for');
    const redirect = asked('redirect_uri');
    codes.set(code, { challenge: asked('code_challenge'), nonce: asked('nonce'), redirect });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked('state'));
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(form: URLSearchParams, request: IncomingMessage): Promise<object> {
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (asked?.challenge !== challenge || asked.redirect !== form.get('redirect_uri'))
      return { error: 'invalid_grant' };
    if (!isClient(form, request)) return { error: 'invalid_client' };
    return {
      access_token: 'x',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await idToken(asked),
    };
  }

  function idToken({ nonce }: Asked): Promise<string> {
    const { spoil, claims } = provider;
    const nowSeconds = Math.floor(Date.now() / 1000) - (spoil.expired ? 7_200 : 0);
    const { sub, ...rest } = claims;
    return new SignJWT({ ...rest, nonce: spoil.nonce ?? nonce })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setSubject(String(sub))
      .setIssuer(spoil.issuer ?? issuer)
      .setAudience(spoil.audience ?? clientId)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + 300)
      .sign(spoil.key === 'other' ? other.privateKey : own.privateKey);
  }

  return provider;
}

function isClient(form: URLSearchParams, { headers }: IncomingMessage): boolean {
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return form.get('client_secret') === clientSecret || headers.authorization === basic;
}

function metadata(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}
