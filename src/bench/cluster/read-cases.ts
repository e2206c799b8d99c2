// All cases as a gateway lists them, beside what the streams say: whether the read model has caught up.

import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { createCaller } from '../../serve/http-caller.ts';

const pageSize = 1_000;
const lookEveryMs = 200;

/** Milliseconds until the gateway lists just these cases; what differs where that is too long. */
export async function untilListed(
  url: string,
  key: string,
  expected: ReadonlyMap<string, string>,
  waitMsMax: number,
): Promise<{ readonly ms: number; readonly findings: readonly string[] }> {
  const beganMs = performance.now();
  for (;;) {
    const findings = differences(await listed(url, key), expected);
    const ms = Math.round(performance.now() - beganMs);
    if (findings.length === 0 || ms > waitMsMax) return { ms, findings };
    await pause(lookEveryMs);
  }
}

async function listed(url: string, key: string): Promise<Map<string, unknown> | undefined> {
  const caller = createCaller(url);
  const found = new Map<string, unknown>();
  try {
    for (let before = ''; ; ) {
      const answer = await caller.get(`/v1/cases?limit=${pageSize}${before}`, key);
      if (answer.status !== 200) return undefined;
      const page = JSON.parse(answer.body) as { cases: { case: string }[]; next?: string };
      for (const line of page.cases) found.set(line.case, line);
      if (!page.next) return found;
      before = `&before=${encodeURIComponent(page.next)}`;
    }
  } catch {
    return undefined;
  } finally {
    caller.close();
  }
}

function differences(
  found: ReadonlyMap<string, unknown> | undefined,
  expected: ReadonlyMap<string, string>,
): readonly string[] {
  if (!found) return ['the cases are not answered'];
  if (found.size !== expected.size) return [`${found.size} of ${expected.size} cases are listed`];
  const other = [...expected].find(
    ([id, line]) => !isDeepStrictEqual(found.get(id), JSON.parse(line)),
  );
  return other ? [`case ${other[0]} is listed otherwise than the streams have it`] : [];
}
