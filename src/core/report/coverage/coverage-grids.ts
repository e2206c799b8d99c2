// The control coverage as grids, for pages and workbooks.
import { grouped, type Language } from '../fsa-amount.ts';
import { column, countCell, type Grid, type GridCell, wordsCell } from '../grid/grid.ts';
import { bearings } from './bearings.ts';
import { controlLevels } from './controls.ts';
import type { ControlCoverage, Coverage, Evidence } from './coverage.ts';
import { findings } from './coverage.ts';
import type { Reference } from './coverage-count.ts';
import { coverageWords, type SourceRow } from './coverage-words.ts';
import { measures } from './measures.ts';

/** `#12 e-1 2025-04-16T01:00:00.000Z`: where to look. */
export function referenceText(reference: Reference | undefined, language: Language): string {
  if (reference === undefined) return coverageWords(language).none;
  return `#${reference.sequence} ${reference.event} ${reference.time}`;
}

const stanceMarks = { for: '+', against: '−', related: '·' } as const;

/** `+ 1,234 of 5,000 log-ins by passkey or certificate`. */
export function evidenceText(evidence: Evidence, language: Language): string {
  const { of } = coverageWords(language);
  const whole = evidence.of === undefined ? '' : `${of}${grouped(evidence.of)}`;
  const count = `${grouped(evidence.count)}${whole}`;
  return `${stanceMarks[evidence.stance]} ${count} ${measures[evidence.measure][language]}`;
}

export const settingText = (shown: ControlCoverage['settings'][number]): string =>
  `${shown.name} = ${typeof shown.value === 'string' ? shown.value : JSON.stringify(shown.value)}`;

export function levelText({ control }: ControlCoverage, language: Language): string {
  const { levels, confirmations } = coverageWords(language);
  return `${levels[control.level]} (${confirmations[control.confirmed]})`;
}

/** Findings by level: how many controls there are of each. */
function overviewGrid(coverage: Coverage, language: Language): Grid {
  const text = coverageWords(language);
  const countOf = (level: string | undefined, finding?: string): GridCell =>
    countCell(
      coverage.controls.filter(
        (one) =>
          (level === undefined || one.control.level === level) &&
          (finding === undefined || one.finding === finding),
      ).length,
    );
  const row = (name: string, level?: string): readonly GridCell[] => [
    wordsCell(name),
    ...findings.map((finding) => countOf(level, finding)),
    countOf(level),
  ];
  return {
    title: text.overview,
    columns: [
      column(text.overviewHeads[0], 'start'),
      ...findings.map((finding) => column(text.findings[finding])),
      column(text.number),
    ],
    rows: controlLevels.map((level) => row(text.levels[level], level)),
    total: row(text.total),
  };
}

function controlsGrid(coverage: Coverage, language: Language): Grid {
  const text = coverageWords(language);
  return {
    title: text.title,
    columns: text.controlHeads.map((head) => column(head, 'start')),
    rows: coverage.controls.map((one) =>
      [
        one.control.id,
        levelText(one, language),
        one.control[language],
        text.findings[one.finding],
        [
          ...one.evidence.map((evidence) => evidenceText(evidence, language)),
          ...one.settings.map((shown) => `${text.setting} ${settingText(shown)}`),
        ].join('\n'),
        bearings[one.control.id].cannotShow[language],
      ].map(wordsCell),
    ),
    notes: text.notes,
  };
}

function evidenceGrid(coverage: Coverage, language: Language): Grid {
  const text = coverageWords(language);
  const [id, speaks, what, count, of, first, last] = text.evidenceHeads;
  return {
    title: text.evidence,
    columns: [
      ...[id, speaks, what].map((head) => column(head, 'start')),
      column(count),
      column(of),
      ...[first, last].map((head) => column(head, 'start')),
    ],
    rows: coverage.controls.flatMap(({ control, evidence }) =>
      evidence.map((one) => [
        wordsCell(control.id),
        wordsCell(text.stances[one.stance]),
        wordsCell(measures[one.measure][language]),
        countCell(one.count),
        one.of === undefined ? wordsCell('') : countCell(one.of),
        wordsCell(referenceText(one.first, language)),
        wordsCell(referenceText(one.last, language)),
      ]),
    ),
  };
}

type SourceLine = readonly [name: SourceRow, value: string];

function journalLines({ journal }: Coverage): readonly SourceLine[] {
  if (journal === undefined) return [];
  return [
    ['records', grouped(journal.records)],
    ['chainHash', journal.chainHash],
    ...journal.damages.map((damage): SourceLine => ['damage', damage]),
    ...(journal.damagesUnlisted > 0
      ? ([['damagesUnlisted', grouped(journal.damagesUnlisted)]] as const)
      : []),
  ];
}

function settingLines({ settings }: Coverage, language: Language): readonly SourceLine[] {
  const { programDefault } = coverageWords(language).source;
  const inForce = (['policy', 'model'] as const).map((kind): SourceLine => {
    const { version, since } = settings[kind];
    const origin = since ? referenceText(since, language) : programDefault;
    return [kind, `${version} (${origin})`];
  });
  const decided = settings.decidedUnder.map(({ version, count, first, last }): SourceLine => {
    const range = `${referenceText(first, language)} … ${referenceText(last, language)}`;
    return ['decided', `${version}: ${grouped(count)} (${range})`];
  });
  return [...inForce, ...decided];
}

/** What it was drawn from: the journal, its end, and the settings in force. */
function sourceGrid(coverage: Coverage, language: Language): Grid {
  const text = coverageWords(language);
  const { firm, from, to, first, last } = coverage;
  const lines: readonly SourceLine[] = [
    ...(firm === undefined ? [] : ([['firm', firm]] as const)),
    ...(from || to ? ([['period', `${from ?? '…'} – ${to ?? '…'}`]] as const) : []),
    ['first', referenceText(first, language)],
    ['last', referenceText(last, language)],
    ...journalLines(coverage),
    ...settingLines(coverage, language),
  ];
  return {
    title: text.sheets[3],
    columns: text.sourceHeads.map((head) => column(head, 'start')),
    rows: lines.map(([name, value]) => [wordsCell(text.source[name]), wordsCell(value)]),
  };
}

/** What stands under the title: what the figures are not. */
export function ribbonOf(coverage: Coverage, language: Language): string | undefined {
  const text = coverageWords(language);
  const ribbons = [
    ...(coverage.simulated ? [text.simulated] : []),
    ...(coverage.journal ? [] : [text.notJournal]),
  ];
  return ribbons.length === 0 ? undefined : ribbons.join(' ');
}

export interface CoverageGrids {
  readonly controls: Grid;
  readonly overview: Grid;
  readonly evidence: Grid;
  readonly source: Grid;
}

export function coverageGrids(coverage: Coverage, language: Language): CoverageGrids {
  return {
    controls: controlsGrid(coverage, language),
    overview: overviewGrid(coverage, language),
    evidence: evidenceGrid(coverage, language),
    source: sourceGrid(coverage, language),
  };
}
