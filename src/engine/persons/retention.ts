// Shredding: deletes the keys of months, and all that was folded with what they sealed.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { realDisk } from '../journal/disk.ts';
import { lockDirectory } from '../journal/lock.ts';
import { type MonthKeys, readMonthKeys, writeMonthKeys } from './month-keys.ts';

/** The month so many months before that of the time: `2025-10` is 13 before `2026-11`. */
export function monthBefore(timeMs: number, months: number): string {
  const now = new Date(timeMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1))
    .toISOString()
    .slice(0, 7);
}

function without(stored: MonthKeys, months: readonly string[]): MonthKeys {
  const kept = Object.entries(stored.keys).filter(([month]) => !months.includes(month));
  const shredded = [...new Set([...stored.shredded, ...months])].sort();
  return { version: 1, keys: Object.fromEntries(kept), shredded, isWipeDue: true };
}

/**
 * Deletes the keys of all months before `month`, then the state and the projection, which the next
 * start folds again from the journal. What a crash interrupts is finished by the next call. Gives
 * the months that are gone now; rejects with `locked` while a service runs.
 */
export async function shredBefore(
  directory: string,
  month: string,
  wipeElsewhere: () => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  if (!existsSync(join(directory, 'journal'))) return [];
  const unlock = await lockDirectory(realDisk, join(directory, 'journal'));
  try {
    const stored = readMonthKeys(directory);
    if (!stored) return [];
    const gone = Object.keys(stored.keys).filter((ofMonth) => ofMonth < month);
    if (gone.length === 0 && !stored.isWipeDue) return [];
    const left = without(stored, gone);
    writeMonthKeys(directory, left);
    for (const folded of ['state', 'projection'])
      await rm(join(directory, folded), { recursive: true, force: true });
    await wipeElsewhere();
    writeMonthKeys(directory, { ...left, isWipeDue: false });
    return gone;
  } finally {
    await unlock();
  }
}
