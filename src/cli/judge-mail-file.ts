// Judges the mails of one file, and writes a line of JSON for each, refused ones among them.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { MailError } from '../edge/mail/mail-error.ts';
import {
  mailBytesMax,
  type ParsedLetter,
  type ParseOptions,
  parseMail,
} from '../edge/mail/parse-mail.ts';
import type { MailCampaigns } from '../intel/mail/campaign.ts';
import {
  type JudgedMail,
  judgeMail,
  type MailJudgeParts,
  withCampaigns,
} from '../intel/mail/judge.ts';
import { mailReasonText } from '../intel/mail/reason-words.ts';
import { readShortMessage } from '../intel/mail/short-message.ts';
import { readSlim } from '../intel/mail/slim.ts';
import type { LineWriter } from './line-writer.ts';
import type { MailEvents } from './mail-events.ts';
import { lineLengthMax, readLines } from './read-lines.ts';
import type { CommandOutput } from './usage.ts';

/** Half and more is taken for phishing, as in campaigns. */
const phishingRiskMin = 0.5;

export interface MailRun {
  readonly parts: MailJudgeParts;
  readonly parse: ParseOptions;
  readonly campaigns: MailCampaigns;
  readonly events: MailEvents;
  readonly nowMs: number;
  readonly writer: LineWriter;
  readonly output: CommandOutput;
  judged: number;
  refused: number;
}

/** Judges what a file holds: a mail, a short message, or one a line. */
export async function takeFile(run: MailRun, file: string): Promise<void> {
  try {
    if (/\.jsonl(?:\.gz)?$/i.test(file))
      await readLines(file, (text, line) => takeLine(run, file, text, line));
    else if (/\.txt$/i.test(file))
      takeLetters(run, { file }, [{ mail: readShortMessage(readText(file)), as: 'mail' }]);
    else {
      const { id, letters, unread } = await parseMail(readBytes(file), run.parse);
      takeLetters(run, { file, ...(id === undefined ? {} : { id }) }, letters, unread);
    }
  } catch (error) {
    refuse(run, { file }, error as Error);
  }
}

function readBytes(file: string): Buffer {
  const { size } = statSync(file);
  if (size > mailBytesMax)
    throw new MailError('too-large', `${size} bytes; at most ${mailBytesMax} are read`);
  return readFileSync(file);
}

function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

function takeLine(run: MailRun, file: string, text: string | undefined, line: number): void {
  if (text === undefined) {
    refuse(
      run,
      { file, line },
      new MailError('too-large', `a line of more than ${lineLengthMax} characters`),
    );
    return;
  }
  if (text.trim() === '') return;
  const slim = readJson(text);
  if (!slim) {
    refuse(
      run,
      { file, line },
      new MailError('not-a-mail', 'expected a JSON object with "frm" and "text"'),
    );
    return;
  }
  takeLetters(run, { file, line, ...(slim.id === undefined ? {} : { id: slim.id }) }, [
    { mail: slim.mail, as: 'mail' },
  ]);
}

function readJson(text: string) {
  try {
    return readSlim(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type Place = Readonly<Record<string, string | number>>;

/** Of the letters in a file the riskiest speaks for it. */
function takeLetters(
  run: MailRun,
  place: Place,
  letters: readonly ParsedLetter[],
  unread: readonly string[] = [],
): void {
  const judged = letters
    .map(({ mail, as }) => ({ as, mail, result: judge(run, mail) }))
    .sort((a, b) => b.result.risk - a.result.risk)[0];
  const { result, as, mail } = judged;
  const campaign = mail.timeMs === undefined ? undefined : run.campaigns.take(result, mail.timeMs);
  run.judged += 1;
  if (result.risk >= phishingRiskMin)
    run.events.take({ names: namesOf(place), campaign: campaign?.id });
  run.writer.line({
    ...place,
    kind: mail.kind,
    ...(as === 'mail' ? {} : { as }),
    risk: Number(result.risk.toPrecision(4)),
    ...(result.brand === undefined ? {} : { brand: result.brand }),
    ...(campaign === undefined ? {} : { campaign: campaign.id }),
    reasons: result.reasons.map((reason) => ({
      ...reason,
      text: mailReasonText(reason.code, reason.facts),
    })),
    ...(unread.length === 0 ? {} : { unread }),
  });
}

function judge(run: MailRun, mail: ParsedLetter['mail']): JudgedMail {
  return withCampaigns(judgeMail(mail, run.parts), run.campaigns, run.parts.model);
}

/** A mail that was refused must not look like one that was never there. */
function refuse(run: MailRun, place: Place, error: Error): void {
  const code =
    error instanceof MailError ? error.code : ((error as NodeJS.ErrnoException).code ?? 'fault');
  if (!(error instanceof MailError) && (error as NodeJS.ErrnoException).code === undefined)
    throw error;
  run.refused += 1;
  run.writer.line({ ...place, error: { code, detail: error.message } });
  run.output.stderr(
    `${place.file}${place.line === undefined ? '' : `:${place.line}`}: ${code}: ${error.message}\n`,
  );
}

/** A list of recipients may name the file as it was given, without its folders, or the message id. */
function namesOf({ file, id, line }: Place): string[] {
  const at = line === undefined ? '' : `:${line}`;
  const names = [`${file}${at}`, `${basename(String(file))}${at}`, ...(id ? [String(id)] : [])];
  return [...new Set(names)];
}
