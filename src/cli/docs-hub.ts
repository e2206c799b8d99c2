// The generated part of docs/reference/hub.md: every field that crosses the wire between firms and hub.
import { z } from 'zod';
import { itemSchemas, messageSchemas, releaseSchemas } from '../hub/message.ts';
import { markdownTable } from './markdown-table.ts';

/** The part of JSON Schema that the messages use. */
interface Schema {
  readonly type?: string;
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const sentences: Readonly<Record<string, string>> = {
  submission: 'Firm to hub: what a firm tells. `POST /v1/hub/submissions`.',
  question: 'Firm to hub: what is new? `POST /v1/hub/questions`.',
  receipt: 'Hub to firm: answer to a submission.',
  news: 'Hub to firm: answer to a question.',
  monthly: 'The firm’s monthly figures, as `report fsa` counts them: sums, no cases.',
  alert: 'Hijacked accounts of the firm buy an instrument, or no longer.',
  indicator: 'A means of hijackers, from a confirmed takeover or a confirmed phishing page.',
  confirmation: 'The firm met what others told of, in a confirmed takeover of its own.',
  retraction: 'The firm takes its own word back.',
  attack: 'An instrument is attacked elsewhere, or no longer.',
  sighting: 'An indicator as the others together see it.',
};

/** What a field means; `type.field` where a type means something of its own by it. */
const meanings: Readonly<Record<string, string>> = {
  version: 'of these messages',
  from: 'who sends it; its key must have signed it',
  to: 'whom the answer is for',
  sequence: 'rises with every message of a firm; a lower one is refused',
  time: 'when it was sent; more than 5 minutes from the hub’s clock is refused',
  items: 'what is told; see below',
  after: 'number of the change up to which the firm has heard',
  answers: 'binds the answer to what was asked',
  signature: 'of the sender over the canonical text of all other fields',
  taken: 'how many items were taken',
  refused: 'those that were not',
  'refused[].item': 'place in `items`, from 0',
  'refused[].code': 'why',
  upTo: 'ask on from here',
  more: 'whether there is more to ask for at once',
  releases: 'what changed; see below',
  asOf: 'what was known at the end of this day',
  months: 'one entry a month, all months from the first to the last',
  'months[].month': 'of occurrence',
  'months[].partialToDay': 'last day counted, where the month was not over',
  'months[].accesses': '不正アクセス件数',
  'months[].cases': '不正取引件数',
  'months[].saleValueJpy': 'yen sold, gross, the whole firm together',
  'months[].purchaseValueJpy': 'yen bought, gross, the whole firm together',
  simulated: 'the figures harmed nobody',
  instrument: 'market and local code',
  state: 'whether it holds',
  opened: 'first hostile buy, rounded down to ten minutes',
  buyers: 'lower end of the band of hijacked accounts that buy it',
  valueJpy: 'what they bought: rounded down to 1, 2 or 5 times a power of ten, 0 under a million',
  confidence: 'in twentieths',
  expires: 'after this it no longer holds; never later than its kind may',
  'attack.expires': 'after this it is over if nobody speaks of it again',
  what: 'the thing named',
  'what.kind': 'what `value` names',
  'what.value': 'host or path in the clear; of an address or device a token only',
  'what.key': 'with a token: name of the firms’ common key, which the hub does not have',
  change: 'number of the change',
  firms: 'lower end of the band of other firms that say so; never which',
};

export function hubPage(): string {
  const unused = new Set(Object.keys(meanings));
  const section = ([name, schema]: [string, z.ZodType]) =>
    `### \`${name}\`\n\n${sentences[name]}\n\n${fieldTable(name, schema, unused)}`;
  const text = [
    '## Messages',
    ...Object.entries(messageSchemas).map(section),
    '## Items: what a firm tells',
    ...Object.entries(itemSchemas).map(section),
    '## Releases: what a firm hears',
    ...Object.entries(releaseSchemas).map(section),
  ].join('\n\n');
  if (unused.size > 0) throw new Error(`meanings of no field: ${[...unused].join(', ')}`);
  return text;
}

function fieldTable(name: string, schema: z.ZodType, unused: Set<string>): string {
  const rows = fieldRows(name, z.toJSONSchema(schema) as Schema, '', unused);
  return markdownTable(['field', 'required', 'type', 'meaning'], rows);
}

/** Fields within what is told are listed under its own heading. */
const listedBelow = new Set(['items', 'releases']);

function fieldRows(name: string, schema: Schema, within: string, unused: Set<string>): string[][] {
  const variants = schema.oneOf ?? [schema];
  const fields = new Map(variants.flatMap(({ properties = {} }) => Object.entries(properties)));
  return [...fields.keys()].flatMap((key) => {
    if (key === 'type' && within === '') return [];
    const path = `${within}${key}`;
    const kinds = variants.flatMap(({ properties }) => properties?.[key] ?? []);
    const isRequired = variants.every(({ required }) => required?.includes(key));
    const types = [...new Set(kinds.map(typeOf))].join(' or ');
    const row = [`\`${path}\``, isRequired ? 'yes' : '', types, meaningOf(name, path, unused)];
    if (listedBelow.has(path)) return [row];
    const [field] = kinds;
    const place = field!.items ? `${path}[].` : `${path}.`;
    return [row, ...fieldRows(name, field!.items ?? field!, place, unused)];
  });
}

function meaningOf(name: string, path: string, unused: Set<string>): string {
  const found = [`${name}.${path}`, path].find((key) => Object.hasOwn(meanings, key));
  if (found === undefined) throw new Error(`no meaning for ${name}.${path}`);
  unused.delete(found);
  return meanings[found]!;
}

function typeOf(schema: Schema): string {
  const { type, description, anyOf, oneOf, maxItems, maxLength } = schema;
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (anyOf) return anyOf.map(typeOf).join(' ');
  if (oneOf || type === 'object') return 'object';
  if (description) return description;
  if (type === 'array') return `list of at most ${maxItems}`;
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'string') return maxLength ? `text of up to ${maxLength} characters` : '`MIC:code`';
  return numberType(schema);
}

function numberType({ type, minimum, maximum }: Schema): string {
  const highest = maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`;
  return `${type === 'integer' ? 'whole number' : 'number'} from ${minimum}${highest}`;
}
