// What a decision is about, and what it adds up to, before anybody has taken it.

import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { ActionName } from '../../../src/core/event/console.ts';

export type Decided = Pick<QueueRow, 'case' | 'account' | 'version' | 'heldOrders' | 'heldJpy'>;

export interface Ask {
  readonly action: ActionName;
  readonly cases: readonly Decided[];
  readonly campaign?: string;
  /** What the service has said of it, where it has. */
  readonly needsSecond?: boolean;
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

/**
 * As the service has it: two people confirm more than one case, and release held orders, by dismissal
 * or by themselves, above a limit.
 */
export function needsSecond(ask: Ask, releaseLimitJpy: number): boolean {
  const { action, cases } = ask;
  if (ask.needsSecond !== undefined) return ask.needsSecond;
  if (action === 'confirm') return cases.length > 1;
  return (action === 'dismiss' || action === 'release') && sumOf(cases).valueJpy > releaseLimitJpy;
}
