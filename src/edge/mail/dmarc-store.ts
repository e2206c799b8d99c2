// Keeps DMARC reports: durable before they are acknowledged, each counted once, rebuilt from a journal.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { dayMs } from '../../core/lib/decay.ts';
import { type Journal, type JournalOptions, openJournal } from '../../engine/journal/journal.ts';
import {
  createForgingSources,
  type ForgingSource,
  type ForgingSources,
} from '../../intel/mail/dmarc/forging-sources.ts';
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

interface Memory {
  readonly journal: Journal;
  readonly reportsMax: number;
  readonly retentionMs: number;
  readonly sources: ForgingSources;
  /** By report key, in the order of the journal. */
  readonly known: Map<string, Known>;
  newestMs: number;
}

export async function openDmarcStore(
  directory: string,
  options: DmarcStoreOptions = {},
): Promise<DmarcStore> {
  const { reportsMax = reportsMaxDefault, retentionMs = retentionDefaultMs } = options;
  const journal = await openJournal(directory, options);
  const sources = createForgingSources();
  const memory: Memory = {
    journal,
    reportsMax,
    retentionMs,
    sources,
    known: new Map(),
    newestMs: 0,
  };
  for await (const { sequence, payload } of journal.read(1)) {
    const report = JSON.parse(payload.toString()) as DmarcReport;
    remember(memory, report, sequence, Promise.resolve());
    memory.newestMs = Math.max(memory.newestMs, report.endMs);
    sources.take(report);
  }
  return {
    take: (report) => takeReport(memory, report),
    sources: sources.list,
    reports: () => memory.known.size,
    close: () => journal.close(),
  };
}

async function takeReport(memory: Memory, report: DmarcReport): Promise<TakenReport> {
  const before = memory.known.get(keyOf(report));
  if (before) return takeAgain(memory, report, before);
  admit(memory, report);
  const sequence = memory.journal.nextSequence;
  const stored = memory.journal.append([Buffer.from(JSON.stringify(report))], sequence);
  remember(memory, report, sequence, stored);
  try {
    await stored;
  } catch (error) {
    memory.known.delete(keyOf(report));
    throw error;
  }
  memory.newestMs = Math.max(memory.newestMs, report.endMs);
  return { status: 'stored', newSources: memory.sources.take(report) };
}

/** Waits for the first of them: a duplicate is not acknowledged before it is on disk either. */
async function takeAgain(
  { journal }: Memory,
  report: DmarcReport,
  before: Known,
): Promise<TakenReport> {
  await before.stored;
  const payload = await journal.readOne(before.sequence);
  if (!isDeepStrictEqual(payload && JSON.parse(payload.toString()), report)) {
    const { reportId, organisation } = report;
    const detail = `report id ${reportId} of ${organisation} was used for another report`;
    throw new MailError('store-conflict', detail);
  }
  return { status: 'duplicate', newSources: [] };
}

function admit(memory: Memory, report: DmarcReport): void {
  const oldestMs = memory.newestMs - memory.retentionMs;
  if (report.endMs < oldestMs)
    throw new MailError('store-too-old', 'the report is older than what is kept');
  if (memory.known.size < memory.reportsMax) return;
  // Refused from now on for their age, so their ids are not needed.
  for (const [key, { endMs }] of memory.known) if (endMs < oldestMs) memory.known.delete(key);
  if (memory.known.size >= memory.reportsMax)
    throw new MailError('store-full', `${memory.reportsMax} reports are kept already`);
}

function remember(
  { known }: Memory,
  report: DmarcReport,
  sequence: number,
  stored: Promise<void>,
): void {
  known.set(keyOf(report), { sequence, endMs: report.endMs, stored });
}

/** Anyone may send a report: a plain hash could be made to collide with a real one to come. */
function keyOf(report: DmarcReport): string {
  return createHash('sha256').update(reportKey(report)).digest('base64url').slice(0, 22);
}
