// Reads the truth beside a history: one hostile event a line, with its episode.
import type { Labels } from '../evaluation/collect.ts';
import { readLines } from './read-lines.ts';
import type { CommandOutput } from './usage.ts';

export async function readLabels(path: string, output: CommandOutput): Promise<Labels> {
  const labels = new Map<string, string>();
  await readLines(path, (text, line) => {
    if (text?.trim() === '') return;
    const label = parseLabel(text ?? '');
    if (label) labels.set(label.event, label.episode);
    else output.stderr(`line ${line}: expected {"event": id, "episode": id}\n`);
  });
  return labels;
}

function parseLabel(text: string): { event: string; episode: string } | undefined {
  try {
    const label = JSON.parse(text) as { event?: unknown; episode?: unknown };
    if (typeof label.event !== 'string' || typeof label.episode !== 'string') return undefined;
    return { event: label.event, episode: label.episode };
  } catch {
    return undefined;
  }
}
