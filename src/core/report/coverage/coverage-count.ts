// Counts of what bears on the controls, each with the first and last record that it rests on.

/** Where to look: `sekisho report coverage --record SEQUENCE` prints the record. */
export interface Reference {
  readonly sequence: number;
  readonly event: string;
  readonly time: string;
}

export interface Count {
  count: number;
  first?: Reference;
  last?: Reference;
}

export type Counts = Map<string, Count>;

export function addTo(counts: Counts, name: string, reference?: Reference, added = 1): void {
  const known = counts.get(name) ?? { count: 0 };
  known.count += added;
  known.first ??= reference;
  known.last = reference ?? known.last;
  counts.set(name, known);
}

/** Puts an entry and forgets the oldest one beyond the maximum. */
export function remember<Value>(
  map: Map<string, Value>,
  key: string,
  value: Value,
  keptMax: number,
): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= keptMax) return;
  const [oldest] = map.keys();
  map.delete(oldest);
}
