// What a fold loses when the keys of all months are gone: the same wave, with addresses and without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../src/core/decision/decision.ts';
import type { Event } from '../src/core/event/event.ts';
import { timeMsOf } from '../src/core/lib/time.ts';
import { createOriginLookup } from '../src/edge/lookup/origin-lookup.ts';
import { createFolder, type Folded, originOf } from '../src/engine/folder.ts';
import { openKeyRing } from '../src/engine/persons/month-keys.ts';
import { createSealer } from '../src/engine/persons/sealer.ts';
import { createWorld, defaultLimits } from '../src/engine/world/world.ts';
import { temporaryFolder } from './service.ts';
import { smallWave } from './wave.ts';

test('decisions of a fold without any address are almost all as they were', async (t) => {
  const sealer = createSealer(openKeyRing(await temporaryFolder(t)));
  const lookUp = createOriginLookup().lookup;
  const { events } = smallWave(7);
  function verdicts(seenAs: (event: Event) => Event): Map<string, Decision> {
    const folder = createFolder(createWorld(defaultLimits).world, { sequence: 0, timeMs: 0 });
    const found = new Map<string, Decision>();
    const note = ({ stepped: { decision } }: Folded): void => {
      if (decision) found.set(decision.event, decision);
    };
    // The origin stands in the journal, unsealed: network and country outlive the address.
    for (const event of events)
      folder.fold(seenAs(event), timeMsOf(event.time), originOf(event, lookUp), note);
    return found;
  }
  const before = verdicts((event) => event);
  const after = verdicts((event) => JSON.parse(sealer.event(JSON.stringify(event), event)));
  const other = [...before].filter(([id, one]) => after.get(id)?.verdict !== one.verdict);
  const moved = [...before].filter(([id, one]) => after.get(id)?.risk !== one.risk);
  const months = new Set(events.map(({ time }) => time.slice(0, 7))).size;
  t.diagnostic(
    `${before.size} decisions in ${months} months: ${other.length} verdicts and ${moved.length} risks otherwise`,
  );
  assert.ok(before.size > 1_000 && months >= 2);
  assert.ok(moved.length > 0, 'the addresses are gone');
  assert.ok(other.length < before.size * 0.02);
});
