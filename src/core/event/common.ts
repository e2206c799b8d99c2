// The fields every event shares, and the small types the families are built from.
import { z } from 'zod';

/** RFC 3339 in UTC with at most milliseconds; the calendar is checked when the time is read. */
export const timePattern =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

export const time = z
  .string()
  .regex(timePattern, 'RFC 3339 in UTC with at most milliseconds: 2025-04-16T00:30:00.000Z')
  .describe('RFC 3339, UTC, milliseconds');
/** Half a surrogate pair is lost in UTF-8: the name would come back as another one. */
const wholeText = z.string().refine((value) => value.isWellFormed(), 'text in whole characters');
export const id = wholeText.min(1).max(64);
/** A pseudonym or opaque name chosen by the firm. */
export const name = wholeText.min(1).max(128);
export const text = z.string().max(1024);
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'three capital letters of ISO 4217: JPY')
  .describe('ISO 4217');
/** Market identifier code and local code: `XTKS:7203`. */
export const instrument = z
  .string()
  .regex(/^[A-Z0-9]{4}:[A-Za-z0-9._-]{1,24}$/, 'market and code: XTKS:7203');
/** Above a quadrillion a price or quantity is a fault of the sender, not a trade. */
export const amountMax = 1e15;
export const positive = z.number().positive().max(amountMax);
export const notNegative = z.number().min(0).max(amountMax);

/** Fields of every event. */
export const common = { id, time, firm: name.optional() };
/** Fields of every event about one customer's account. */
export const ofAccount = { ...common, account: name };
/** Fields of everything done inside a session. */
export const ofSession = { ...ofAccount, session: name };

/** What a browser or app shows of itself; kept apart because several families carry it. */
export const client = {
  ip: wholeText.min(2).max(45),
  userAgent: text,
  language: z.string().max(64).optional(),
  /** The visitor's own software may spoil it; that must not get his log-in refused. */
  device: z.string().max(128).optional(),
};
