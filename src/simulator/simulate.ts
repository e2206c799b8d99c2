// The simulator's one entrance: yields the fake world's events and takes the checkpoint's answers.
import type { Event } from '../core/event/event.ts';
import { startOfDate } from './calendar.ts';
import { type Answers, drive } from './drive.ts';
import { type ResolvedOptions, resolveOptions, type SimulationOptions } from './options.ts';
import { createRun } from './run.ts';
import type { Scenario } from './scenario/scenario.ts';
import { varied2025 } from './scenario/varied-2025.ts';
import { wave2025 } from './scenario/wave-2025.ts';
import { type SimulationSummary, summarise } from './summary.ts';

const scenarios: readonly Scenario[] = [wave2025, varied2025];

export function scenarioNames(): readonly string[] {
  return scenarios.map(({ name }) => name);
}

function scenarioOf(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  throw new RangeError(`unknown scenario ${name}; there is ${scenarioNames().join(', ')}`);
}

/**
 * Yields batches of events in time order. Resume it with one element for each event: the decision on
 * a request, or undefined where nothing answered; or with undefined for the whole batch. No answer
 * within a batch bears on another event of it. The same options give the same events. Options out of
 * range throw a RangeError at once.
 */
export function simulate(
  options: SimulationOptions,
): Generator<readonly Event[], SimulationSummary, Answers> {
  const scenario = scenarioOf(options.scenario);
  const resolved = resolveOptions(options, scenario);
  return runThrough(scenario, resolved);
}

function* runThrough(
  scenario: Scenario,
  options: ResolvedOptions,
): Generator<readonly Event[], SimulationSummary, Answers> {
  const run = createRun(options, {
    ...scenario,
    startMs: startOfDate(scenario.firstDate),
    listingDays: scenario.listings?.map(startOfDate),
  });
  scenario.begin(run);
  yield* drive(run);
  return summarise(options, run.tally);
}
