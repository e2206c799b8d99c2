// Judges a mail: evidence, weighed and summed into one probability, strongest reasons first.
import { type Facts, short } from '../../core/lib/facts.ts';
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
  const reasons = findEvidence(examined)
    .map(({ id, value, facts }) => ({ code: id, weight: value * model.weights[id], facts }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  const brand = examined.claimed?.id ?? likeliestBrand(examined);
  return {
    risk: riskOf(model, sum),
    ...(brand === undefined ? {} : { brand }),
    reasons: reasons.map((reason) => ({ ...reason, weight: short(reason.weight) })),
    examined,
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
