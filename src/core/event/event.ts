// The whole vocabulary: every event Sekisho understands, by its `type`.
import { z } from 'zod';
import { type AccountChange, accountChange } from './account-change.ts';
import { type Feedback, feedback, type StepUpResult, stepUpResult } from './answer.ts';
import {
  type ActionAgreement,
  actionAgreement,
  type CaseActionEvent,
  caseAction,
  type RestrictionEvent,
  restriction,
} from './console.ts';
import {
  type ConsoleAccess,
  type ConsoleRead,
  type ConsoleUser,
  consoleAccess,
  consoleRead,
  consoleUser,
} from './console-access.ts';
import { type Clock, clock, type Late, late, type Setting, setting } from './engine.ts';
import { type Intel, intel } from './intel.ts';
import {
  type Bar,
  bar,
  type Fx,
  fx,
  type InstrumentFacts,
  instrumentFacts,
  type Trade,
  trade,
} from './market.ts';
import { type Holdings, holdings, type Withdrawal, withdrawal } from './money.ts';
import {
  type Execution,
  execution,
  type Order,
  type OrderCancel,
  order,
  orderCancel,
} from './order.ts';
import { type Activity, activity, type Login, type Logout, login, logout } from './session.ts';
import {
  type Contribution,
  contribution,
  type Exchange,
  exchange,
  type ShardEvent,
  type Summary,
  shard,
  summary,
} from './shard.ts';

/** Answered with a decision. */
export type RequestEvent = Login | AccountChange | Order | Withdrawal;

/** Acknowledged. */
export type FactEvent =
  | Activity
  | Logout
  | OrderCancel
  | Execution
  | Holdings
  | StepUpResult
  | Feedback
  | InstrumentFacts
  | Trade
  | Bar
  | Fx
  | Intel;

/** The console's own. */
type AccessEvent = ConsoleUser | ConsoleRead | ConsoleAccess;
/** What shards of accounts tell each other. */
type ExchangeEvent = ShardEvent | Exchange | Contribution | Summary;
export type PersonEvent = CaseActionEvent | ActionAgreement | RestrictionEvent;

export type Event = Readonly<
  RequestEvent | FactEvent | Clock | Setting | Late | AccessEvent | PersonEvent | ExchangeEvent
>;
export type EventType = Event['type'];

/** One schema per type a sender may submit. */
export const schemas = {
  login,
  'account-change': accountChange,
  order,
  withdrawal,
  activity,
  logout,
  'order-cancel': orderCancel,
  execution,
  holdings,
  'step-up-result': stepUpResult,
  feedback,
  instrument: instrumentFacts,
  trade,
  bar,
  fx,
  intel,
} as const;

/** The engine's own events: read from the journal, refused from a sender. */
export const engineSchemas = {
  clock,
  setting,
  late,
  'console-user': consoleUser,
  'console-read': consoleRead,
  'console-access': consoleAccess,
  'case-action': caseAction,
  'action-agreement': actionAgreement,
  restriction,
  shard,
  exchange,
  contribution,
  summary,
} as const;

const requestTypes = ['login', 'account-change', 'order', 'withdrawal'] as const;
export const requestTypeSet: ReadonlySet<string> = new Set(requestTypes);

export function isRequest(event: Event): event is RequestEvent {
  return requestTypeSet.has(event.type);
}

const personTypeSet: ReadonlySet<string> = new Set<PersonEvent['type']>([
  'case-action',
  'action-agreement',
  'restriction',
]);

export function isPersons(event: Event): event is PersonEvent {
  return personTypeSet.has(event.type);
}

const withoutAccount: ReadonlySet<string> = new Set([
  'instrument',
  'trade',
  'bar',
  'fx',
  'intel',
  'clock',
  'setting',
  'late',
  'console-user',
  'console-read',
  'console-access',
  'case-action',
  'action-agreement',
  'restriction',
  'shard',
  'exchange',
  'contribution',
  'summary',
] satisfies EventType[]);

/** The account an event is about. Unknown fields are kept, so `account` in a print is not one. */
export function accountOf(event: Event): string | undefined {
  return withoutAccount.has(event.type) ? undefined : (event as { account: string }).account;
}

/** JSON Schema (2020-12) of one event type, as users read it in the API document. */
export function jsonSchemaOf(type: keyof typeof schemas): Record<string, unknown> {
  return z.toJSONSchema(schemas[type]) as Record<string, unknown>;
}
