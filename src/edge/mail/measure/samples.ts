// The measured mails, or a firm's own: read, in the order of their time, parted into earlier and later.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Mail } from '../../../intel/mail/mail.ts';
import { readSlim } from '../../../intel/mail/slim.ts';

export type Label = 'phish' | 'ham' | 'spam';

export interface Sample {
  readonly id: string;
  readonly label: Label;
  readonly timeMs: number;
  readonly mail: Mail;
}

export interface Split {
  readonly earlier: readonly Sample[];
  readonly later: readonly Sample[];
  /** By label: when the later part begins. */
  readonly cutMs: Readonly<Record<Label, number>>;
}

/** Real mails, beside the project and never inside it. */
export const mailData = fileURLToPath(new URL('../../../../../shared/data/mail/', import.meta.url));
const files = ['phishing_pot_slim_part1.jsonl.gz', 'spamassassin_slim_part1.jsonl.gz'];
export const labels: readonly Label[] = ['phish', 'ham', 'spam'];
/** The set begins in 2001 and was gathered to 2026; other dates are the sender's invention. */
const believable = { fromMs: Date.UTC(1997, 0), toMs: Date.UTC(2026, 11) };
const earlierShare = 0.6;

export function hasMailData(): boolean {
  return files.every((file) => existsSync(mailData + file));
}

export function loadSamples(paths = files.map((file) => mailData + file)): Sample[] {
  return paths.flatMap((path) => textOf(path).split('\n').flatMap(sampleOf));
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}

/** Mails without a date to be believed fall on neither side. */
function sampleOf(line: string): Sample[] {
  if (line === '') return [];
  const read = readSlim(JSON.parse(line));
  const timeMs = read?.mail.timeMs;
  const label = labels.find((one) => one === read?.label);
  if (!read || !label || timeMs === undefined) return [];
  if (timeMs < believable.fromMs || timeMs > believable.toMs) return [];
  return [{ id: read.id ?? '', label, timeMs, mail: read.mail }];
}

/** Each label apart, since phishing and honest mails are of different years. */
export function splitByTime(samples: readonly Sample[]): Split {
  const cuts = labels.map((label) => {
    const times = samples.filter((one) => one.label === label).map(({ timeMs }) => timeMs);
    times.sort((a, b) => a - b);
    return [label, times[Math.floor(times.length * earlierShare)]];
  });
  const cutMs = Object.fromEntries(cuts) as Record<Label, number>;
  return {
    earlier: samples.filter(({ label, timeMs }) => timeMs < cutMs[label]),
    later: samples.filter(({ label, timeMs }) => timeMs >= cutMs[label]),
    cutMs,
  };
}
