// Takes clock and chance away while the core runs: whatever asks for either throws.

function forbidden(name: string): () => never {
  return () => {
    throw new Error(`${name} was used in the core`);
  };
}

/** `Date` that tells a given time as ever, but not the present one. */
const dateWithoutNow = new Proxy(Date, {
  apply: forbidden('Date()'),
  construct(target, given: ConstructorParameters<typeof Date> | []) {
    if (given.length === 0) forbidden('new Date()')();
    return Reflect.construct(target, given) as Date;
  },
  get: (target, name) => (name === 'now' ? forbidden('Date.now') : Reflect.get(target, name)),
});

const places = [
  [globalThis, 'Date', dateWithoutNow],
  [Math, 'random', forbidden('Math.random')],
  [performance, 'now', forbidden('performance.now')],
  [crypto, 'randomUUID', forbidden('crypto.randomUUID')],
  [crypto, 'getRandomValues', forbidden('crypto.getRandomValues')],
] as const;

/** Runs something synchronous without clock and chance, and puts both back whatever happens. */
export function withoutClockOrChance<Result>(run: () => Result): Result {
  const before = places.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
  for (const [owner, name, value] of places)
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  try {
    return run();
  } finally {
    for (const [index, [owner, name]] of places.entries()) {
      const own = before[index];
      if (own) Object.defineProperty(owner, name, own);
      else Reflect.deleteProperty(owner, name);
    }
  }
}
