// Passkeys: makes the questions for a browser and judges its answers. User verification is required.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Passkey } from '../../../core/event/console-access.ts';
import type { Operator } from '../../../core/state/operators.ts';

/** Where the console is, as browsers see it: `https://sekisho.example`. */
type Origin = string;

/** The shapes are checked by the library; these bound what it is given. */
const base64url = z.string().max(16_384);
const responseOf = <Inner extends z.ZodRawShape>(inner: Inner) =>
  z.looseObject({
    id: base64url,
    rawId: base64url,
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: base64url, ...inner }),
    clientExtensionResults: z.looseObject({}).default({}),
  });
export const authenticationResponse = responseOf({
  authenticatorData: base64url,
  signature: base64url,
});
export const registrationResponse = responseOf({ attestationObject: base64url });
type Authentication = z.infer<typeof authenticationResponse>;
type Registration = z.infer<typeof registrationResponse>;

/** COSE numbers of EdDSA, ES256 and RS256: what authenticators have today. */
const algorithms = [-8, -7, -257];

function siteOf(origin: Origin): string {
  return new URL(origin).hostname;
}

export function askForPasskey(origin: Origin): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: siteOf(origin), userVerification: 'required' });
}

export function askForNewPasskey(
  operator: Operator,
  origin: Origin,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Sekisho',
    rpID: siteOf(origin),
    userName: operator.name,
    userDisplayName: operator.name,
    userID: new TextEncoder().encode(operator.user),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: operator.passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey as it is from now on; nothing where the answer does not prove it. */
export async function provePasskey(
  response: Authentication,
  passkey: Passkey,
  challenge: string,
  origin: Origin,
): Promise<Passkey | undefined> {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: siteOf(origin),
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      // A counter that does not go up is a copied passkey: the library refuses it.
      counter: passkey.counter,
    },
  }).catch(refused);
  return verified ? { ...passkey, counter: authenticationInfo.newCounter } : undefined;
}

export async function proveNewPasskey(
  response: Registration,
  challenge: string,
  origin: Origin,
  created: string,
): Promise<Passkey | undefined> {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: siteOf(origin),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(refused);
  if (!verified) return undefined;
  const { credential } = registrationInfo;
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    created,
  };
}

/** The library throws at what does not fit; to who sent it, it is a refusal like any other. */
function refused(): { verified: false; authenticationInfo?: never; registrationInfo?: never } {
  return { verified: false };
}
