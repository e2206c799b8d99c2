// Pieces of SQL that the console's queries share.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { everyFirm } from '../../core/state/listing.ts';
import { cleanText } from './clean-text.ts';
import type { Ask } from './queries.ts';

export type Condition = RawBuilder<SqlBool>;

const always: Condition = sql`true`;

/** `column` or `alias.column`; only names written in this folder come here. */
export function tableRef(name: string): RawBuilder<unknown> {
  return sql.ref(name);
}

export function ofFirm({ firm }: Ask, table?: string): Condition {
  if (firm === undefined) return always;
  return sql`${sql.ref(table ? `${table}.firm` : 'firm')} = ${cleanText(firm)}`;
}

export function ofFirmOrMarket({ firm }: Ask): Condition {
  return firm === undefined ? always : sql`firm in ('', ${cleanText(firm)})`;
}

/** What everybody may see, and what the firm's own customers did. */
export function ofSharing({ firm }: Ask): Condition {
  return firm === undefined ? always : sql`sharing in (${everyFirm}, ${cleanText(firm)})`;
}

/** RFC 3339 in UTC, as everywhere else. `expression` is written in this folder. */
export function isoTime(expression: string): RawBuilder<string> {
  const pattern = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
  return sql`to_char(${sql.raw(expression)} at time zone 'UTC', ${sql.raw(pattern)})`;
}

/** One of these values; no condition where none is named. */
export function every(values: readonly string[], column: string): Condition {
  if (values.length === 0) return always;
  return sql`${sql.ref(column)} in (${sql.join(values.map(cleanText))})`;
}

/** The text anywhere in the column, taken as it is written. */
export function contains(column: string, text: string): Condition {
  const escaped = cleanText(text.toLowerCase()).replace(/[\\%_]/g, '\\$&');
  return sql`${sql.ref(column)} like ${`%${escaped}%`}`;
}
