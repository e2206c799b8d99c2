// Small fixed-size names for long strings, so that a profile of many habits stays under 2 KiB.

/**
 * Two independent 32-bit mixes over UTF-16 units (the public-domain cyrb53 construction).
 * Not keyed: use it where a collision costs a little accuracy, never where it would open a door.
 */
function mix(text: string): [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high >>> 0, low >>> 0];
}

/** 32 bits, for tables of a few dozen entries inside one account. */
export function hash32(text: string): number {
  return mix(text)[0];
}

/** 53 bits, for tables of millions. */
export function hash53(text: string): number {
  const [high, low] = mix(text);
  return (high & 0x1fffff) * 4294967296 + low;
}
