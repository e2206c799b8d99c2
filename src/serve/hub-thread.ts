// The thread that talks to the hub: reads the journal beside the engine, so that a slow hub or a long
// journal keeps nobody waiting for an answer.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openFirmJournal } from '../edge/hub/firm-journal.ts';
import { linkParts } from '../edge/hub/link-settings.ts';
import { readLinkState, writeLinkState } from '../edge/hub/link-state.ts';
import { type Link, type RoundDone, round } from '../edge/hub/round.ts';
import type { FromHubThread, HubThreadSettings, ToHubThread } from './hub-messages.ts';

const { directory, link: given } = workerData as HubThreadSettings;
const port = parentPort!;
const minuteMs = 60_000;

const stateFile = join(directory, 'hub-link.json');
const journal = openFirmJournal(directory, given.firm);
const link: Link = { ...linkParts(given), journal };
let state = readLinkState(stateFile);

function post(message: FromHubThread): void {
  port.postMessage(message);
}

function wordsOf({ sent, refused, events, releases, problem }: RoundDone): string {
  if (problem) return `not reached (${problem.message}); tried again`;
  const named = refused.map(({ item, code }) => `${sent[item]?.type}: ${code}`);
  const not = refused.length > 0 ? `, refused ${named.slice(0, 10).join(', ')}` : '';
  return `${sent.length} items sent${not}, ${releases.length} heard, ${events.length} events taken`;
}

/** What was heard counts as heard when the engine has it on disk. */
async function once(): Promise<void> {
  try {
    const done = await round(link, state);
    if (done.events.length > 0) await handOver(done);
    state = done.state;
    writeLinkState(stateFile, state);
    const isQuiet = !done.problem && done.sent.length + done.releases.length === 0;
    if (!isQuiet || done.events.length > 0) post({ log: wordsOf(done) });
  } catch (error) {
    post({ log: `round given up: ${(error as Error).message}` });
  }
}

function handOver({ events }: RoundDone): Promise<void> {
  return new Promise((resolve, reject) => {
    port.once('message', ({ status }: ToHubThread) => {
      if (status === 202) resolve();
      else reject(new Error(`events not taken: ${status}`));
    });
    post({ body: JSON.stringify(events) });
  });
}

for (;;) {
  await once();
  await new Promise((resolve) => setTimeout(resolve, given.everyMinutes * minuteMs));
}
