// What a caller may ask of the simulator, and what is assumed where he says nothing.
import type { Label } from './labels.ts';

export interface SimulationOptions {
  readonly scenario: string;
  /** Simulated customers, those hijacked included. */
  readonly accounts: number;
  /** A whole number; the same options with the same seed give the same world. */
  readonly seed: number;
  /** Share of the published figures, 0 to 1; by default one for every 50,000 accounts, at most 1. */
  readonly scale?: number;
  /** Only the first days of the scenario. */
  readonly days?: number;
  /** Of the last of them only so many hours, 1 to 24 (by default all): ends while the market is open. */
  readonly lastDayHours?: number;
  /** Factor on how often honest customers come; by default 1. */
  readonly activity?: number;
  /** Only these kinds of hijackers; all of the scenario's where absent. */
  readonly kinds?: readonly string[];
  readonly onLabel?: (label: Label) => void;
}

export interface ResolvedOptions {
  readonly scenario: string;
  readonly accounts: number;
  readonly seed: number;
  readonly scale: number;
  readonly days: number;
  readonly lastDayHours: number;
  readonly activity: number;
  readonly kinds: readonly string[];
  readonly onLabel: (label: Label) => void;
}

const accountsMax = 5_000_000;
/** At scale 1 there are 3,312 hijacked accounts: about one customer in 15. Reality is far below. */
const accountsAtFullScale = 50_000;

function defaultScale(accounts: number): number {
  return Math.min(1, accounts / accountsAtFullScale);
}

function requireRange(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) {
    throw new RangeError(`${name} must be between ${low} and ${high}, got ${value}`);
  }
}

/** A hijacked account is hijacked once, and a third of all must be left in peace. */
const accountsPerAccess = 1.5;

interface Limits {
  readonly days: number;
  /** Hijacked accounts at scale 1. */
  readonly accesses: number;
  readonly kinds: readonly string[];
  readonly companions?: readonly string[];
}

/** Those named, each known, and not only such as accompany others. */
function resolveKinds(named: readonly string[] | undefined, limits: Limits): readonly string[] {
  const { kinds, companions = [] } = limits;
  const all = [...kinds, ...companions];
  const stranger = named?.find((name) => !all.includes(name));
  if (stranger !== undefined) {
    throw new RangeError(`kinds must be among ${all.join(', ')}, got ${stranger}`);
  }
  if (named !== undefined && !named.some((name) => kinds.includes(name))) {
    throw new RangeError(`kinds must name at least one of ${kinds.join(', ')}; or scale be 0`);
  }
  return named ?? all;
}

/** Fills in what was left out; throws a RangeError that says which option is out of range. */
export function resolveOptions(options: SimulationOptions, limits: Limits): ResolvedOptions {
  const { scenario, accounts, seed } = options;
  const scale = options.scale ?? defaultScale(accounts);
  const days = options.days ?? limits.days;
  const lastDayHours = options.lastDayHours ?? 24;
  const activity = options.activity ?? 1;
  requireRange('accounts', accounts, 1, accountsMax);
  requireRange('scale', scale, 0, 1);
  const accountsMin = Math.floor(scale * limits.accesses * accountsPerAccess);
  if (accounts < accountsMin) {
    throw new RangeError(`accounts must be at least ${accountsMin} at scale ${scale}`);
  }
  requireRange('days', days, 1, limits.days);
  requireRange('lastDayHours', lastDayHours, 1, 24);
  requireRange('activity', activity, 0, 20);
  for (const [name, value] of Object.entries({ accounts, seed, days })) {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${name} must be a whole number`);
  }
  const kinds = resolveKinds(options.kinds, limits);
  const onLabel = options.onLabel ?? (() => {});
  return { scenario, accounts, seed, scale, days, lastDayHours, activity, kinds, onLabel };
}
