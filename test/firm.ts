// One firm with its key in front of a service of its own: what the tests of input speak through.
import { addKey } from '../src/engine/keys.ts';
import { createCaller } from '../src/serve/http-caller.ts';
import { type Ending, type Service, startService, temporaryFolder } from './service.ts';

export interface Answered {
  readonly status: number;
  readonly body: string;
  /** The body read as JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Firm {
  readonly directory: string;
  readonly service: Service;
  post(path: string, body: string, type?: string): Promise<Answered>;
  /** A request as an object, or as the very text. */
  decide(event: object | string): Promise<Answered>;
  record(lines: readonly string[]): Promise<Answered>;
  get(path: string): Promise<Answered>;
  /** The figure of this name in /metrics. */
  figure(name: string): Promise<number>;
  /** Ids of an account's events, the newest first. */
  timeline(account: string): Promise<string[]>;
}

export async function openFirm(t: Ending): Promise<Firm> {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'firm');
  const service = await startService(t, directory);
  const caller = createCaller(service.url);
  t.after(async () => caller.close());
  const read = ({ status, body }: { status: number; body: string }): Answered => ({
    status,
    body,
    json: JSON.parse(body),
  });
  const post: Firm['post'] = async (path, body, type) =>
    read(await caller.post(path, key, body, type));
  const get: Firm['get'] = async (path) => read(await caller.get(path, key));
  return {
    directory,
    service,
    post,
    get,
    decide: (event) =>
      post('/v1/decisions', typeof event === 'string' ? event : JSON.stringify(event)),
    record: (lines) => post('/v1/events', lines.join('\n'), 'application/x-ndjson'),
    async figure(name) {
      const { body } = await caller.get('/metrics', key);
      return Number(new RegExp(`^sekisho_${name} (\\d+)$`, 'm').exec(body)?.[1]);
    },
    async timeline(account) {
      const { json } = await get(`/v1/accounts/${account}/timeline?limit=1000`);
      return (json.events as { event: { id: string } }[]).map(({ event }) => event.id);
    },
  };
}

/** For a whole file of tests: what was begun is ended by `end`, the last first. */
export function createEnding(): Ending & { end(): Promise<void> } {
  const ends: (() => Promise<unknown>)[] = [];
  return {
    after: (end) => ends.unshift(end),
    async end() {
      for (const end of ends) await end();
    },
  };
}
