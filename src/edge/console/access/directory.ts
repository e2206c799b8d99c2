// The users of the console as this edge knows them: read from the engine at first, changed only by
// events that it has journalled.
import { randomUUID } from 'node:crypto';
import type { ConsoleUser } from '../../../core/event/console-access.ts';
import { type Operator, operatorsMax } from '../../../core/state/operators.ts';
import type { Answer } from '../../../engine/client.ts';
import type { ConsoleEngine } from './engine-port.ts';

export interface Directory {
  list(): Promise<readonly Operator[]>;
  find(user: string): Promise<Operator | undefined>;
  /**
   * One change after another: `change` is given the users as they are and gives one as it is to be,
   * or nothing. Resolves when that is durable; rejects with an `ActError` where it cannot be.
   */
  save(
    by: string,
    change: (
      operators: readonly Operator[],
    ) => Operator | undefined | Promise<Operator | undefined>,
  ): Promise<Operator | undefined>;
}

/** The engine's refusal, ready to send on. */
export interface ActError extends Error {
  readonly answer: Answer;
}

export function actError(answer: Answer): ActError {
  return Object.assign(new Error(`the engine answered ${answer.status}`), { answer });
}

export function isActError(error: unknown): error is ActError {
  return error instanceof Error && 'answer' in error;
}

export function isFull(operators: readonly Operator[]): boolean {
  return operators.length >= operatorsMax;
}

export function createDirectory(engine: Pick<ConsoleEngine, 'act' | 'query'>): Directory {
  let known: Promise<readonly Operator[]> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function readAll(): Promise<readonly Operator[]> {
    const answer = await engine.query('*', { kind: 'console-users' });
    if (answer.status !== 200) throw actError(answer);
    return (JSON.parse(answer.body) as { users: Operator[] }).users;
  }

  function list(): Promise<readonly Operator[]> {
    known ??= readAll().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  async function saveNow(by: string, change: Parameters<Directory['save']>[1]) {
    const operator = await change(await list());
    if (!operator) return undefined;
    // From here on the engine may have it or not: what it says next time is the truth.
    known = undefined;
    const answer = await engine.act(eventOf(by, operator));
    if (answer.status >= 300) throw actError(answer);
    return operator;
  }

  return {
    list,
    find: async (user) => (await list()).find((operator) => operator.user === user),
    save(by, change) {
      const saved = last.then(() => saveNow(by, change));
      last = saved.catch(() => undefined);
      return saved;
    },
  };
}

/** Without a time: the engine says when. */
function eventOf(by: string, operator: Operator): Omit<ConsoleUser, 'time'> {
  return { type: 'console-user', id: `console-user-${randomUUID()}`, by, ...operator };
}
