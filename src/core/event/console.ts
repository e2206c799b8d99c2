// What people decide at the console about cases and instruments: events of this program, no sender's.
import { z } from 'zod';
import { common, instrument, name, text, time } from './common.ts';
import { roles } from './console-access.ts';

export const actionNames = [
  'assign',
  'investigate',
  'confirm',
  'dismiss',
  'restitute',
  'close',
  'note',
  'attach',
  'release',
  'cancel-held',
] as const;

/** Cases one action may name: what a person can mean at once, and a record of some 100 KiB. */
export const casesPerActionMax = 1_000;

/** Who acts, and in which role he does: roles change, what was decided stays decided by that role. */
const byPerson = { ...common, by: name, role: z.enum(roles) };
const caseId = z.string().min(1).max(256);

export const attachment = z.looseObject({
  name: z.string().min(1).max(256),
  /** The file itself stays with the firm; its hash shows which one was meant. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in 64 hexadecimal digits'),
});

/** `version` is the one the person saw: where the case is another by now, nothing is done. */
export const caseAction = z.looseObject({
  type: z.literal('case-action'),
  ...byPerson,
  action: z.enum(actionNames),
  cases: z
    .array(z.looseObject({ case: caseId, version: z.number().int().min(0) }))
    .min(1)
    .max(casesPerActionMax),
  campaign: caseId.optional(),
  note: text.optional(),
  /** Whose the case is from now on; empty for nobody's. */
  to: z.string().max(128).optional(),
  attachment: attachment.optional(),
});

/** The second person's word on an action that waits. */
export const actionAgreement = z.looseObject({
  type: z.literal('action-agreement'),
  ...byPerson,
  /** Id of the `case-action`. */
  request: z.string().min(1).max(64),
  agreed: z.boolean(),
  note: text.optional(),
});

/** Purchases of the instrument are held until `expires`, or no longer where it is lifted. */
export const restriction = z.looseObject({
  type: z.literal('restriction'),
  ...byPerson,
  instrument,
  expires: time.optional(),
  lifted: z.boolean().optional(),
  note: text.optional(),
});

export type ActionName = (typeof actionNames)[number];
export type CaseActionEvent = Readonly<z.infer<typeof caseAction>>;
export type ActionAgreement = Readonly<z.infer<typeof actionAgreement>>;
export type RestrictionEvent = Readonly<z.infer<typeof restriction>>;
