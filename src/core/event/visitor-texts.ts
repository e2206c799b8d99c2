// What a visitor's own software writes may be of any length; that must not get a log-in refused.

/** Characters looked at, at most; the schemas of `common.ts` and `session.ts` say the same. */
const lengthsMax = { userAgent: 1024, referrer: 1024, device: 128, language: 64 } as const;
const fields = Object.keys(lengthsMax) as (keyof typeof lengthsMax)[];

/** The same object where nothing is too long, else a copy with what is too long cut. */
export function withVisitorTextsCut(value: object): object {
  let cut: Record<string, unknown> | undefined;
  for (const field of fields) {
    const found = (value as Record<string, unknown>)[field];
    if (typeof found !== 'string' || found.length <= lengthsMax[field]) continue;
    cut ??= { ...value };
    cut[field] = found.slice(0, lengthsMax[field]).toWellFormed();
  }
  return cut ?? value;
}
