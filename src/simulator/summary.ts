// What a run returns when it is over.
import type { ResolvedOptions } from './options.ts';
import type { MonthFigures } from './scenario/figures.ts';
import type { CampaignTally, HonestTally, HostileTally, Tally } from './tally.ts';

export interface SimulationSummary {
  readonly scenario: string;
  readonly accounts: number;
  readonly seed: number;
  readonly scale: number;
  readonly days: number;
  readonly events: number;
  readonly eventsByType: Readonly<Record<string, number>>;
  /** By the Japanese month of the access, as the regulator counts. */
  readonly months: readonly MonthFigures[];
  readonly honest: Readonly<HonestTally>;
  readonly accomplices: Readonly<HonestTally>;
  readonly hostile: Readonly<HostileTally>;
  readonly campaigns: readonly Readonly<CampaignTally>[];
  /** What a reader must know before he quotes the figures. */
  readonly notes: readonly string[];
}

function notesOn(options: ResolvedOptions, accesses: number): string[] {
  const share = ((100 * accesses) / options.accounts).toFixed(2);
  return [
    `${share} % of the simulated customers were hijacked; in reality about 0.02 % of funded accounts in April 2025, so rates per customer are not those of a real firm.`,
    'Attackers, customers and prices are invented; a detector that does well here has shown little until it does well on real data.',
  ];
}

export function summarise(options: ResolvedOptions, tally: Tally): SimulationSummary {
  const { scenario, accounts, seed, scale, days } = options;
  const rows = [...tally.months.values()].sort((left, right) =>
    left.month < right.month ? -1 : 1,
  );
  const months = rows.map((row) => ({
    ...row,
    firms: row.firms.size,
    salesYen: Math.round(row.salesYen),
    purchasesYen: Math.round(row.purchasesYen),
  }));
  const accesses = months.reduce((sum, row) => sum + row.accesses, 0);
  return {
    scenario,
    accounts,
    seed,
    scale,
    days,
    events: tally.events,
    eventsByType: tally.eventsByType,
    months,
    honest: tally.honest,
    hostile: tally.hostile,
    accomplices: tally.accomplices,
    // Those whose day lies beyond a shortened run have done nothing yet.
    campaigns: [...tally.campaigns.values()].filter(({ events }) => events > 0),
    notes: notesOn(options, accesses),
  };
}
