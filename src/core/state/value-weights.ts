// Weights by key for thousands of values: found in a step or two, with no box around any number.

export interface ValueWeights {
  size: number;
  /** [key, weight, key, weight, …] in the order in which the values were first seen; then unused. */
  pairs: Float64Array;
  /** By hash of the key: the value's place among the pairs, from 1 on; 0 where there is none. */
  slots: Int32Array;
}

const slotsMin = 16;

export function createValueWeights(): ValueWeights {
  return { size: 0, pairs: new Float64Array(slotsMin), slots: new Int32Array(slotsMin) };
}

/** What was added to the value so far; undefined where it was never seen. */
export function weightOfValue(values: ValueWeights, key: number): number | undefined {
  const place = values.slots[slotOf(values, key)]!;
  return place === 0 ? undefined : values.pairs[place * 2 - 1];
}

export function addWeight(values: ValueWeights, key: number, weight: number): void {
  const slot = slotOf(values, key);
  const place = values.slots[slot]!;
  if (place > 0) values.pairs[place * 2 - 1]! += weight;
  else append(values, slot, key, weight);
}

/** Drops the values for which it says so, one after the other in their order. */
export function dropValues(
  values: ValueWeights,
  isDropped: (weight: number, sizeLeft: number) => boolean,
): void {
  const { pairs, size } = values;
  let left = size;
  const kept: number[] = [];
  for (let at = 0; at < size * 2; at += 2) {
    if (isDropped(pairs[at + 1]!, left)) left -= 1;
    else kept.push(pairs[at]!, pairs[at + 1]!);
  }
  values.size = 0;
  values.slots.fill(0);
  for (let at = 0; at < kept.length; at += 2)
    append(values, slotOf(values, kept[at]!), kept[at]!, kept[at + 1]!);
}

/** [key, weight, …] in the order in which they were first seen. */
export function pairsOf({ pairs, size }: ValueWeights): number[] {
  return Array.from(pairs.subarray(0, size * 2));
}

/** The slot of the value, or the free one where it would be put. */
function slotOf({ pairs, slots }: ValueWeights, key: number): number {
  const last = slots.length - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 16) & last;
  for (let place = slots[slot]!; place !== 0 && pairs[place * 2 - 2] !== key; place = slots[slot]!)
    slot = (slot + 1) & last;
  return slot;
}

function append(values: ValueWeights, slot: number, key: number, weight: number): void {
  const at = values.size * 2;
  // Minus nought is nought.
  values.pairs[at] = key + 0;
  values.pairs[at + 1] = weight;
  values.size += 1;
  values.slots[slot] = values.size;
  // Half full at most: a search ends after one or two steps.
  if (values.size * 2 === values.slots.length) grow(values);
}

function grow(values: ValueWeights): void {
  const pairs = new Float64Array(values.pairs.length * 2);
  pairs.set(values.pairs);
  values.pairs = pairs;
  values.slots = new Int32Array(values.slots.length * 2);
  for (let place = 1; place <= values.size; place += 1)
    values.slots[slotOf(values, pairs[place * 2 - 2]!)] = place;
}
