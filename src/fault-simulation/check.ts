// What must hold after a simulated run, whatever happened in it: each finding is one sentence.

import { worded } from '../core/decision/reasons.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { createFolder } from '../engine/folder.ts';
import type { JournalledEvent } from '../engine/journal-record.ts';
import { createReader, createWriter } from '../engine/world/codec.ts';
import {
  createWorld,
  emptyKey,
  type Tables,
  tableNumbers,
  type WorldLimits,
} from '../engine/world/world.ts';
import type { Book } from './book.ts';

/** What a run left behind. */
export interface Remains {
  readonly book: Book;
  readonly records: readonly JournalledEvent[];
  /** The stored state, by table number and key. */
  readonly stored: ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>;
  readonly storedSequence: number;
  readonly applied: ReadonlyMap<number, string>;
  /** Up to here the read model said that it had everything. */
  readonly caughtUpSequence: number;
  readonly limits: WorldLimits;
}

/** Findings at most: the first few tell enough. */
const findingsMax = 8;

export function check(remains: Remains): string[] {
  const findings = [...checkAnswers(remains), ...checkFold(remains), ...checkProjection(remains)];
  return findings.slice(0, findingsMax);
}

/** Nothing answered is lost or told otherwise, nothing acknowledged is lost, nothing counts twice. */
function checkAnswers({ book, records }: Remains): string[] {
  const findings = [...book.faults];
  const folded = new Map<string, JournalledEvent>();
  const told = new Map<string, JournalledEvent>();
  for (const record of records) {
    const { event } = record;
    const map = event.type === 'late' ? told : folded;
    const id = event.type === 'late' ? String(event.request.id) : event.id;
    if (!book.sent.has(id)) continue;
    if (map.has(id)) findings.push(`${id} is in the journal twice`);
    map.set(id, record);
  }
  for (const [id, { decision }] of told) {
    const after = folded.get(id);
    if (!after?.told) findings.push(`${id} was answered by rule and never folded`);
    else if (after.decision?.verdict !== decision?.verdict)
      findings.push(`${id} was told ${decision?.verdict} and folded as ${after.decision?.verdict}`);
  }
  for (const [id, body] of book.answered) {
    const decision = (told.get(id) ?? folded.get(id))?.decision;
    if (!decision) findings.push(`${id} was answered and is not in the journal`);
    else if (JSON.stringify(worded(decision)) !== body)
      findings.push(`${id} was answered ${body} and stands as ${JSON.stringify(worded(decision))}`);
  }
  for (const id of book.acknowledged)
    if (!folded.has(id)) findings.push(`${id} was acknowledged and is not in the journal`);
  return findings;
}

/** Folded from nothing, the journal gives every decision and effect it holds, and the stored state. */
function checkFold({ records, stored, storedSequence, limits }: Remains): string[] {
  const findings: string[] = [];
  const { world, tables } = createWorld(limits);
  const folder = createFolder(world, { sequence: 0, timeMs: 0 });
  for (const [place, record] of records.entries()) {
    const { event, origin, decision, effects = [], previous = 0, told } = record;
    const { stepped } = folder.refold(event, timeMsOf(event.time), origin, place + 1, told);
    const held = JSON.stringify([decision, effects, previous]);
    const folded = JSON.stringify([stepped.decision, stepped.effects, stepped.previous]);
    if (folded !== held)
      findings.push(`record ${place + 1} (${event.id}) folds to ${folded}, held is ${held}`);
  }
  if (storedSequence !== records.length)
    findings.push(`the last checkpoint is at ${storedSequence} of ${records.length}`);
  return [...findings, ...checkState(tables, stored)];
}

function checkState(tables: Tables, stored: Remains['stored']): string[] {
  const findings: string[] = [];
  for (const [name, table] of Object.entries(tables) as [keyof Tables, Tables[keyof Tables]][]) {
    const isWhole = name !== 'accounts' && name !== 'cases';
    const records = stored.get(tableNumbers[name]) ?? new Map<string, Uint8Array>();
    let forgotten = 0;
    for (const [key, bytes] of records) {
      if (isWhole && isForgotten(bytes, table.generation)) {
        forgotten += 1;
        continue;
      }
      const folded = table.encode(key === emptyKey ? '' : key);
      if (!folded) findings.push(`${name} ${key} is stored and follows from nothing`);
      else if (contentOf(folded) !== contentOf(bytes))
        findings.push(`${name} ${key} is stored otherwise than the journal folds`);
    }
    const held = records.size - forgotten;
    if (isWhole && held !== table.size)
      findings.push(`${name}: ${held} are stored, ${table.size} follow`);
  }
  return findings;
}

/** What a full table forgot is deleted bit by bit; until then its half tells that it is forgotten. */
function isForgotten(bytes: Uint8Array, generation: number): boolean {
  return createReader(bytes).number() < generation - 1;
}

/** Without the number of the half that it was in: what memory holds is no part of the state. */
function contentOf(bytes: Uint8Array): string {
  const writer = createWriter();
  const reader = createReader(bytes);
  writer.number(reader.number());
  return Buffer.from(bytes.subarray(writer.take().length)).toString('latin1');
}

/** The read model was given every effect of the journal, once and as it stands there. */
function checkProjection({ records, applied, caughtUpSequence }: Remains): string[] {
  const expected = new Map<number, string>();
  for (const [place, { effects }] of records.entries())
    if (effects) expected.set(place + 1, JSON.stringify(effects));
  const findings: string[] = [];
  for (const [sequence, effects] of expected)
    if (sequence <= caughtUpSequence && applied.get(sequence) !== effects)
      findings.push(`the read model lacks the effects of record ${sequence}`);
  for (const [sequence, effects] of applied)
    if (expected.get(sequence) !== effects)
      findings.push(`the read model has other effects of record ${sequence}`);
  return findings;
}
