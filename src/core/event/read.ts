// Reads one event: either a known type with every field in order, or a refusal that says what is wrong.
import type { z } from 'zod';
import { timeMsOf } from '../lib/time.ts';
import { type Event, engineSchemas, schemas } from './event.ts';
import { type QuickCheck, quickCheckOf } from './quick-check.ts';
import { withVisitorTextsCut } from './visitor-texts.ts';

export interface Refusal {
  readonly code: 'not-json' | 'not-an-object' | 'unknown-type' | 'bad-field' | 'bad-time';
  /** Dotted path of the field, empty for the whole line. */
  readonly field: string;
  readonly expected: string;
}

export type ReadResult =
  | { readonly event: Event; readonly timeMs: number; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly event?: undefined };

/** Reads a JSON text. Engine events (`clock`, `setting`) are read from a journal only. */
export function readEventText(text: string, fromJournal = false): ReadResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse('not-json', '', `one JSON object (${(error as Error).message})`);
  }
  // Most events have no fields within fields, which one look at the text tells.
  const isFlat = text.indexOf('{', 1) < 0 && text.indexOf('[') < 0;
  return readValue(value, fromJournal, isFlat);
}

export function readEvent(value: unknown, fromJournal = false): ReadResult {
  return readValue(value, fromJournal, false);
}

function readValue(given: unknown, fromJournal: boolean, isFlat: boolean): ReadResult {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse('not-an-object', '', 'one JSON object');
  const value = withVisitorTextsCut(given);
  const { type } = value as { type?: unknown };
  const schema = schemaOf(type, fromJournal);
  if (!schema) return refuse('unknown-type', 'type', `one of ${Object.keys(schemas).join(', ')}`);
  if (!quickChecks.get(schema)?.(value)) {
    const checked = schema.safeParse(value);
    if (!checked.success) return refuseIssue(checked.error);
  }
  // The sender's object is kept as it is: unknown fields are his, and order does not matter.
  const event = value as Event;
  const timeMs = timeMsOf(event.time);
  if (Number.isNaN(timeMs)) return refuse('bad-time', 'time', 'a day that exists');
  if (timeMs < timeMinMs || timeMs >= timeMaxMs)
    return refuse('bad-time', 'time', 'a year from 2000 to 2079');
  if (!isFlat && isDeeper(value, levelsMax))
    return refuse('bad-field', '', `at most ${levelsMax} levels of fields within fields`);
  return { event, timeMs };
}

const quickChecks: ReadonlyMap<z.ZodType, QuickCheck> = new Map(
  Object.values(schemas).map((schema) => [schema, quickCheckOf(schema)]),
);

/** Within these the weights of `state/counts.ts` are ordinary 32-bit floats. */
const timeMinMs = Date.UTC(2000, 0, 1);
const timeMaxMs = Date.UTC(2080, 0, 1);
/** No field of ours is deeper than three; some thousand levels end whatever writes JSON. */
const levelsMax = 32;

function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null && isDeeper(inner, levels - 1)) return true;
  return false;
}

function schemaOf(type: unknown, fromJournal: boolean): z.ZodType | undefined {
  if (typeof type !== 'string') return undefined;
  if (Object.hasOwn(schemas, type)) return schemas[type as keyof typeof schemas];
  if (fromJournal && Object.hasOwn(engineSchemas, type))
    return engineSchemas[type as keyof typeof engineSchemas];
  return undefined;
}

function refuseIssue(error: z.ZodError): ReadResult {
  const issue = error.issues[0]!;
  // `expected` is the reader's word already: "Invalid input: expected string, received number".
  const expected = issue.message.replace(/^[A-Z][a-z]+( [a-z]+)?: (expected )?/, '');
  return refuse('bad-field', issue.path.join('.'), expected);
}

function refuse(code: Refusal['code'], field: string, expected: string): ReadResult {
  return { refusal: { code, field, expected } };
}
