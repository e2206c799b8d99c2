import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { marketModel } from '../core/signal/instrument/market-model.ts';
import { evaluatePumps, firstTestTape } from './pumps.ts';

const folder = join(import.meta.dirname, '../../../shared/data/pumps');
const skip = existsSync(folder) ? false : 'the real tapes are not here (../shared/data/pumps)';

// Floors under the figures measured on the tapes the model was chosen on: 19 of 20 announcements
// (the twentieth moved nothing and was hardly traded), no false alarm in 80 days, 6.9 s.
test('real pumps are found within seconds and without false alarms', { skip }, async () => {
  const figures = await evaluatePumps({ folder, model: marketModel, to: firstTestTape });
  assert.ok(figures.everyAnnouncement.f1 >= 0.95, JSON.stringify(figures.everyAnnouncement));
  assert.ok(figures.movingOnly.f1 >= 0.98, JSON.stringify(figures.movingOnly));
  assert.ok(figures.medianDelaySeconds! <= 10, String(figures.medianDelaySeconds));
  assert.equal(figures.everyAnnouncement.falseAlarms, 0);
});

// Measured: 19 of 20, one false alarm, 5.8 s.
test('they are found as well where the feed hides who crossed the spread', { skip }, async () => {
  const figures = await evaluatePumps({
    folder,
    model: marketModel,
    to: firstTestTape,
    sides: false,
  });
  assert.ok(figures.everyAnnouncement.f1 >= 0.92, JSON.stringify(figures.everyAnnouncement));
  assert.ok(figures.medianDelaySeconds! <= 10, String(figures.medianDelaySeconds));
});
