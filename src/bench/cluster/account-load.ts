// Customers' requests against gateways that may die: each account's one after the other, each sent
// until it is answered, some through two gateways at once.
import { setTimeout as pause } from 'node:timers/promises';
import { type Caller, createCaller } from '../../serve/http-caller.ts';

export interface LoadPlan {
  readonly gateways: readonly string[];
  readonly key: string;
  /** Tells the ids of one load from those of another on the same cluster. */
  readonly run: string;
  readonly accounts: number;
  /** Event time of the first requests. */
  readonly startMs: number;
}

export interface AccountLoad {
  /** First answer by event id. */
  readonly answers: ReadonlyMap<string, string>;
  /** Ids in the order in which they were sent, by account. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
  /** Ids of prints, which belong to every shard. */
  readonly prints: readonly string[];
  /** Ids of customers' reports of fraud, which open cases. */
  readonly reports: readonly string[];
  /** What must not be: an answer that differs from the first, or none at all. */
  readonly findings: readonly string[];
  /** Requests that were sent again. */
  readonly repeats: number;
  /** The longest that any request waited, and when it was answered. */
  readonly longestMs: number;
  /** Forgets the longest wait so far. */
  beginWatching(): void;
  /** Lets what is under way end, and sends nothing more. */
  stop(): Promise<void>;
}

const patienceMs = 60_000;
const againMs = 50;
/** Of the requests: sent through two gateways at once. */
const doubledEvery = 20;
const perSession = 8;
const printEveryMs = 100;
/** Of an account's requests: followed by a word of the customer that the session was not his. */
const reportEvery = 40;
/** Between two requests of one account, so that the generator leaves the machine to the rest. */
const thinkMs = 5;
const findingsMax = 100;

export function startAccountLoad(plan: LoadPlan): AccountLoad {
  const callers = plan.gateways.map((url) => createCaller(url));
  const answers = new Map<string, string>();
  const sent = new Map<string, string[]>();
  const prints: string[] = [];
  const reports: string[] = [];
  const findings: string[] = [];
  let repeats = 0;
  let longestMs = 0;
  let stopped = false;

  function find(what: string): void {
    if (findings.length < findingsMax) findings.push(what);
  }

  function note(id: string, body: string): void {
    const before = answers.get(id);
    if (before === undefined) answers.set(id, body);
    else if (before !== body) find(`${id} was answered twice, otherwise`);
  }

  /** Through one gateway after the other until it is answered. */
  async function deliver(path: string, body: string, first: number): Promise<string | undefined> {
    const beganMs = performance.now();
    for (let at = first; performance.now() - beganMs < patienceMs; at += 1) {
      const { status, body: answer } = await tried(callers[at % callers.length]!, path, body);
      if (status === 200 || status === 202) {
        longestMs = Math.max(longestMs, performance.now() - beganMs);
        return answer;
      }
      if (status >= 400 && status < 500) find(`${status}: ${answer.slice(0, 200)}`);
      repeats += 1;
      await pause(againMs);
    }
    return undefined;
  }

  async function tried(
    caller: Caller,
    path: string,
    body: string,
  ): Promise<{ status: number; body: string }> {
    const type = path === '/v1/events' ? 'application/x-ndjson' : 'application/json';
    return caller.post(path, plan.key, body, type).catch(() => ({ status: 0, body: '' }));
  }

  async function customer(nth: number): Promise<void> {
    const account = `${plan.run}-a${nth}`;
    const ids: string[] = [];
    sent.set(account, ids);
    for (let at = 0; !stopped; at += 1) {
      const event = requestOf(plan, account, nth, at);
      ids.push(event.id);
      const body = JSON.stringify(event);
      const ways = (nth + at) % doubledEvery === 0 ? [0, 1] : [nth];
      for (const answer of await Promise.all(
        ways.map((way) => deliver('/v1/decisions', body, way)),
      ))
        if (answer === undefined) find(`${event.id} was not answered in ${patienceMs} ms`);
        else note(event.id, answer);
      if (at % reportEvery === reportEvery - 1) await report(event, nth);
      await pause(thinkMs);
    }
  }

  async function report(
    { id, time, account, session }: ReturnType<typeof requestOf>,
    way: number,
  ): Promise<void> {
    const subject = { session };
    const event = { id: `${id}-r`, type: 'feedback', time, account, subject, label: 'fraud' };
    reports.push(event.id);
    const body = JSON.stringify({ ...event, by: 'customer' });
    if ((await deliver('/v1/events', body, way)) === undefined) find(`${event.id} was not taken`);
  }

  async function market(): Promise<void> {
    for (let at = 0; !stopped; at += 1) {
      const id = `${plan.run}-p${at}`;
      prints.push(id);
      const time = new Date(plan.startMs + at * 10).toISOString();
      const print = { id, type: 'trade', time, instrument: 'XTKS:9999', price: 500, quantity: 100 };
      const answer = await deliver('/v1/events', JSON.stringify(print), at);
      if (answer === undefined) find(`${id} was not taken in ${patienceMs} ms`);
      await pause(printEveryMs);
    }
  }

  const customers = Array.from({ length: plan.accounts }, (_, nth) => customer(nth));
  const running = Promise.all([...customers, market()]);
  return {
    answers,
    sent,
    prints,
    reports,
    findings,
    get repeats() {
      return repeats;
    },
    get longestMs() {
      return longestMs;
    },
    beginWatching() {
      longestMs = 0;
    },
    async stop() {
      stopped = true;
      await running;
      for (const caller of callers) caller.close();
    },
  };
}

/** A log-in, then orders; another session after some of them. */
function requestOf({ startMs }: LoadPlan, account: string, nth: number, at: number) {
  const session = `${account}-s${Math.floor(at / perSession)}`;
  const id = `${account}-${at}`;
  const common = { id, time: new Date(startMs + at * 10).toISOString(), account, session };
  if (at % perSession === 0)
    return {
      type: 'login',
      ...common,
      ip: `203.0.113.${nth % 200}`,
      userAgent: 'Mozilla/5.0 (test)',
      outcome: 'success',
      method: 'otp',
      channel: 'web',
    };
  return {
    type: 'order',
    ...common,
    order: `o-${id}`,
    side: at % 3 === 0 ? 'sell' : 'buy',
    instrument: `XTKS:${9_990 + (nth % 10)}`,
    quantity: 100 + at,
    orderType: 'limit',
    limitPrice: 500,
    currency: 'JPY',
  };
}
