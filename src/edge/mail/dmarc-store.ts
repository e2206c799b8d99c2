// Keeps DMARC reports: durable before they are acknowledged, each counted once, rebuilt from a journal.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { dayMs } from '../../core/lib/decay.ts';
import { openJournal, type JournalOptions } from '../../engine/journal/journal.ts';
import { createForgingSources, type ForgingSource } from '../../intel/mail/dmarc/forging-sources.ts';
import { type DmarcReport, reportKey } from '../../intel/mail/dmarc/report.ts';
import { MailError } from './mail-error.ts';

export interface TakenReport {
  readonly status: 'stored' | 'duplicate';
  /** Networks that forged for the first time in this report; empty for a duplicate. */
  readonly newSources: readonly ForgingSource[];
}

export interface DmarcStore {
  /**
   * Resolves when the report is on disk. The same report again is a duplicate and changes nothing.
   * Rejects with a `MailError`: `store-conflict` (the id was used for another report), `store-too-old`,
   * `store-full`; or with the journal's own error.
   */
  take(report: DmarcReport): Promise<TakenReport>;
  readonly sources: () => ForgingSource[];
  readonly reports: () => number;
  close(): Promise<void>;
}

export interface DmarcStoreOptions extends JournalOptions {
  /** Reports whose ids are remembered, about 200 bytes each; 1,000,000. */
  readonly reportsMax?: number;
  /** Older ones than this, counted from the newest, are refused, so that their ids may be forgotten. */
  readonly retentionMs?: number;
}

const reportsMaxDefault = 1_000_000;
/** A report comes within days; a year and a month lets a firm read in last year's mail. */
const retentionDefaultMs = 400 * dayMs;

interface Known {
  readonly sequence: number;
  readonly endMs: number;
  readonly stored: Promise<void>;
}

export async function openDmarcStore(directory: string, options: DmarcStoreOptions = {}): Promise<DmarcStore> {
  const { reportsMax = reportsMaxDefault, retentionMs = retentionDefaultMs } = options;
  const journal = await openJournal(directory, options);
  const sources = createForgingSources();
  /** In the order of the journal, by report key. */
  const known = new Map<string, Known>();
  let newestMs = 0;
  for await (const { sequence, payload } of journal.read(1)) {
    const report = JSON.parse(payload.toString()) as DmarcReport;
    known.set(keyOf(report), { sequence, endMs: report.endMs, stored: Promise.resolve() });
    newestMs = Math.max(newestMs, report.endMs);
    sources.take(report);
  }

  /** Refused from now on for its age, so its id is not needed. */
  function forgetOld(): void {
    for (const [key, { endMs }] of known) if (endMs < newestMs - retentionMs) known.delete(key);
  }

  async function takeAgain(report: DmarcReport, { sequence, stored }: Known): Promise<TakenReport> {
    await stored;
    const payload = await journal.readOne(sequence);
    const first = payload && (JSON.parse(payload.toString()) as DmarcReport);
    if (!isDeepStrictEqual(first, report))
      throw new MailError('store-conflict', `report id ${report.reportId} of ${report.organisation} was used for another report`);
    return { status: 'duplicate', newSources: [] };
  }

  return {
    async take(report) {
      const key = keyOf(report);
      const before = known.get(key);
      if (before) return takeAgain(report, before);
      if (report.endMs < newestMs - retentionMs)
        throw new MailError('store-too-old', 'the report is older than what is kept');
      if (known.size >= reportsMax) forgetOld();
      if (known.size >= reportsMax)
        throw new MailError('store-full', `${reportsMax} reports are kept already`);
      const sequence = journal.nextSequence;
      const stored = journal.append([Buffer.from(JSON.stringify(report))], sequence);
      known.set(key, { sequence, endMs: report.endMs, stored });
      try {
        await stored;
      } catch (error) {
        known.delete(key);
        throw error;
      }
      newestMs = Math.max(newestMs, report.endMs);
      return { status: 'stored', newSources: sources.take(report) };
    },
    sources: sources.list,
    reports: () => known.size,
    close: () => journal.close(),
  };
}

/** Anyone may send a report: a plain hash could be made to collide with a real one to come. */
function keyOf(report: DmarcReport): string {
  return createHash('sha256').update(reportKey(report)).digest('base64url').slice(0, 22);
}
