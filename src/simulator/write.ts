// Writes a run to files: events compressed, labels beside them, never more in memory than a chunk.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { labelLine } from './labels.ts';
import type { SimulationOptions } from './options.ts';
import { simulate } from './simulate.ts';
import type { SimulationSummary } from './summary.ts';

/** Characters gathered before they are handed to a stream. */
const chunkLength = 1 << 18;
/** Compression speed counts more than the last per cent of size. */
const gzipLevel = 4;

interface Sink {
  add(line: string): void;
  /** Resolves when the stream takes more. */
  drain(): Promise<void>;
  end(): Promise<void>;
}

function sinkTo(entrance: Writable, exit: Writable): Sink {
  let text = '';
  const done = finished(exit);
  // An error is met at the next drain or at the end; unheard until then it must not end the process.
  done.catch(() => {});
  async function flush(): Promise<void> {
    if (text === '') return;
    const chunk = text;
    text = '';
    if (!entrance.write(chunk)) await Promise.race([once(entrance, 'drain'), done]);
  }
  return {
    add(line) {
      text += line;
    },
    drain: async () => (text.length >= chunkLength ? flush() : undefined),
    async end() {
      await flush();
      entrance.end();
      await done;
    },
  };
}

/** Writes `events.jsonl.gz` and `labels.jsonl` of an undefended run into the folder. */
export async function writeSimulation(
  options: SimulationOptions,
  outDirectory: string,
): Promise<SimulationSummary> {
  await mkdir(outDirectory, { recursive: true });
  const gzip = createGzip({ level: gzipLevel });
  const file = createWriteStream(join(outDirectory, 'events.jsonl.gz'));
  gzip.on('error', (error) => file.destroy(error));
  file.on('error', () => gzip.destroy());
  const events = sinkTo(gzip, gzip.pipe(file));
  const labelFile = createWriteStream(join(outDirectory, 'labels.jsonl'));
  const labels = sinkTo(labelFile, labelFile);
  const onLabel: SimulationOptions['onLabel'] = (label) => {
    labels.add(labelLine(label));
    options.onLabel?.(label);
  };
  const run = simulate({ ...options, onLabel });
  for (let step = run.next(); ; step = run.next(undefined)) {
    if (step.done) {
      await Promise.all([events.end(), labels.end()]);
      return step.value;
    }
    for (const event of step.value) events.add(`${JSON.stringify(event)}\n`);
    await events.drain();
    await labels.drain();
  }
}
