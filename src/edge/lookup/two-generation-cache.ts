// A cache with a stated maximum that forgets what has not been asked for lately.

/**
 * Holds at most `entriesMax` answers in two maps. A hit in the old map moves to the young one; when
 * the young map is half the maximum it becomes the old one and the old one is dropped whole. That
 * keeps everything used within the last half-maximum of distinct keys, without a list to maintain.
 */
export interface TwoGenerationCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  readonly size: number;
}

export function createTwoGenerationCache<Value>(entriesMax: number): TwoGenerationCache<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();

  function set(key: string, value: Value): void {
    if (young.size >= entriesMax / 2) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  }

  function get(key: string): Value | undefined {
    const found = young.get(key);
    if (found !== undefined) return found;
    const aged = old.get(key);
    if (aged === undefined) return undefined;
    old.delete(key);
    set(key, aged);
    return aged;
  }

  return {
    get,
    set,
    get size() {
      return young.size + old.size;
    },
  };
}
