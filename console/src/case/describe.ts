// One event of an account in plain words.
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { count, yen } from '../format/money.ts';
import type { Language } from '../words/both.ts';
import { caseWords } from '../words/case-words.ts';

type Event = Readonly<Record<string, unknown>>;
type Words = (typeof caseWords)['en'];

const text = (value: unknown): string => (value === undefined ? '-' : String(value));
const named = (names: Readonly<Record<string, string>>, value: unknown): string =>
  names[text(value)] ?? text(value);
const size = (value: unknown): string => count(Number(value) || 0);

const describers: Readonly<Record<string, (event: Event, words: Words) => string>> = {
  login: (event, { events }) =>
    event.outcome === 'failure'
      ? events.failed(text(event.ip))
      : events.login(text(event.method), text(event.ip)),
  'account-change': (event, words) => words.events.change(words.changes(event.change)),
  order: (event, words) =>
    words.events.order(
      named(words.sides, event.side),
      size(event.quantity),
      text(event.instrument),
    ),
  execution: (event, { events }) =>
    events.execution(
      size(event.quantity),
      text(event.instrument),
      `${text(event.price)} ${text(event.currency)}`,
    ),
  'order-cancel': (event, { events }) => events.cancel(text(event.order)),
  'step-up-result': (event, words) =>
    words.events.stepUp(named(words.results, event.result), text(event.method)),
  feedback: (event, words) =>
    words.events.feedback(named(words.labels, event.label), named(words.by, event.by)),
  activity: (event, { events }) => events.activity(text(event.ip)),
  logout: (_, { events }) => events.logout,
  holdings: (_, { events }) => events.holdings,
};

export function describe({ event, decision }: TimelineItem, language: Language): string {
  const words = caseWords[language];
  const type = text(event.type);
  if (type === 'withdrawal')
    return words.events.withdrawal(
      decision?.valueJpy === undefined
        ? `${size(event.amount)} ${text(event.currency)}`
        : yen(decision.valueJpy, language),
    );
  return describers[type]?.(event, words) ?? type;
}
