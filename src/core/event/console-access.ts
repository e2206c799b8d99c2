// Who may use the console, who came in, and what was looked at: events of this program, no sender's.
import { z } from 'zod';
import { common, id, name, text } from './common.ts';

export const roles = ['analyst', 'supervisor', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A person's passkeys at most: a phone, a laptop, a key and their successors. */
export const passkeysMax = 10;
/** RFC 4648 base64url without padding; a credential id may have 1,023 bytes. */
const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .min(1)
  .max(2_048);

export const passkey = z.looseObject({
  id: base64url,
  /** COSE, public: nobody can log in with it. */
  publicKey: base64url,
  counter: z.number().int().min(0),
  label: z.string().max(64).optional(),
  created: z.string().max(32),
});

/** A user of the console, whole, as of now. `firm` is absent where he sees all firms. */
export const consoleUser = z.looseObject({
  type: z.literal('console-user'),
  ...common,
  by: name,
  user: id,
  name: z.string().min(1).max(128),
  role: z.enum(roles),
  state: z.enum(['invited', 'active', 'disabled']),
  passkeys: z.array(passkey).max(passkeysMax),
  /** SHA-256 of a link's secret of 256 bits, and until when it is good. */
  invitation: z.looseObject({ hash: base64url, expires: z.string().max(32) }).optional(),
  /** At the firm's own log-in service. */
  subject: z.looseObject({ issuer: z.string().max(512), subject: z.string().max(255) }).optional(),
});

/** Data of customers was looked at; at most one a minute for the same person and thing. */
export const consoleRead = z.looseObject({
  type: z.literal('console-read'),
  ...common,
  by: name,
  kind: z.string().min(1).max(32),
  /** The account, case, instrument … as it was asked for; empty for a list. */
  subject: z.string().max(256),
});

const accessActions = [
  'login',
  'login-refused',
  'logout',
  'logout-everywhere',
  'key-added',
  'key-revoked',
  'key-rotated',
] as const;

/** Something was done about who may come in. */
export const consoleAccess = z.looseObject({
  type: z.literal('console-access'),
  ...common,
  by: name,
  action: z.enum(accessActions),
  /** How, or of what: `passkey`, the id of a key; no secret. */
  subject: text,
});

export type Passkey = Readonly<z.infer<typeof passkey>>;
export type ConsoleUser = Readonly<z.infer<typeof consoleUser>>;
export type ConsoleRead = Readonly<z.infer<typeof consoleRead>>;
export type ConsoleAccess = Readonly<z.infer<typeof consoleAccess>>;
export type AccessAction = (typeof accessActions)[number];
