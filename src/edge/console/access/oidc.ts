// The firm's own log-in service (OpenID Connect): authorization code with PKCE, state and nonce.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Role } from '../../../core/event/console-access.ts';
import type { OidcSettings } from './access-settings.ts';

type Claims = Readonly<Record<string, unknown>>;

export interface OidcLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** A person as the service tells of him. */
export interface OidcPerson {
  readonly user: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Absent where none of the claims' values is mapped to a role. */
  readonly role?: Role;
  readonly firm?: string;
}

export interface Oidc {
  begin(redirect: string): Promise<OidcLogin & { readonly url: string }>;
  /** `current` is the address the browser came back to; rejects where it does not prove a log-in. */
  finish(current: URL, login: OidcLogin): Promise<OidcPerson>;
}

const waitSeconds = 10;

export function createOidc(settings: OidcSettings): Oidc {
  let found: Promise<Configuration> | undefined;

  /** Found out at the first log-in, and again after a failure. */
  function service(): Promise<Configuration> {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  return {
    async begin(redirect) {
      const configuration = await service();
      const login = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
      };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: settings.scope,
        state: login.state,
        nonce: login.nonce,
        code_challenge: await calculatePKCECodeChallenge(login.verifier),
        code_challenge_method: 'S256',
      });
      return { ...login, url: url.href };
    },
    async finish(current, { state, nonce, verifier }) {
      const tokens = await authorizationCodeGrant(await service(), current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return personOf(tokens.claims() as unknown as Claims, settings);
    },
  };
}

function discover({ issuer, clientId, clientSecretFile }: OidcSettings): Promise<Configuration> {
  const secret = readFileSync(clientSecretFile, 'utf8').trim();
  const url = new URL(issuer);
  // Without TLS only where nobody is on the line in between.
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const insecure = url.protocol === 'http:' && isLoopback ? [allowInsecureRequests] : [];
  return discovery(url, clientId, secret, undefined, {
    // Without it the library leaves the token's signature unread and trusts the connection alone.
    execute: [...insecure, enableNonRepudiationChecks],
    timeout: waitSeconds,
  });
}

export function personOf(claims: Claims, settings: OidcSettings): OidcPerson {
  const issuer = textOf(claims.iss);
  const subject = textOf(claims.sub);
  const { roleClaim, roles, firmClaim } = settings;
  const values = [claims[roleClaim]].flat().map(textOf);
  const firm = firmClaim === undefined ? undefined : textOf(claims[firmClaim]);
  const isOfNoFirm = firmClaim !== undefined && firm === '';
  return {
    user: `o-${createHash('sha256').update(`${issuer}\u0000${subject}`).digest('hex').slice(0, 24)}`,
    issuer,
    subject,
    name: (textOf(claims.name) || textOf(claims.preferred_username) || subject).slice(0, 128),
    role: isOfNoFirm ? undefined : roles.find(({ value }) => values.includes(value))?.role,
    firm,
  };
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}
