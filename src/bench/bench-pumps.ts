// The market half on real pumps, where the tapes are at hand.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { marketModel } from '../core/signal/instrument/market-model.ts';
import type { PumpFigures, Score } from './pump-figures.ts';
import { evaluatePumps, firstTestTape } from './pumps.ts';
import type { Line, Report } from './report.ts';

const folder = join(import.meta.dirname, '../../../shared/data/pumps');

export async function benchPumps(): Promise<Report> {
  if (!existsSync(folder))
    return {
      name: 'pumps',
      lines: [{ what: 'skipped', figure: 'the real tapes are not here (../shared/data/pumps)' }],
      figures: {},
    };
  const model = marketModel;
  const chosenOn = await evaluatePumps({ folder, model, to: firstTestTape });
  const tested = await evaluatePumps({ folder, model, from: firstTestTape });
  const sideless = await evaluatePumps({ folder, model, from: firstTestTape, sides: false });
  return {
    name: 'pumps',
    lines: [
      ...linesOf('first 20 tapes (chosen on)', chosenOn),
      ...linesOf('last 11 tapes (tested)', tested),
      ...linesOf('last 11 tapes, sides hidden', sideless),
    ],
    figures: { chosenOn, tested, sideless },
  };
}

function linesOf(what: string, figures: PumpFigures): Line[] {
  const { everyAnnouncement, movingOnly, medianDelaySeconds, instrumentDays } = figures;
  return [
    { what: `${what}: every announcement`, figure: scoreText(everyAnnouncement) },
    { what: `${what}: those that moved`, figure: scoreText(movingOnly) },
    {
      what: `${what}: median delay, false alarms`,
      figure: `${medianDelaySeconds?.toFixed(1)} s, ${everyAnnouncement.falseAlarms} in ${instrumentDays.toFixed(1)} instrument-days`,
    },
  ];
}

function scoreText({ precision, recall, f1, found, announcements }: Score): string {
  const digits = (value: number) => value.toFixed(3);
  return `F1 ${digits(f1)}, precision ${digits(precision)}, recall ${digits(recall)} (${found} of ${announcements})`;
}
