// What the hub buys: one simulated wave before six firms, each for itself, with the hub, and as one house.
import type { BenchContext } from './context.ts';
import { type Arrangement, runTrial, type TrialResult } from './hub/trial.ts';
import type { Line, Report } from './report.ts';

/** Customers of the six firms together; some 240 accounts are hijacked in three months. */
const accounts = 3500;
const seed = 5;

const names: Readonly<Record<Arrangement, string>> = {
  apart: 'each for itself',
  hub: 'with the hub',
  together: 'one house',
};

/**
 * Verdicts do not reach the simulated people, so that all arrangements see the very same events.
 * Firms challenge with one-time codes, as those of that spring did: most hijackers get in.
 */
export async function benchHub({ say }: BenchContext): Promise<Report> {
  const lines: Line[] = [];
  const figures: Record<string, unknown> = {};
  for (const arrangement of ['apart', 'hub', 'together'] as const) {
    say(`six simulated firms, ${names[arrangement]}`);
    const simulation = { scenario: 'varied-2025', accounts, seed };
    const result = runTrial({ simulation, arrangement, isClosed: false, stepUpMinimum: 'otp' });
    lines.push(...linesOf(names[arrangement], result));
    const { summary: _summary, ...counts } = result;
    figures[arrangement] = counts;
  }
  return { name: 'hub (simulated firms, customers and hijackers)', lines, figures };
}

function linesOf(what: string, result: TrialResult): Line[] {
  const { boughtJpy, answeredJpy, heldJpy, attackedFirms, laterFirms, laterWarned } = result;
  const { accomplices, accomplicesKnown, honestOrders, honestOrdersHeld } = result;
  const share = (part: number, whole: number) =>
    `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const lines = [
    {
      what: `${what}: hostile purchases held; held or challenged`,
      figure: `${share(heldJpy, boughtJpy)}; ${share(answeredJpy, boughtJpy)} of ¥${(boughtJpy / 1e6).toFixed(0)}m`,
    },
    {
      what: `${what}: firms after the first that knew before their first hostile buy`,
      figure: `${laterWarned} of ${laterFirms} (${attackedFirms} firms in ${result.attacks} attacks)`,
    },
    {
      what: `${what}: hijackers’ own accounts whose firm knew when they sold`,
      figure: `${accomplicesKnown} of ${accomplices}`,
    },
    {
      what: `${what}: honest orders held`,
      figure: `${honestOrdersHeld} of ${honestOrders}`,
    },
  ];
  if (result.released === 0) return lines;
  const told = Object.entries(result.told).map(([type, count]) => `${count} ${type}s`);
  const known = `${result.recognisedHostile} of ${result.recognisedLogins} hostile`;
  return [
    ...lines,
    { what: `${what}: told; log-ins recognised`, figure: `${told.join(', ')}; ${known}` },
  ];
}
