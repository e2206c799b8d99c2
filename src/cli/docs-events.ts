// The generated part of docs/reference/events.md: every event type with its fields.
import { jsonSchemaOf, requestTypeSet, schemas } from '../core/event/event.ts';
import { figure, markdownTable } from './markdown-table.ts';

type EventName = keyof typeof schemas;

/** The part of JSON Schema that the event schemas use. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** What an event says, by type. */
const sentences: Readonly<Record<EventName, string>> = {
  login: 'Somebody tried to log in.',
  'account-change': 'Something of the account itself is to be changed.',
  order: 'An order is to be sent to market.',
  withdrawal: 'Money is to leave.',
  activity: 'The session was seen again, perhaps from elsewhere.',
  logout: 'The session has ended.',
  'order-cancel': 'The order was withdrawn.',
  execution: 'The order, or a part of it, was filled.',
  holdings: 'A snapshot of what the account holds; it replaces the last one.',
  'step-up-result': 'What became of a challenge.',
  feedback: 'What customer or analyst says it was.',
  instrument: 'Reference data of an instrument.',
  trade: 'A print of the whole market.',
  bar: 'A bar of the whole market.',
  fx: 'An exchange rate.',
  intel: 'What others have seen of the hijackers’ means.',
};

/** What a field means; `type.field` where a type means something of its own by it. */
const meanings: Readonly<Record<string, string>> = {
  id: 'unique; the same id again is the same event',
  time: 'when it happened; nothing else is taken for it',
  firm: 'which securities firm; that of the key where it is left out',
  account: 'pseudonym chosen by the firm',
  session: 'name of the session, chosen by the firm',
  outcome: 'whether the log-in was let through by the firm’s own checks',
  'login.method': 'how the customer proved himself',
  'step-up-result.method': 'how he proved himself this time',
  channel: 'way in',
  ip: 'IPv4 or IPv6 address',
  userAgent: 'as the browser or app names itself',
  language: 'as the browser asks for it (`Accept-Language`)',
  device: 'the firm’s device id or cookie name, as a pseudonym',
  referrer: 'page or mail campaign the visitor came from',
  change: 'what is changed',
  order: 'the firm’s order id',
  side: 'direction',
  'trade.side': 'direction of the aggressor',
  instrument: 'market and local code',
  quantity: 'shares',
  'holdings.positions[].quantity': 'shares; negative for a short position',
  orderType: 'with or without a limit',
  limitPrice: 'in `currency`; with a limit order',
  currency: 'of price or amount',
  margin: 'on credit',
  amount: 'in `currency`',
  'holdings.cash[].amount': 'in `currency`; a debit balance is negative',
  destination: 'where it goes, as a pseudonym',
  price: 'in `currency`',
  'trade.price': 'in the instrument’s currency',
  fee: 'in `currency`',
  cash: 'balances',
  positions: 'what is held',
  averageCost: 'per share',
  decision: 'id of the decision that asked for it',
  result: 'how it ended',
  contentHash: 'that of the decision, if the proof was bound to it; another one is void',
  subject: 'what is spoken of: one of the names below',
  label: 'what it was',
  by: 'who says so',
  occurred:
    'when the access was, by the firm’s own log: counts where its session is no longer known',
  note: 'free text; no names of people',
  name: 'of the instrument',
  lotSize: 'shares',
  averageDailyVolume: 'shares a day',
  sharesOutstanding: 'shares',
  previousClose: 'in `currency`',
  seconds: 'length of the bar, which ends at `time`',
  open: 'price',
  high: 'price',
  low: 'price',
  close: 'price',
  volume: 'shares',
  rate: 'yen for one unit of `currency`',
  kind: 'what `value` names',
  value: 'the address, name or code itself; a credential as account pseudonym',
  source: 'who says so',
  confidence: '0 to 1',
  expires: 'after this it no longer holds',
};

const shared = ['id', 'time', 'firm'];

export function eventsPage(): string {
  const names = Object.keys(schemas) as EventName[];
  const meaningOf = createMeanings();
  const requests = names.filter((name) => requestTypeSet.has(name));
  const facts = names.filter((name) => !requestTypeSet.has(name));
  const section = (name: EventName) =>
    `### \`${name}\`\n\n${sentences[name]}\n\n${fieldTable(name, schemaOf(name), isOwn, meaningOf)}`;
  const text = [
    '## Fields of every event',
    fieldTable('login', schemaOf('login'), (field) => shared.includes(field), meaningOf),
    '## Requests: answered with a decision',
    ...requests.map(section),
    '## Facts: acknowledged',
    ...facts.map(section),
  ].join('\n\n');
  const unused = meaningOf.unused();
  if (unused.length > 0) throw new Error(`meanings of no field: ${unused.join(', ')}`);
  return text;
}

function schemaOf(name: EventName): Schema {
  return jsonSchemaOf(name) as Schema;
}

function isOwn(field: string): boolean {
  return field !== 'type' && !shared.includes(field);
}

type MeaningOf = ReturnType<typeof createMeanings>;

/** Looks meanings up, the most particular first, and knows which were never asked for. */
function createMeanings() {
  const unused = new Set(Object.keys(meanings));
  const meaningOf = (type: string, path: string): string => {
    const name = path.slice(path.lastIndexOf('.') + 1);
    const found = [`${type}.${path}`, name].find((key) => Object.hasOwn(meanings, key));
    if (found === undefined) throw new Error(`no meaning for ${type}.${path}`);
    unused.delete(found);
    return meanings[found]!;
  };
  return Object.assign(meaningOf, { unused: () => [...unused] });
}

function fieldTable(
  type: string,
  schema: Schema,
  isShown: (field: string) => boolean,
  meaningOf: MeaningOf,
): string {
  const rows = fieldRows(type, schema, '', meaningOf).filter(([path]) =>
    isShown(path!.slice(1, -1).replace(/[.[].*/, '')),
  );
  return markdownTable(['field', 'required', 'type', 'meaning'], rows);
}

function fieldRows(type: string, schema: Schema, within: string, meaningOf: MeaningOf): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (name === 'type' && within === '') return [];
    const path = `${within}${name}`;
    const isRequired = schema.required?.includes(name);
    const row = [`\`${path}\``, isRequired ? 'yes' : '', typeOf(field), meaningOf(type, path)];
    const inner = field.items ?? field;
    const place = field.items ? `${path}[].` : `${path}.`;
    return [row, ...fieldRows(type, inner, place, meaningOf)];
  });
}

const instrumentPattern = schemaOf('trade').properties?.instrument?.pattern;

function typeOf(field: Schema): string {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(' ');
  if (field.pattern === instrumentPattern) return '`MIC:code`, as `XTKS:7203`';
  if (field.type === 'string') return textType(field);
  if (field.type === 'number') return numberType(field);
  if (field.type === 'array') return `list of at most ${figure(field.maxItems ?? 0)}`;
  if (field.type === 'boolean') return '`true` or `false`';
  return 'object';
}

function textType({ description, minLength = 0, maxLength }: Schema): string {
  if (description) return description;
  const least = minLength > 0 ? `${minLength} to ` : 'up to ';
  return `text of ${least}${figure(maxLength ?? 0)} characters`;
}

function numberType({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const low =
    exclusiveMinimum === undefined
      ? minimum === undefined
        ? ''
        : ` from ${minimum}`
      : ` above ${exclusiveMinimum}`;
  const high =
    maximum === undefined
      ? ''
      : ` to ${maximum >= 1e6 ? maximum.toExponential().replace('e+', 'e') : maximum}`;
  return `number${low}${high}`;
}
