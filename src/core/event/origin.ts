// What tables say of an address and a user agent, looked up once at the edge and journalled with
// the event: replay sees what the decision saw even after the tables have changed.
import { z } from 'zod';

export type NetworkKind = 'hosting' | 'mobile' | 'residential' | 'business' | 'unknown';
export type Form = 'desktop' | 'phone' | 'tablet' | 'bot' | 'unknown';

export interface Origin {
  /** Autonomous system number; 0 where unknown. */
  readonly asn: number;
  /** ISO 3166-1 alpha-2; empty where unknown. */
  readonly country: string;
  readonly network: NetworkKind;
  /** Name and major version, as `Chrome 133`; empty where unknown. */
  readonly browser: string;
  /** Name and version, as `Windows 10`; empty where unknown. */
  readonly os: string;
  readonly form: Form;
}

const shape = {
  asn: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  country: z.string().regex(/^([A-Z]{2})?$/),
  network: z.enum(['hosting', 'mobile', 'residential', 'business', 'unknown']),
  browser: z.string().max(64),
  os: z.string().max(64),
  form: z.enum(['desktop', 'phone', 'tablet', 'bot', 'unknown']),
} satisfies Record<keyof Origin, z.ZodType>;

/** What a firm says of the origin itself; what is not as it must be counts as not said. */
export function readOrigin(given: unknown): Partial<Origin> {
  if (typeof given !== 'object' || given === null) return {};
  const said = Object.entries(shape).flatMap(([name, schema]) => {
    const read = schema.safeParse((given as Record<string, unknown>)[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(said);
}
