// What a decision is about, and what it adds up to, before anybody has taken it.
import type { ActionName, QueueRow } from '../../../src/edge/console/messages.ts';

export type Decided = Pick<QueueRow, 'case' | 'account' | 'version' | 'heldOrders' | 'heldJpy'>;

/** What is asked about in the dialog; notes and attachments have their own place. */
export type AskedAction = Extract<ActionName, 'confirm' | 'dismiss' | 'assign'>;

export interface Ask {
  readonly action: ActionName;
  readonly cases: readonly Decided[];
  readonly campaign?: string;
}

export interface Sum {
  readonly accounts: number;
  readonly orders: number;
  readonly valueJpy: number;
}

export function sumOf(cases: readonly Decided[]): Sum {
  return {
    accounts: new Set(cases.map(({ account }) => account)).size,
    orders: cases.reduce((sum, { heldOrders }) => sum + heldOrders, 0),
    valueJpy: cases.reduce((sum, { heldJpy }) => sum + heldJpy, 0),
  };
}

/** As the service has it: fraud is confirmed for more than one case by two people. */
export function needsSecond({ action, cases }: Ask): boolean {
  return action === 'confirm' && cases.length > 1;
}
