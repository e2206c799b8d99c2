// For tests of the engine: state as text, exact to the last bit of its numbers.

/** Like JSON, but maps are told and no two different numbers look alike. */
export function exactText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (inner instanceof Map) return { map: [...inner] };
    if (typeof inner === 'number' && (!Number.isFinite(inner) || Object.is(inner, -0)))
      return Object.is(inner, -0) ? 'minus nought' : String(inner);
    return inner;
  });
}
