import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../engine/client.ts';
import { realScheduler } from '../engine/scheduler.ts';
import { eachEvent, type FromEngine, type ToEngine } from './messages.ts';
import { type EngineLife, supervise } from './supervise.ts';

/** A supervisor over lives that a test ends as it likes; time does not pass but by `wait`. */
function aSupervisor() {
  const lives: EngineLife[] = [];
  const posted: ToEngine[] = [];
  let nowMs = 0;
  const said: string[] = [];
  const engine = supervise({
    start(life) {
      lives.push(life);
      return { post: (message) => posted.push(message) };
    },
    scheduler: { ...realScheduler, sleep: realScheduler.nextTurn },
    elapsedMs: () => nowMs,
    log: (message) => said.push(message),
  });
  engine.ready.catch(() => undefined);
  /** What is sent or started in the next turn has been; a timer may come before it on a busy machine. */
  const turn = async (): Promise<void> => {
    for (let turns = 0; turns < 3; turns += 1) await realScheduler.nextTurn();
  };
  return {
    engine,
    lives,
    said,
    turn,
    wait: (ms: number) => {
      nowMs += ms;
    },
    /** Answers everything that was posted. */
    answerAll(body = '{}'): number {
      const bodies: (number | string)[] = [];
      for (const message of posted.splice(0))
        if ('events' in message) eachEvent(message.events, (id) => bodies.push(id, 200, body));
      lives.at(-1)!.message({ bodies, answers: [] });
      return bodies.length / 3;
    },
  };
}

const ready: FromEngine = { ready: { refolded: 0, otherwise: 0, ms: 1 } };
const order = '{"type":"order"}';
const login = '{"type":"login"}';
const statusOf = async (answer: Promise<Answer>): Promise<number> => (await answer).status;

test('who waits when a life ends is told to come again, and the next life answers', async () => {
  const { engine, lives, turn, answerAll } = aSupervisor();
  lives[0]!.message(ready);
  const waiting = engine.decide('firm', order);
  lives[0]!.exit();
  assert.equal(await statusOf(waiting), 503);
  await turn();
  assert.equal(lives.length, 2);
  const again = engine.decide('firm', order);
  await turn();
  answerAll();
  assert.equal(await statusOf(again), 200);
});

test('what cannot be started any more is given up at once, and by name', async () => {
  const { engine, lives, turn, said } = aSupervisor();
  lives[0]!.message({ unable: 'journal corrupt here' });
  lives[0]!.exit();
  assert.match((await engine.givenUp).message, /journal corrupt here/);
  await turn();
  assert.equal(lives.length, 1, 'no second try');
  assert.ok(said.some((message) => message.includes('journal corrupt here')));
});

test('after five starts that failed it is given up, even where one had succeeded before', async () => {
  const { engine, lives, turn } = aSupervisor();
  lives[0]!.message(ready);
  await engine.ready;
  for (let nth = 0; nth < 5; nth += 1) {
    lives.at(-1)!.exit();
    await turn();
  }
  assert.match((await engine.givenUp).message, /could not be started/);
  assert.equal(await statusOf(engine.decide('firm', order)), 503);
});

test('a life that ends while all is being closed is not followed by another', async () => {
  const { engine, lives, turn } = aSupervisor();
  const closing = engine.close();
  lives[0]!.exit();
  await closing;
  await turn();
  assert.equal(lives.length, 1);
});

test('more than can be answered in time is refused at once; orders have room before log-ins', async () => {
  const { engine, turn, wait, answerAll } = aSupervisor();
  const askUntilRefused = (body: string): Promise<Answer>[] => {
    const asked: Promise<Answer>[] = [];
    for (let nth = 0; nth < 600; nth += 1) asked.push(engine.decide('firm', body));
    return asked;
  };
  const logins = askUntilRefused(login);
  const orders = askUntilRefused(order);
  await turn();
  wait(40);
  const answered = answerAll();
  const statuses = async (all: Promise<Answer>[]): Promise<number> =>
    (await Promise.all(all)).filter(({ status }) => status === 200).length;
  const [taken, more] = [await statuses(logins), await statuses(orders)];
  assert.equal(taken + more, answered);
  assert.ok(taken < 600 && more > 0, `${taken} log-ins, ${more} orders`);
  assert.equal(taken / (taken + more), 0.75);
});
