// The ways of logging in and what the service offers of them, one call each.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Role, Session } from '../../../src/edge/console/messages.ts';
import { get, keepCsrf, post } from '../api/client.ts';

export interface LoginOffer {
  readonly methods: { readonly passkey: boolean; readonly oidc: boolean; readonly demo: boolean };
  /** Whom one may be in the demo. */
  readonly roles?: readonly Role[];
  readonly simulated: boolean;
}

type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

export interface Invitation {
  readonly name: string;
  readonly role: Role;
  readonly options: CreationOptions;
}

export const readOffer = (): Promise<LoginOffer> => get<LoginOffer>('/login');

function kept(session: Session): Session {
  keepCsrf(session.csrf);
  return session;
}

export async function logInWithPasskey(): Promise<Session> {
  const optionsJSON = await post<RequestOptions>('/login/passkey/options');
  const response = await startAuthentication({ optionsJSON });
  return kept(await post<Session>('/login/passkey', { response }));
}

export async function logInAsDemo(role: Role): Promise<Session> {
  return kept(await post<Session>('/login/demo', { role }));
}

export const readInvitation = (token: string): Promise<Invitation> =>
  post<Invitation>('/login/invitation', { token });

export async function acceptInvitation(
  token: string,
  { options }: Invitation,
  label: string,
): Promise<Session> {
  const response = await startRegistration({ optionsJSON: options });
  const body = { token, response, ...(label ? { label } : {}) };
  return kept(await post<Session>('/login/invitation/passkey', body));
}
