// The load generator as a process of its own: makes requests, sends them, counts what comes back.
import type { LoadResult, MakeRequests, ToLoad } from './messages.ts';
import { freshRequests, makeRequests, type Requests } from './request-bytes.ts';
import { runClosed, runOpen } from './run-load.ts';

let requests: Requests | undefined;

function optionsOf({ accounts, run }: MakeRequests) {
  return { accounts, run, startMs: Date.now() };
}

async function take(message: ToLoad): Promise<LoadResult | { made: number }> {
  if (message.kind === 'make') {
    requests = makeRequests(optionsOf(message), message.count, message.key);
    return { made: requests.count };
  }
  if (message.kind === 'open' && message.fresh) {
    const { fresh } = message;
    return runOpen(message, freshRequests(optionsOf(fresh), fresh.key));
  }
  if (!requests) throw new Error('there are no requests to send');
  return message.kind === 'open'
    ? runOpen(message, requests.source(false))
    : runClosed(message, requests.source(message.repeats));
}

process.on('message', (message: ToLoad) => {
  take(message).then(
    (answer) => process.send!(answer),
    (error: Error) => {
      process.stderr.write(`load: ${error.message}\n`);
      process.exit(1);
    },
  );
});
