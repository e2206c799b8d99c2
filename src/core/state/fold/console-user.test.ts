import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsoleUser } from '../../event/console-access.ts';
import { createOperators, type Operators, operatorsMax } from '../operators.ts';
import type { World } from '../world.ts';
import { foldConsoleUser } from './console-user.ts';

function worldOf(operators: Operators): World<unknown> {
  const store = { read: () => operators, change: () => operators };
  return { operators: store } as unknown as World<unknown>;
}

function event(user: string, changed: Partial<ConsoleUser> = {}): ConsoleUser {
  const time = '2026-01-05T00:00:00.000Z';
  const common = { type: 'console-user', id: `e-${user}`, time, by: 'x' } as const;
  return {
    ...common,
    user,
    name: user,
    role: 'analyst',
    state: 'active',
    passkeys: [],
    ...changed,
  };
}

test('a user is as the last event about him says, in the order in which they came', () => {
  const operators = createOperators();
  const world = worldOf(operators);
  foldConsoleUser(event('a', { invitation: { hash: 'h', expires: 't' } }), world);
  foldConsoleUser(event('b'), world);
  foldConsoleUser(event('a', { role: 'auditor' }), world);
  assert.deepEqual(
    operators.list.map(({ user, role, invitation }) => [user, role, invitation]),
    [
      ['a', 'auditor', undefined],
      ['b', 'analyst', undefined],
    ],
  );
  assert.ok(operators.list.every((operator) => !('by' in operator) && !('time' in operator)));
});

test('beyond the maximum nobody is added, and those there are can still be changed', () => {
  const operators = createOperators();
  const world = worldOf(operators);
  for (let count = 0; count <= operatorsMax; count++) foldConsoleUser(event(`u-${count}`), world);
  assert.equal(operators.list.length, operatorsMax);
  foldConsoleUser(event('u-0', { state: 'disabled' }), world);
  assert.equal(operators.list[0]?.state, 'disabled');
});
