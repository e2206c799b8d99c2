// A firm's side of the hub: signs what it sends, believes only what this hub signed for this question.
import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { timeOf } from '../../core/lib/time.ts';
import { itemsMax } from '../../hub/limits.ts';
import {
  type Item,
  type ItemRefusal,
  type News,
  news,
  type Question,
  type Receipt,
  receipt,
  type Submission,
} from '../../hub/message.ts';
import { isPrivateLine, refusalCode } from '../peer/peer.ts';
import { isSealedBy, seal } from './seal.ts';

export interface HubClientOptions {
  /** Of the hub, without a path; https, or this machine. */
  readonly url: string;
  /** The firm's name at the hub. */
  readonly name: string;
  readonly privateKey: KeyObject;
  /** The hub's public key, agreed on outside of this channel. */
  readonly hubKey: KeyObject;
  readonly nowMs: () => number;
}

export interface Told {
  readonly taken: number;
  readonly refused: readonly ItemRefusal[];
}

export interface HubClient {
  /** In as many messages as it takes; places of refused items are those in `items`. */
  tell(items: readonly Item[]): Promise<Told>;
  /** What changed since; call again from `upTo` while there is more. */
  ask(after: number): Promise<News>;
}

export class HubError extends Error {
  override readonly name = 'HubError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`the hub refused: ${code}`);
    this.status = status;
    this.code = code;
  }
}

const timeoutMs = 30_000;
/** A message whose answer was lost is sent again as it was: the hub counts it once. */
const attemptsMax = 3;

export function createHubClient(options: HubClientOptions): HubClient {
  const { url, name, privateKey, hubKey, nowMs } = options;
  // Signed is not sealed: whoever listens would read what the firms tell each other.
  if (!isPrivateLine(url)) throw new HubError(0, 'https or this machine is needed');
  let sequence = 0;

  /** The clock in milliseconds: rises by itself over restarts, and needs no file. */
  function heading() {
    sequence = Math.max(sequence + 1, nowMs());
    return { version: 1, from: name, sequence, time: timeOf(nowMs()) } as const;
  }

  /** A question is answered once only: who did not hear the answer asks anew. */
  async function post(route: string, body: string): Promise<Response> {
    for (let attempt = route === 'questions' ? attemptsMax : 1; ; attempt += 1) {
      try {
        return await fetch(`${url}/v1/hub/${route}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
      } catch (error) {
        if (attempt === attemptsMax) throw error;
      }
    }
  }

  async function send<Answer extends Receipt | News>(
    route: string,
    message: Submission | Question,
    schema: z.ZodType<Answer>,
  ): Promise<Answer> {
    const response = await post(route, JSON.stringify(message));
    if (!response.ok) throw new HubError(response.status, await refusalCode(response));
    const read = schema.safeParse(await response.json());
    if (!read.success) throw new HubError(response.status, 'bad-answer');
    const { to, answers } = read.data;
    if (to !== name || answers !== message.signature || !isSealedBy(read.data, hubKey))
      throw new HubError(response.status, 'not-this-hub');
    return read.data;
  }

  return {
    async tell(items) {
      let taken = 0;
      // At most one for each item given; of one message `itemsMax`.
      const refused: ItemRefusal[] = [];
      for (let at = 0; at < items.length; at += itemsMax) {
        const some = items.slice(at, at + itemsMax);
        const message = { ...heading(), type: 'submission' as const, items: some };
        const answer = await send('submissions', seal(message, privateKey), receipt);
        taken += answer.taken;
        refused.push(...answer.refused.map(({ item, code }) => ({ item: item + at, code })));
      }
      return { taken, refused };
    },
    ask: (after) => {
      const message = { ...heading(), type: 'question' as const, after };
      return send('questions', seal(message, privateKey), news);
    },
  };
}
