// The weights of the evidence, from a file that a person can read.
import { logOddsOf, probabilityOf } from '../../core/lib/decay.ts';
import { mailEvidence } from './catalogue.ts';

export interface MailModel {
  readonly version: string;
  /** Share of phishing among the mails the probability is meant for. */
  readonly prior: number;
  /** Log-odds of a mail without any evidence, at equal shares of phishing and honest mail. */
  readonly intercept: number;
  /** Log-odds for a whole value of each piece of evidence. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Rejects a model that lacks a weight, has one too many or one of the wrong sign. */
export function checkModel(model: MailModel): MailModel {
  const known = new Set(mailEvidence.map(({ id }) => id));
  const unknown = Object.keys(model.weights).find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`weight for unknown evidence '${unknown}'`);
  for (const { id, speaksFor } of mailEvidence) {
    const weight = model.weights[id];
    if (weight === undefined) throw new Error(`no weight for evidence '${id}'`);
    if (speaksFor === 'phishing' ? weight < 0 : weight > 0)
      throw new Error(`weight of '${id}' has the wrong sign: ${weight}`);
  }
  return model;
}

export function riskOf(model: MailModel, evidenceLogOdds: number): number {
  return probabilityOf(model.intercept + logOddsOf(model.prior) + evidenceLogOdds);
}
