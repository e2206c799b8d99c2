// Figures of the mail judge: hits and false alarms on mails it was not fitted on, its peers, and its speed.
// Run: node src/edge/mail/measure/figures.ts

import { readdirSync, readFileSync } from 'node:fs';
import { mailJudgeParts } from '../../../intel/mail/default-parts.ts';
import { examine } from '../../../intel/mail/examine.ts';
import { findEvidence, judgeMail } from '../../../intel/mail/judge.ts';
import { lures } from '../../../intel/mail/lexicon/lure.ts';
import { type Mail, notAuthenticated } from '../../../intel/mail/mail.ts';
import { parseMail } from '../parse-mail.ts';
import { loadOwnMails, type OwnMail, ownMailFolder } from './own-mails.ts';
import { pictureMail } from './picture-mails.ts';
import {
  hasMailData,
  type Label,
  labels,
  loadSamples,
  type Sample,
  splitByTime,
} from './samples.ts';

export const thresholds = [0.5, 0.8, 0.9] as const;

export interface Rates {
  readonly mails: number;
  /** Share judged phishing at each of `thresholds`. */
  readonly shares: readonly number[];
}

const parts = mailJudgeParts();

function riskOfMail(mail: Mail): number {
  return judgeMail(mail, parts).risk;
}

function ratesOf(risks: readonly number[]): Rates {
  const shares = thresholds.map(
    (threshold) => risks.filter((risk) => risk >= threshold).length / Math.max(1, risks.length),
  );
  return { mails: risks.length, shares };
}

/** By label; `judge` gives a risk. */
export function ratesByLabel(
  samples: readonly Sample[],
  judge: (mail: Mail) => number = riskOfMail,
): Record<Label, Rates> {
  const rates = labels.map((label) => {
    const risks = samples.filter((one) => one.label === label).map(({ mail }) => judge(mail));
    return [label, ratesOf(risks)];
  });
  return Object.fromEntries(rates);
}

/** The honest mails of the set are older than SPF: a fair comparison leaves it out on both sides. */
function riskUnauthenticated(mail: Mail): number {
  return riskOfMail({ ...mail, authentication: notAuthenticated });
}

/** What others use: words alone, authentication alone, every piece of evidence weighing the same. */
export const peers: Readonly<Record<string, (mail: Mail) => number>> = {
  'two kinds of lure words': (mail) =>
    Number(evidenceOf(mail).filter(({ id }) => lureIds.has(id)).length >= 2),
  'DMARC, SPF or DKIM failed': (mail) =>
    Number(
      evidenceOf(mail).some(
        ({ id }) => id === 'authentication-failed' || id === 'forged-firm-sender',
      ),
    ),
  'three pieces of evidence': (mail) => Number(evidenceOf(mail).length >= 3),
};

const lureIds = new Set<string>([...lures, 'second-factor']);

function evidenceOf(mail: Mail) {
  return findEvidence(examine(mail, parts.directory, parts.judgeUrl)).filter(
    ({ id }) => parts.model.weights[id] >= 0,
  );
}

export function ownRates(mails: readonly OwnMail[]): {
  readonly hostile: Rates;
  readonly honest: Rates;
} {
  const of = (isPhishing: boolean) =>
    ratesOf(
      mails
        .filter((mail) => mail.isPhishing === isPhishing)
        .map(({ parsed }) => Math.max(...parsed.letters.map(({ mail }) => riskOfMail(mail)))),
    );
  return { hostile: of(true), honest: of(false) };
}

export interface Speed {
  readonly parsedPerSecond: number;
  readonly judgedPerSecond: number;
}

/** Mails a second on one core: whole `.eml` files parsed and judged, and slim ones only judged. */
export async function measureSpeed(samples: readonly Sample[], seconds: number): Promise<Speed> {
  const files = ['honest', 'hostile'].flatMap((folder) =>
    readdirSync(ownMailFolder + folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(`${ownMailFolder}${folder}/${name}`)),
  );
  const parsedPerSecond = await rate(seconds, async (turn) => {
    const { letters } = await parseMail(files[turn % files.length]);
    for (const { mail } of letters) riskOfMail(mail);
  });
  const judgedPerSecond =
    samples.length === 0
      ? 0
      : await rate(seconds, async (turn) => void riskOfMail(samples[turn % samples.length].mail));
  return { parsedPerSecond, judgedPerSecond };
}

export interface PictureSpeed {
  /** Each with a picture that no mail before had. */
  readonly newPerSecond: number;
  /** All with the same picture, as the mails of a campaign. */
  readonly samePerSecond: number;
}

/** Mails a second that hold a picture of 600 × 200 pixels and no code. */
async function measurePictures(mails: number): Promise<PictureSpeed> {
  const read = async (bytes: Buffer): Promise<void> => {
    for (const { mail } of (await parseMail(bytes)).letters) riskOfMail(mail);
  };
  const secondsOf = async (all: readonly Buffer[]): Promise<number> => {
    const start = process.cpuUsage();
    for (const bytes of all) await read(bytes);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  const all = Array.from({ length: mails }, (_, number) => pictureMail(number));
  await secondsOf(all.slice(0, mails / 4));
  const fresh = all.slice(mails / 4);
  const newPerSecond = fresh.length / (await secondsOf(fresh));
  const samePerSecond = mails / (await secondsOf(all.map(() => all[0])));
  return { newPerSecond, samePerSecond };
}

/** By processor time: others may be using the machine. */
async function rate(seconds: number, work: (turn: number) => Promise<void>): Promise<number> {
  for (let turn = 0; turn < 100; turn += 1) await work(turn);
  const start = process.cpuUsage();
  let turn = 0;
  let spent = 0;
  while (spent < seconds) {
    await work(turn);
    turn += 1;
    const { user, system } = process.cpuUsage(start);
    spent = (user + system) / 1e6;
  }
  return turn / spent;
}

function line(name: string, { mails, shares }: Rates): string {
  const cells = shares.map((share) => `${(share * 100).toFixed(2)} %`.padStart(9));
  return `  ${name.padEnd(46)}${String(mails).padStart(6)}${cells.join('')}\n`;
}

async function printFigures(): Promise<void> {
  const out = (text: string) => process.stdout.write(text);
  out(
    `${'share judged phishing at a risk of'.padEnd(54)}${thresholds.map((one) => String(one).padStart(9)).join('')}\n`,
  );
  const samples = hasMailData() ? splitByTime(loadSamples()) : undefined;
  if (samples) {
    for (const part of ['earlier', 'later'] as const)
      for (const [label, rates] of Object.entries(ratesByLabel(samples[part])))
        out(line(`${part}: ${label}`, rates));
    out(
      line(
        'later: phish, authentication left out',
        ratesByLabel(samples.later, riskUnauthenticated).phish,
      ),
    );
    for (const [name, judge] of Object.entries(peers))
      for (const label of ['phish', 'ham'] as const)
        out(line(`later: ${label}, by ${name}`, ratesByLabel(samples.later, judge)[label]));
  } else out('  ../shared/data/mail is absent: no figures on real mails\n');
  for (const [name, receivers] of [
    ['receiver trusted', undefined],
    ['nothing authenticated', []],
  ] as const) {
    const { hostile, honest } = ownRates(await loadOwnMails(receivers));
    out(line(`own mails, ${name}: phishing`, hostile));
    out(line(`own mails, ${name}: honest`, honest));
  }
  const pictures = await measurePictures(400);
  const speed = await measureSpeed(samples?.later ?? [], 3);
  out(
    `  ${Math.round(pictures.newPerSecond)} mails a second with a picture of 600 × 200, ` +
      `${Math.round(pictures.samePerSecond)} with one that came before, one core's time\n`,
  );
  out(
    `  ${Math.round(speed.parsedPerSecond)} mails a second parsed and judged, ${Math.round(speed.judgedPerSecond)} only judged, one core's time\n`,
  );
}

if (import.meta.main) await printFigures();
