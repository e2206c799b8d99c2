// Writes a run to files: events compressed, labels beside them, never more in memory than a chunk.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
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
  /** Enough is gathered to be written. */
  isFull(): boolean;
  /** Writes what is gathered; resolves when the stream takes more. */
  flush(): Promise<void>;
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
    isFull: () => text.length >= chunkLength,
    flush,
    async end() {
      await flush();
      entrance.end();
      await done;
    },
  };
}

interface Sinks {
  readonly events: Sink;
  readonly labels: Sink;
  destroy(): void;
}

function openSinks(outDirectory: string): Sinks {
  const gzip = createGzip({ level: gzipLevel });
  const file = createWriteStream(join(outDirectory, 'events.jsonl.gz'));
  file.on('error', (error) => gzip.destroy(error));
  gzip.on('error', (error) => file.destroy(error));
  const labelFile = createWriteStream(join(outDirectory, 'labels.jsonl'));
  return {
    events: sinkTo(gzip, gzip.pipe(file)),
    labels: sinkTo(labelFile, labelFile),
    destroy() {
      gzip.destroy();
      file.destroy();
      labelFile.destroy();
    },
  };
}

async function pour(run: ReturnType<typeof simulate>, sinks: Sinks): Promise<SimulationSummary> {
  for (let step = run.next(); ; step = run.next(undefined)) {
    if (step.done) {
      await Promise.all([sinks.events.end(), sinks.labels.end()]);
      return step.value;
    }
    for (const event of step.value) sinks.events.add(`${JSON.stringify(event)}\n`);
    if (sinks.events.isFull()) await sinks.events.flush();
    if (sinks.labels.isFull()) await sinks.labels.flush();
  }
}

/** What evaluation groups labels by: `campaign` is what an episode's name begins with. */
function campaignLines({ campaigns }: SimulationSummary): string {
  const lines = campaigns.map(({ instrument, targets, salesYen, purchasesYen, ...rest }) => {
    // A stock that nobody bought for the campaign was not attacked.
    const attacked = targets.length > 0 ? { instrument, targets } : {};
    const yen = { salesYen: Math.round(salesYen), purchasesYen: Math.round(purchasesYen) };
    return JSON.stringify({ ...rest, ...yen, ...attacked });
  });
  return `[\n${lines.join(',\n')}\n]\n`;
}

/**
 * Writes `events.jsonl.gz`, `labels.jsonl` and `campaigns.json` of an undefended run into the folder,
 * which is made where it is missing. Throws a RangeError on options out of range, before any file is touched.
 */
export async function writeSimulation(
  options: SimulationOptions,
  outDirectory: string,
): Promise<SimulationSummary> {
  let sinks: Sinks | undefined;
  const onLabel: SimulationOptions['onLabel'] = (label) => {
    sinks?.labels.add(labelLine(label));
    options.onLabel?.(label);
  };
  const run = simulate({ ...options, onLabel });
  await mkdir(outDirectory, { recursive: true });
  sinks = openSinks(outDirectory);
  try {
    const summary = await pour(run, sinks);
    await writeFile(join(outDirectory, 'campaigns.json'), campaignLines(summary));
    return summary;
  } catch (error) {
    sinks.destroy();
    throw error;
  }
}
