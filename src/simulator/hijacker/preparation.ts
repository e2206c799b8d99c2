// What goes before a campaign's entries: their hours, the passwords that no longer fit, the quiet buying.
import type { Actor } from '../actor.ts';
import { dayMs, dayStartOf, minuteMs } from '../calendar.ts';
import { between, integer, lognormal, type Random, stream } from '../random.ts';
import { person as personOf, type Run, start } from '../run.ts';
import type { CampaignPlan } from './campaigns.ts';
import { type Campaign, openEpisode } from './episode.ts';
import { approach, guess } from './intrude.ts';
import { gapMs } from './kind.ts';

/** Days on which the block is bought quietly before the attack. */
export const accumulationDays = [2, 9] as const;

/** One account in a campaign's plan. */
export interface Place {
  readonly plan: CampaignPlan;
  readonly trades: boolean;
  /** Position in the campaign's row of log-ins. */
  readonly nth: number;
}

/** By the kind's lead before the attack; in a row where the kind works off a list. */
export function plannedEntry(random: Random, { plan, nth }: Place): number {
  const { manner, attackMs } = plan.campaign;
  const [low, high] = manner.leadMinutes;
  const row = manner.rowGap;
  const inRow = row === undefined ? 0 : nth * row.medianMs * between(random, 0.7, 1.3);
  const lead = row === undefined ? between(random, low, high) : high;
  return attackMs - lead * minuteMs + Math.min(inRow, high * minuteMs * 0.95);
}

function* guessInVain(run: Run, campaign: Campaign, random: Random): Actor {
  const person = personOf(run, integer(random, 0, run.options.accounts - 1));
  const target = { person, accessMs: run.nowMs, salesYen: 0, purchasesYen: 0 };
  const intruder = approach(run, openEpisode(campaign, target), random);
  yield* guess(run, intruder, integer(random, 1, campaign.manner.guessesMost ?? 4));
}

/** The rest of the list: passwords that no longer fit. */
export function strays(run: Run, { campaign, cases, looks }: CampaignPlan): void {
  const { manner, attackMs, name } = campaign;
  const random = stream(run.seed, `strays/${name}`);
  const count = Math.round(manner.straysPerVictim * (cases + looks));
  let at = attackMs - manner.leadMinutes[1] * minuteMs;
  for (let nth = 0; nth < count; nth += 1) {
    at +=
      manner.rowGap === undefined
        ? lognormal(random, 4 * minuteMs, 1)
        : gapMs(random, manner.rowGap);
    start(run, at, guessInVain(run, campaign, stream(run.seed, `stray/${name}`, nth)));
  }
}

/** More volume than usual in the days before, in every stock prepared. */
export function accumulate(run: Run, campaign: Campaign): void {
  const { name, attackMs, instrument, alternates, manner } = campaign;
  const random = stream(run.seed, `accumulation/${name}`);
  for (const { index } of [instrument, ...alternates].slice(0, manner.targets ?? 1)) {
    const toMs = dayStartOf(attackMs);
    const fromMs = toMs - between(random, ...accumulationDays) * dayMs;
    const extra = between(random, 0.2, 2);
    run.market.accumulations.push({ instrument: index, fromMs, toMs, extra });
  }
}
