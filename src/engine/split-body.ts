// Splits a body of events into pieces: a JSON array, or one JSON object a line.

export interface SplitBody {
  /** Values of an array, or texts of lines that are not blank. */
  readonly pieces: readonly unknown[];
  /** Line of each piece, from 1; absent where they follow each other without a gap. */
  readonly lines?: readonly number[];
}

/** Undefined where an array is not JSON. */
export function splitBody(body: string): SplitBody | undefined {
  const start = body.trimStart();
  if (!start.startsWith('[')) return splitLines(body);
  try {
    const pieces: unknown = JSON.parse(start);
    return Array.isArray(pieces) ? { pieces } : undefined;
  } catch {
    return undefined;
  }
}

function splitLines(body: string): SplitBody {
  const pieces: string[] = [];
  const lines: number[] = [];
  for (const [place, line] of body.split('\n').entries()) {
    if (line.trim() === '') continue;
    pieces.push(line);
    lines.push(place + 1);
  }
  const hasGap = lines.at(-1) !== undefined && lines.at(-1) !== lines.length;
  return hasGap ? { pieces, lines } : { pieces };
}
