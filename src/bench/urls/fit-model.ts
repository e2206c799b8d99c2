// Fits the whole URL model on the months before a given one, time-honestly also inside.
import { dayMs } from '../../core/lib/decay.ts';
import type { BrandDictionary } from '../../intel/url/brand-dictionary.ts';
import type { Recollection } from '../../intel/url/campaign-memory.ts';
import { evidenceOf } from '../../intel/url/evidence.ts';
import type { UrlReading } from '../../intel/url/read-url.ts';
import { type StructureModel, structureScore } from '../../intel/url/structure.ts';
import type { UrlModelFile } from '../../intel/url/url-model.ts';
import { createChance } from './chance.ts';
import { type HonestName, type PhishingRow, readNames } from './dataset.ts';
import { fitStructure, packStructure } from './fit-structure.ts';
import { fitWeights, type WeightSample } from './fit-weights.ts';
import { dressed } from './honest-urls.ts';
import { priorWeights } from './prior-weights.ts';
import { remember } from './remembered.ts';
import { rowWeights } from './row-weights.ts';

export interface FitOptions {
  readonly rows: readonly PhishingRow[];
  readonly honest: readonly string[];
  readonly dictionary: BrandDictionary;
  /** Rows of this month and later are not looked at; `2025-08` uses all up to July. */
  readonly before: string;
}

/** The judge is asked both with what was confirmed a day before and with what was just now. */
const delaysMs = [dayMs, 0];
/**
 * Moves the point where the probability crosses a half: the most for which no month from May to July
 * 2025 has 2 % of other brands' rows called, a day before as well. Five finds a point more and calls 2.6 %.
 */
const securitiesWeight = 3;
const honestWeight = 1;

export function fitModel({ rows: all, honest, dictionary, before }: FitOptions): UrlModelFile {
  const rows = all.filter(({ month }) => month < before);
  const chance = createChance(2025);
  // A half bare as they come, a half with usual subdomains and paths; one half for each of the fits.
  const names = readNames(
    honest.map((name, at) => (at % 2 === 0 ? name : dressed(name, honest, chance))),
    dictionary,
  );
  const [forStructure, forWeights] = halves(names);
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const structureAt = (month: string): StructureModel => {
    const earlier = rows.filter((row) => row.month < month);
    return fitStructure(earlier, forStructure, rowWeights(earlier), createChance(7));
  };
  // Each month's letters are scored by a model that has not seen it: else the fit would trust them.
  const structures = new Map(months.slice(1).map((month) => [month, structureAt(month)]));
  const samples = delaysMs.flatMap((delayMs) =>
    samplesOf(rows, chance.shuffle([...forWeights]), delayMs, structures, dictionary),
  );
  return {
    version: `urls-${before}`,
    fitted: `on confirmed phishing of ${months[0]} to ${months.at(-1)} and honest names`,
    weights: readable(fitWeights(samples, priorWeights(dictionary), chance)),
    structure: packStructure(structureAt(before)),
  };
}

function halves(names: readonly HonestName[]): [HonestName[], HonestName[]] {
  const first = (at: number): boolean => at % 4 < 2;
  return [names.filter((_, at) => first(at)), names.filter((_, at) => !first(at))];
}

function samplesOf(
  rows: readonly PhishingRow[],
  honest: readonly HonestName[],
  delayMs: number,
  structures: ReadonlyMap<string, StructureModel>,
  dictionary: BrandDictionary,
): WeightSample[] {
  const remembered = remember(rows, honest, delayMs, dictionary);
  const weightOf = rowWeights(rows);
  const evidence = (reading: UrlReading, known: readonly Recollection[], month: string) =>
    evidenceOf(
      reading.url.host,
      reading.hits,
      known,
      structureScore(structures.get(month)!, reading.structure),
    );
  const samples: WeightSample[] = [];
  for (const [row, known] of remembered.rows)
    if (structures.has(row.month) && row.reading.ownership === 'anybody')
      samples.push({
        evidence: evidence(row.reading, known, row.month),
        isSecurities: row.isSecurities,
        weight: weightOf(row) * (row.isSecurities ? securitiesWeight : 1),
      });
  for (const [{ reading }, { known, month }] of remembered.honest)
    if (structures.has(month) && reading.ownership !== 'firm')
      samples.push({
        evidence: evidence(reading, known, month),
        isSecurities: false,
        weight: honestWeight,
      });
  return samples;
}

/** Three decimals, by name: a change of the model can be read in its diff. */
function readable(weights: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(
    [...weights]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, weight]) => [name, Math.round(weight * 1000) / 1000]),
  );
}
