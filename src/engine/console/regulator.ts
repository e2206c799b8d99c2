// The regulator's table as the cases stand in the projection.

import type { Case } from '../../core/case/case.ts';
import { dayMs } from '../../core/lib/decay.ts';
import { jstDate } from '../../core/lib/jst.ts';
import { timeOf } from '../../core/lib/time.ts';
import { buildFsaTable } from '../../core/report/fsa-draw.ts';
import type { FsaTable } from '../../core/report/fsa-table.ts';
import { renderJson } from '../../core/report/render-json.ts';
import type { Answer } from '../client.ts';
import { dayStartMs } from './day.ts';
import type { ConsoleParts } from './parts.ts';

export interface RegulatorAsk {
  /** `2025-04-16`; today where absent. */
  readonly asOf?: string;
  readonly language: 'ja' | 'en';
  readonly simulated: boolean;
}

/** Cases read at most; a larger installation draws its table from files (`report fsa`). */
const casesMax = 500_000;

export async function viewRegulator(
  parts: ConsoleParts,
  firm: string | undefined,
  { asOf = jstDate(parts.nowMs()) ?? '', language, simulated }: RegulatorAsk,
): Promise<Answer> {
  const endMs = dayStartMs(Date.parse(`${asOf}T00:00:00+09:00`)) + dayMs;
  const lines = await casesUntil(parts, firm, timeOf(endMs));
  const table: FsaTable = buildFsaTable(lines, { asOf, simulated });
  return { status: 200, body: renderJson(table, language) };
}

async function casesUntil(
  { projection }: ConsoleParts,
  firm: string | undefined,
  at: string,
): Promise<readonly Case[]> {
  const lines: Case[] = [];
  let after = '';
  while (lines.length < casesMax) {
    const page = await projection.casesAsOf({ firm, at, after });
    if (page.length === 0) break;
    lines.push(...page);
    after = page.at(-1)!.case;
  }
  return lines;
}
