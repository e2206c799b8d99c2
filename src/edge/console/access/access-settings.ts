// Settings of the console's access and of the listener's TLS, as one file gives them.
import { z } from 'zod';
import { roles } from '../../../core/event/console-access.ts';

const hours = (most: number) => z.number().positive().max(most);

const roleRule = z.strictObject({
  /** Value of the role claim; for a claim that is a list, one of its values. */
  value: z.string().min(1).max(256),
  role: z.enum(roles),
});

const oidc = z.strictObject({
  issuer: z.url().max(512),
  clientId: z.string().min(1).max(256),
  /** A file that holds nothing but the secret. */
  clientSecretFile: z.string().min(1),
  scope: z.string().max(512).default('openid profile'),
  /** Name of the claim that says what a person may do. */
  roleClaim: z.string().min(1).max(128).default('groups'),
  /** The first rule that fits counts; nobody whom none fits is let in. */
  roles: z.array(roleRule).min(1).max(64),
  /** Name of the claim that says whose customers a person sees; without one, all firms'. */
  firmClaim: z.string().min(1).max(128).optional(),
});

const tls = z.strictObject({
  /** PEM files; read again when they change. */
  certificate: z.string().min(1),
  key: z.string().min(1),
  /** PEM of the authorities whose clients may connect; without it every client may. */
  clientAuthorities: z.string().min(1).optional(),
});

const accessSettings = z.strictObject({
  /** Where browsers find the console, if not at this machine's own name: `https://sekisho.example`. */
  origin: z
    .url({ protocol: /^https?$/ })
    .refine((url) => URL.parse(url)?.origin === url, 'an origin: scheme, host, port')
    .optional(),
  /** OWASP ASVS 4.0, 3.3.2, level 2: 30 minutes idle, 12 hours in all. */
  sessionIdleMinutes: z.number().positive().max(1_440).default(30),
  sessionHoursMax: hours(72).default(12),
  invitationHours: hours(168).default(24),
  oidc: oidc.optional(),
  tls: tls.optional(),
});

export type AccessSettings = z.infer<typeof accessSettings>;
export type OidcSettings = z.infer<typeof oidc>;

/** The settings, or an Error that names the field. */
export function checkAccessSettings(value: unknown): AccessSettings {
  const result = accessSettings.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new Error(`${issue.path.join('.') || 'the file'}: ${issue.message}`);
}
