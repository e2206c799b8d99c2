// One data key a month, in a file of its own: without a month's key, what it sealed is gone for good.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A hundred years; events are accepted from 2000 on. */
export const monthsMax = 1_200;

const month = z.string().regex(/^\d{4}-\d{2}$/);
const file = z.strictObject({
  version: z.literal(1),
  /** 32 bytes as base64, by month of the event's time. */
  keys: z.record(month, z.string().length(44)),
  /** Months whose key is gone and never comes again. */
  shredded: z.array(month).max(monthsMax),
  /** State and projection may still hold what those months said. */
  isWipeDue: z.boolean(),
});
export type MonthKeys = z.infer<typeof file>;

const fileName = 'month-keys.json';

/** Nothing where nothing was ever sealed here. */
export function readMonthKeys(directory: string): MonthKeys | undefined {
  const path = join(directory, fileName);
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} is no file of month keys`, { cause: error });
  }
}

/** Returns when the file survives a loss of power: nothing is sealed with a key that could be lost. */
export function writeMonthKeys(directory: string, keys: MonthKeys): void {
  const path = join(directory, fileName);
  const next = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(next, `${JSON.stringify(keys, null, 2)}\n`);
    fsyncSync(next);
  } finally {
    closeSync(next);
  }
  renameSync(`${path}.new`, path);
  const folder = openSync(directory, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export interface KeyRing {
  /** The month's key, made where there is none; one that is kept nowhere for a shredded month. */
  toSeal(ofMonth: string): Buffer;
  toOpen(ofMonth: string): Buffer | undefined;
}

/** Reads the file once; whoever else changes it does so while nobody has the directory open. */
export function openKeyRing(directory: string): KeyRing {
  let stored = readMonthKeys(directory);
  const keys = new Map<string, Buffer>();
  const lost = new Map<string, Buffer>();
  for (const [ofMonth, key] of Object.entries(stored?.keys ?? {}))
    keys.set(ofMonth, Buffer.from(key, 'base64'));

  function make(ofMonth: string): Buffer {
    const key = randomBytes(32);
    // What comes late for a shredded month, or past the maximum, is shredded with this process.
    if (stored?.shredded.includes(ofMonth) || keys.size >= monthsMax) {
      if (lost.size >= monthsMax) lost.clear();
      lost.set(ofMonth, key);
      return key;
    }
    const before = stored ?? { version: 1, keys: {}, shredded: [], isWipeDue: false };
    stored = { ...before, keys: { ...before.keys, [ofMonth]: key.toString('base64') } };
    writeMonthKeys(directory, stored);
    keys.set(ofMonth, key);
    return key;
  }

  return {
    toSeal: (ofMonth) => keys.get(ofMonth) ?? lost.get(ofMonth) ?? make(ofMonth),
    toOpen: (ofMonth) => keys.get(ofMonth) ?? lost.get(ofMonth),
  };
}
