// Folds a user of the console: the event says all there is of him, so it takes the place of the last.
import type { ConsoleUser } from '../../event/console-access.ts';
import { type Operator, operatorsMax } from '../operators.ts';
import type { World } from '../world.ts';

export function foldConsoleUser<C>(event: ConsoleUser, world: World<C>): void {
  const { user, name, role, firm, state, passkeys, invitation, subject } = event;
  const operator: Operator = { user, name, role, firm, state, passkeys, invitation, subject };
  const operators = world.operators.change('');
  const { list } = operators;
  const place = list.findIndex((known) => known.user === user);
  if (place >= 0) operators.list = list.with(place, operator);
  else if (list.length < operatorsMax) operators.list = [...list, operator];
}
