// Judges a mail: evidence, weighed and summed into one probability, strongest reasons first.
import { type Facts, short } from '../../core/lib/facts.ts';
import type { MailCampaigns } from './campaign.ts';
import { mailEvidence } from './catalogue.ts';
import type { Directory } from './directory.ts';
import { type ExaminedMail, examine } from './examine.ts';
import type { Mail } from './mail.ts';
import { type MailModel, riskOf } from './model.ts';
import type { UrlJudge } from './url-judge.ts';

export interface MailReason {
  readonly code: string;
  /** Log-odds, natural; below 0 it speaks for an honest mail. */
  readonly weight: number;
  readonly facts: Facts;
}

export interface JudgedMail {
  /** Probability 0..1 that the mail is phishing. */
  readonly risk: number;
  /** The organisation it claims to come from or whose link looks imitated. */
  readonly brand?: string;
  readonly reasons: readonly MailReason[];
  readonly examined: ExaminedMail;
}

export interface MailJudgeParts {
  readonly model: MailModel;
  readonly directory: Directory;
  readonly judgeUrl: UrlJudge;
}

export function judgeMail(mail: Mail, { model, directory, judgeUrl }: MailJudgeParts): JudgedMail {
  const examined = examine(mail, directory, judgeUrl);
  const reasons = findEvidence(examined).map(({ id, value, facts }) => ({
    code: id,
    weight: value * model.weights[id],
    facts,
  }));
  const brand = examined.claimed?.id ?? likeliestBrand(examined);
  return { ...weighed(model, reasons), ...(brand === undefined ? {} : { brand }), examined };
}

/** Log-odds of sharing a domain, kit path or sender with a campaign that a person confirmed. */
const knownCampaignWeight = 3;

/** The same, knowing the campaigns: what one confirmed mail taught counts for the next. */
export function withCampaigns(
  judged: JudgedMail,
  campaigns: MailCampaigns,
  model: MailModel,
): JudgedMail {
  const found = campaigns.find(judged);
  if (!found?.campaign.confirmed) return judged;
  const facts = { campaign: found.campaign.id, by: found.by };
  const known = { code: 'known-campaign', weight: knownCampaignWeight, facts };
  return { ...judged, ...weighed(model, [...judged.reasons, known]) };
}

function weighed(model: MailModel, reasons: readonly MailReason[]) {
  const counted = reasons
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const sum = counted.reduce((total, { weight }) => total + weight, 0);
  return {
    risk: riskOf(model, sum),
    reasons: counted.map((reason) => ({ ...reason, weight: short(reason.weight) })),
  };
}

export interface FoundEvidence {
  readonly id: string;
  readonly value: number;
  readonly facts: Facts;
}

export function findEvidence(examined: ExaminedMail): FoundEvidence[] {
  return mailEvidence.flatMap(({ id, find }) => {
    const finding = find(examined);
    return finding ? [{ id, ...finding }] : [];
  });
}

function likeliestBrand({ links }: ExaminedMail): string | undefined {
  const risky = links.filter(({ judged }) => judged.brand !== undefined && judged.risk >= 0.5);
  return risky.sort((a, b) => b.judged.risk - a.judged.risk)[0]?.judged.brand;
}
