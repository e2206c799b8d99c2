// The control coverage for a terminal, control by control, and as JSON.
import type { Language } from '../fsa-amount.ts';
import { renderGrids } from '../grid/render-grid.ts';
import { bearings } from './bearings.ts';
import type { ControlCoverage, Coverage, Evidence } from './coverage.ts';
import {
  coverageGrids,
  evidenceText,
  levelText,
  referenceText,
  ribbonOf,
  settingText,
} from './coverage-grids.ts';
import { coverageWords } from './coverage-words.ts';
import { measures } from './measures.ts';

function rangeText({ first, last }: Evidence, language: Language): string {
  if (first === undefined) return '';
  const isOne = first.sequence === last?.sequence;
  return `  [${referenceText(first, language)}${isOne ? '' : ` … #${last?.sequence}`}]`;
}

function controlLines(one: ControlCoverage, language: Language): readonly string[] {
  const text = coverageWords(language);
  const { control, finding, evidence, settings } = one;
  return [
    `${control.id}  ${control[language]}  [${levelText(one, language)}]`,
    `  => ${text.findings[finding]}`,
    ...evidence.map((line) => `  ${evidenceText(line, language)}${rangeText(line, language)}`),
    ...settings.map((shown) => `  ${text.setting}: ${settingText(shown)}`),
    `  ${text.cannotShow}: ${bearings[control.id].cannotShow[language]}`,
    '',
  ];
}

export function renderCoverage(coverage: Coverage, language: Language): string {
  const text = coverageWords(language);
  const ribbon = ribbonOf(coverage, language);
  const { overview, source } = coverageGrids(coverage, language);
  const head = [text.title, ...(ribbon ? [ribbon] : []), ''];
  const body = coverage.controls.flatMap((one) => controlLines(one, language));
  const lines = [...head, ...body].map((line) => `${line}\n`).join('');
  return `${lines}${renderGrids([overview, source])}\n${text.notes.map((note) => `${note}\n`).join('')}`;
}

function wordedEvidence(evidence: Evidence) {
  const { en, ja } = measures[evidence.measure];
  return { ...evidence, en, ja };
}

export function renderCoverageJson(coverage: Coverage): string {
  const controls = coverage.controls.map(({ control, finding, evidence, settings }) => ({
    ...control,
    finding,
    evidence: evidence.map(wordedEvidence),
    settings: Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    cannotShow: bearings[control.id].cannotShow,
  }));
  return `${JSON.stringify({ ...coverage, controls }, undefined, 2)}\n`;
}
