// One answer to a body of events that several shards took parts of.
import type { Answer } from '../../engine/client.ts';
import type { LineError } from '../../engine/problem.ts';
import type { Shares } from './route.ts';

interface Recorded {
  readonly accepted: number;
  readonly refused: readonly LineError[];
}

/**
 * An event that every shard was sent counts once. Where one shard could not take its part, the whole
 * is to be sent again: what was taken is known by its ids.
 */
export function mergeRecorded({ pieces, shares }: Shares, answers: readonly Answer[]): Answer {
  const failed = answers.find(({ status }) => status !== 202);
  if (failed) return failed;
  const refused = new Map<number, LineError>();
  for (const [place, { body }] of answers.entries())
    for (const error of (JSON.parse(body) as Recorded).refused) {
      const line = shares[place]!.lines?.[error.line - 1] ?? error.line;
      if (!refused.has(line)) refused.set(line, { ...error, line });
    }
  const lines = [...refused.values()].sort((left, right) => left.line - right.line);
  return {
    status: 202,
    body: JSON.stringify({ accepted: pieces - lines.length, refused: lines }),
  };
}
