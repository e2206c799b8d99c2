// The users of the console, as the journal last said: one record under the empty name.
import type { ConsoleUser } from '../event/console-access.ts';

/** Users at most; an event that names one more changes nothing, and the edge refuses it before. */
export const operatorsMax = 1_000;

export type Operator = Pick<
  ConsoleUser,
  'user' | 'name' | 'role' | 'firm' | 'state' | 'passkeys' | 'invitation' | 'subject'
>;

export interface Operators {
  /** In the order in which they first came. */
  list: readonly Operator[];
}

export function createOperators(): Operators {
  return { list: [] };
}
