// What a visitor's own software writes may be of any length; that must not get a log-in refused.

/** Characters looked at, at most; the schemas of `common.ts` and `session.ts` say the same. */
const lengthsMax = { userAgent: 1024, referrer: 1024, device: 128, language: 64 } as const;
const fields = Object.keys(lengthsMax) as (keyof typeof lengthsMax)[];

/** The same object where nothing is too long, else a copy with what is too long cut. */
export function withVisitorTextsCut(value: object): object {
  if (!isAnyLong(value)) return value;
  const cut: Record<string, unknown> = { ...value };
  for (const field of fields) {
    const found = cut[field];
    if (typeof found === 'string' && found.length > lengthsMax[field])
      cut[field] = found.slice(0, lengthsMax[field]).toWellFormed();
  }
  return cut;
}

type VisitorTexts = { readonly [Name in keyof typeof lengthsMax]?: unknown };

/** Field by field: every event is asked, and hardly one has any text that long. */
function isAnyLong({ userAgent, referrer, device, language }: VisitorTexts): boolean {
  return (
    isLong(userAgent, lengthsMax.userAgent) ||
    isLong(referrer, lengthsMax.referrer) ||
    isLong(device, lengthsMax.device) ||
    isLong(language, lengthsMax.language)
  );
}

function isLong(text: unknown, lengthMax: number): boolean {
  return typeof text === 'string' && text.length > lengthMax;
}
