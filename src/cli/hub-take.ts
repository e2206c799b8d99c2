// The command `sekisho hub take`: fetches the hub's news and writes them as events for the firm's own service.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readEventText } from '../core/event/read.ts';
import type { FirmTokens } from '../edge/hub/token.ts';
import { recognise, type TokenBook, takeNews } from '../hub/inward.ts';
import type { Release } from '../hub/message.ts';
import { wrongUse } from './help/wrong-use.ts';
import { clientOptions, openClient, readTokens } from './hub-files.ts';
import { type LineWriter, openLineWriter } from './line-writer.ts';
import { readLines } from './read-lines.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  ...clientOptions,
  /** How far was heard, and the tokens watched for; made at the first call. */
  state: { type: 'string' },
  events: { type: 'string' },
  tokens: { type: 'string' },
  /** The firm's own log-ins, in which the tokens are looked for. */
  logins: { type: 'string' },
  firm: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface TakeState {
  readonly upTo: number;
  readonly book: TokenBook;
}

/** Answers asked for in one call, a thousand releases each: more than the hub can hold of six firms. */
const answersMax = 200;

export async function runHubTake(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const { state: statePath, events, tokens, logins, firm } = values;
  if (!statePath || !events || (logins && !tokens)) throw wrongUse('hub take');
  const client = openClient(values);
  const state = readState(statePath);
  const releases: Release[] = [];
  let { upTo } = state;
  for (let answers = 0; answers < answersMax; answers += 1) {
    const news = await client.ask(upTo);
    releases.push(...news.releases);
    upTo = news.upTo;
    if (!news.more) break;
  }
  const writer = openLineWriter(events);
  const at = { timeMs: Date.now(), ...(firm ? { firm } : {}) };
  for (const event of takeNews(releases, state.book, at)) writer.line(event);
  const recognised =
    logins && tokens ? await lookThrough(logins, readTokens(tokens), state.book, at, writer) : 0;
  writer.close();
  writeState(statePath, { upTo, book: state.book });
  if (values.json) output.stdout(`${JSON.stringify({ releases, upTo, recognised })}\n`);
  const watched = state.book.size;
  output.stderr(
    `${releases.length} releases, ${watched} tokens watched, ${recognised} recognised\n`,
  );
  return 0;
}

/** Addresses and devices of one call that are remembered as written; beyond, one may be written again. */
const writtenMax = 100_000;

async function lookThrough(
  path: string,
  tokens: FirmTokens,
  book: TokenBook,
  at: { readonly timeMs: number; readonly firm?: string },
  writer: LineWriter,
): Promise<number> {
  const written = new Set<string>();
  await readLines(path, (text) => {
    const { event } = readEventText(text ?? '');
    if (event?.type !== 'login') return;
    for (const found of recognise(event, book, tokens.namesOf, at)) {
      if (written.has(found.id)) continue;
      if (written.size < writtenMax) written.add(found.id);
      writer.line(found);
    }
  });
  return written.size;
}

function readState(path: string): TakeState {
  if (!existsSync(path)) return { upTo: 0, book: new Map() };
  try {
    const { upTo, book } = JSON.parse(readFileSync(path, 'utf8'));
    return { upTo, book: new Map(book) };
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

/** Whole or not at all: half a state would skip what was never heard. */
function writeState(path: string, { upTo, book }: TakeState): void {
  writeFileSync(`${path}.new`, JSON.stringify({ upTo, book: [...book] }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
