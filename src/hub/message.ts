// What crosses the wire between a firm's installation and the hub: every field there is, and no other.
import { z } from 'zod';
import { instrument, time } from '../core/event/common.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { firmNameMax, itemsMax, monthsMax, releasesMax } from './limits.ts';

/** Schemas are strict: a field that is not listed is refused, so that nothing travels by accident. */
const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine((value) => !Number.isNaN(timeMsOf(`${value}T00:00:00.000Z`)), 'a day that exists')
  .describe('date in Japan, `2025-04-16`');
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('month in Japan, `2025-04`');
const instant = time.refine((value) => !Number.isNaN(timeMsOf(value)), 'a day that exists');
const firmName = z
  .string()
  .regex(new RegExp(`^[a-z0-9][a-z0-9.-]{0,${firmNameMax - 1}}$`))
  .describe('name of the firm at the hub: lower-case letters, digits, `.`, `-`');
const count = z.number().int().min(0).max(1e9);
const yen = z.number().int().min(0).max(1e15);
const share = z.number().min(0).max(1);

/** At least two labels, the last one of letters: an address is no domain. */
const domain = z
  .string()
  .max(253)
  .regex(/^([a-z0-9_]([a-z0-9_-]{0,30}[a-z0-9_])?\.)+([a-z]{2,24}|xn--[a-z0-9-]{2,58})$/)
  .refine((value) => !/\d{6}/.test(value), 'no label with six digits in a row')
  .describe('host name in lower case');
const kitPath = z
  .string()
  .max(200)
  .regex(/^(\/([A-Za-z][A-Za-z0-9._-]{0,31}|\*))+$/)
  .refine((value) => !/\d{6}/.test(value), 'no part with six digits in a row')
  .describe('path of a page, without query; `*` for a part that might name somebody');
const token = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('HMAC-SHA-256 in hex');
const keyName = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/)
  .describe('name of the firms’ common key');

export const indicatorKinds = ['domain', 'kit-path', 'ip-token', 'device-token'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** What an indicator names. A token says under which key it was made; names in the clear have none. */
const named = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('domain'), value: domain }),
  z.strictObject({ kind: z.literal('kit-path'), value: kitPath }),
  z.strictObject({ kind: z.literal('ip-token'), value: token, key: keyName }),
  z.strictObject({ kind: z.literal('device-token'), value: token, key: keyName }),
]);

export const monthFigures = z.strictObject({
  month,
  partialToDay: z.number().int().min(1).max(30).optional(),
  accesses: count,
  cases: count,
  saleValueJpy: yen,
  purchaseValueJpy: yen,
});

export const monthly = z.strictObject({
  type: z.literal('monthly'),
  asOf: day,
  months: z.array(monthFigures).min(1).max(monthsMax),
  simulated: z.boolean(),
});

/** Counts and values are lower ends of bands; see `outward.ts`. */
export const alert = z.strictObject({
  type: z.literal('alert'),
  instrument,
  state: z.enum(['open', 'closed']),
  opened: instant,
  buyers: z.union([z.literal(1), z.literal(3), z.literal(10), z.literal(30), z.literal(100)]),
  valueJpy: yen,
});

export const indicator = z.strictObject({
  type: z.literal('indicator'),
  what: named,
  confidence: share,
  expires: instant,
});

/** The sender has met the named thing as well, in a confirmed takeover of its own. */
export const confirmation = z.strictObject({
  type: z.literal('confirmation'),
  what: named,
  confidence: share,
});

/** The sender takes back its own word on the named thing; what others said of it stands. */
export const retraction = z.strictObject({ type: z.literal('retraction'), what: named });

export const itemSchemas = { monthly, alert, indicator, confirmation, retraction } as const;

const item = z.discriminatedUnion('type', [monthly, alert, indicator, confirmation, retraction]);

const signed = {
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519, base64url'),
};
const heading = {
  version: z.literal(1),
  from: firmName,
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  time: instant,
};

/** A firm's message to the hub. */
export const submission = z.strictObject({
  ...heading,
  type: z.literal('submission'),
  items: z.array(item).max(itemsMax),
  ...signed,
});

/** A firm asks for what changed since the change it last heard of. */
export const question = z.strictObject({
  ...heading,
  type: z.literal('question'),
  after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  ...signed,
});

const firmsBand = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(5), z.literal(10)]);

/** An instrument is bought from hijacked accounts elsewhere, or no longer. */
export const attack = z.strictObject({
  type: z.literal('attack'),
  change: count,
  instrument,
  state: z.enum(['open', 'closed']),
  opened: instant,
  firms: firmsBand,
  buyers: alert.shape.buyers,
  valueJpy: yen,
  expires: instant,
});

/** An indicator as other firms together see it; `withdrawn` where nobody stands by it any more. */
export const sighting = z.strictObject({
  type: z.literal('sighting'),
  change: count,
  what: named,
  state: z.enum(['holds', 'withdrawn']),
  confidence: share,
  firms: firmsBand,
  expires: instant,
});

export const releaseSchemas = { attack, sighting } as const;

const refused = z.strictObject({
  item: count,
  code: z.enum(['too-many', 'expired', 'not-yours', 'unknown', 'as-of-passed']),
});

/** The hub's answer to a submission; signed by the hub, bound to what it answers. */
export const receipt = z.strictObject({
  version: z.literal(1),
  type: z.literal('receipt'),
  to: firmName,
  answers: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('signature of the message it answers'),
  taken: count,
  refused: z.array(refused).max(itemsMax),
  ...signed,
});

/** The hub's answer to a question. */
export const news = z.strictObject({
  version: z.literal(1),
  type: z.literal('news'),
  to: firmName,
  answers: receipt.shape.answers,
  /** Ask on from here. */
  upTo: count,
  more: z.boolean(),
  releases: z.array(z.discriminatedUnion('type', [attack, sighting])).max(releasesMax),
  ...signed,
});

export const messageSchemas = { submission, question, receipt, news } as const;

export type Named = z.infer<typeof named>;
export type MonthFigures = z.infer<typeof monthFigures>;
export type Monthly = z.infer<typeof monthly>;
export type AlertReport = z.infer<typeof alert>;
export type IndicatorReport = z.infer<typeof indicator>;
export type Item = z.infer<typeof item>;
export type Submission = z.infer<typeof submission>;
export type Question = z.infer<typeof question>;
export type Attack = z.infer<typeof attack>;
export type Sighting = z.infer<typeof sighting>;
export type Release = Attack | Sighting;
export type ItemRefusal = z.infer<typeof refused>;
export type Receipt = z.infer<typeof receipt>;
export type News = z.infer<typeof news>;

/** `ip-token k1 9f…`: one name for one thing. */
export function nameOf(what: Named): string {
  return 'key' in what ? `${what.kind} ${what.key} ${what.value}` : `${what.kind} ${what.value}`;
}
