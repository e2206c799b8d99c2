// Draws the control coverage from the counts: a finding for each control, and what it rests on.
import { defaultModel } from '../../decision/model.ts';
import { defaultPolicy, type Policy } from '../../decision/policy.ts';
import { bearings } from './bearings.ts';
import { type Control, controls } from './controls.ts';
import type { Count, Reference } from './coverage-count.ts';
import { type CoverageTally, countOf } from './coverage-tally.ts';
import { measures, type Stance } from './measures.ts';

/**
 * What the records say of a control: evidence of it, against it, of both kinds, related records
 * only, or none; `outside` where nothing of it passes through this installation. Whether a control
 * is met is for the auditor to say.
 */
export const findings = ['evidence', 'mixed', 'against', 'related', 'none', 'outside'] as const;
export type CoverageFinding = (typeof findings)[number];

export interface Evidence {
  readonly measure: string;
  readonly stance: Stance;
  readonly count: number;
  /** The count that it is a part of. */
  readonly of?: number;
  readonly first?: Reference;
  readonly last?: Reference;
}

export interface SettingShown {
  readonly name: keyof Policy;
  readonly value: unknown;
}

export interface ControlCoverage {
  readonly control: Control;
  readonly finding: CoverageFinding;
  readonly evidence: readonly Evidence[];
  readonly settings: readonly SettingShown[];
}

/** Policy and model in force at the end, and what was decided under each version. */
export interface CoverageSettings {
  readonly policy: { readonly version: string; readonly since?: Reference };
  readonly model: { readonly version: string; readonly since?: Reference };
  readonly decidedUnder: readonly ({ readonly version: string } & Readonly<Count>)[];
}

/** The journal as it was read; absent where decisions were worked out again from event files. */
export interface JournalFacts {
  readonly records: number;
  /** Of the last batch: compare it with one kept elsewhere. */
  readonly chainHash: string;
  readonly damages: readonly string[];
  readonly damagesUnlisted: number;
}

export interface Coverage {
  readonly report: 'coverage';
  readonly simulated: boolean;
  readonly firm?: string;
  readonly from?: string;
  readonly to?: string;
  readonly first?: Reference;
  readonly last?: Reference;
  readonly journal?: JournalFacts;
  readonly settings: CoverageSettings;
  readonly controls: readonly ControlCoverage[];
}

function evidenceOf(tally: CoverageTally, name: string): Evidence {
  const { stance, of } = measures[name];
  const whole = of === undefined ? {} : { of: countOf(tally, of).count };
  return { measure: name, stance, ...whole, ...countOf(tally, name) };
}

export function findingOf(evidence: readonly Evidence[]): CoverageFinding {
  if (evidence.length === 0) return 'outside';
  const has = (stance: Stance): boolean =>
    evidence.some((one) => one.stance === stance && one.count > 0);
  if (has('for')) return has('against') ? 'mixed' : 'evidence';
  if (has('against')) return 'against';
  return has('related') ? 'related' : 'none';
}

function policyInForce({ inForce }: CoverageTally): Policy {
  return (inForce.get('policy')?.setting.value as Policy | undefined) ?? defaultPolicy;
}

function settingsOf(tally: CoverageTally): CoverageSettings {
  const { inForce, versions } = tally;
  const of = (kind: 'policy' | 'model', version: string) => ({
    version: inForce.get(kind)?.setting.version ?? version,
    ...(inForce.has(kind) ? { since: inForce.get(kind)!.reference } : {}),
  });
  return {
    policy: of('policy', defaultPolicy.version),
    model: of('model', defaultModel.version),
    decidedUnder: [...versions].map(([version, count]) => ({ version, ...count })),
  };
}

function controlCoverage(tally: CoverageTally, control: Control): ControlCoverage {
  const bearing = bearings[control.id];
  const policy = policyInForce(tally);
  const evidence = bearing.measures.map((name) => evidenceOf(tally, name));
  return {
    control,
    finding: findingOf(evidence),
    evidence,
    settings: bearing.settings.map((name) => ({ name, value: policy[name] })),
  };
}

export interface CoverageFrame {
  readonly simulated: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly journal?: JournalFacts;
}

export function drawCoverage(tally: CoverageTally, frame: CoverageFrame): Coverage {
  const { firm } = tally.options;
  const { first, last } = tally;
  return {
    report: 'coverage',
    simulated: frame.simulated,
    ...(firm === undefined ? {} : { firm }),
    ...(frame.from === undefined ? {} : { from: frame.from }),
    ...(frame.to === undefined ? {} : { to: frame.to }),
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(frame.journal ? { journal: frame.journal } : {}),
    settings: settingsOf(tally),
    controls: controls.map((control) => controlCoverage(tally, control)),
  };
}
