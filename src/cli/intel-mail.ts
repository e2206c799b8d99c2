// The command `sekisho intel mail`: judges mails and short messages, one line of JSON each.

import { promises as dns } from 'node:dns';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createAuthenticator } from '../edge/mail/authenticate.ts';
import { knownReceivers } from '../edge/mail/authentication-results.ts';
import { MailError } from '../edge/mail/mail-error.ts';
import {
  mailBytesMax,
  type ParsedLetter,
  type ParseOptions,
  parseMail,
} from '../edge/mail/parse-mail.ts';
import { createCampaigns, type MailCampaign, type MailCampaigns } from '../intel/mail/campaign.ts';
import { intelOfCampaign } from '../intel/mail/campaign-intel.ts';
import { mailJudgeParts } from '../intel/mail/default-parts.ts';
import {
  type JudgedMail,
  judgeMail,
  type MailJudgeParts,
  withCampaigns,
} from '../intel/mail/judge.ts';
import { mailReasonText } from '../intel/mail/reason-words.ts';
import { readShortMessage } from '../intel/mail/short-message.ts';
import { readSlim } from '../intel/mail/slim.ts';
import { linkJudge, type UrlJudge } from '../intel/mail/url-judge.ts';
import { firmsOf, taughtJudge } from './confirmed-urls.ts';
import { eventTimeOf } from './event-time.ts';
import { type LineWriter, openLineWriter } from './line-writer.ts';
import { createMailEvents, type MailEvents } from './mail-events.ts';
import { readRecipients } from './mail-recipients.ts';
import { lineLengthMax, readLines } from './read-lines.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  out: { type: 'string' },
  campaigns: { type: 'string' },
  firms: { type: 'string' },
  confirmed: { type: 'string' },
  events: { type: 'string' },
  recipients: { type: 'string' },
  time: { type: 'string' },
  firm: { type: 'string' },
  receiver: { type: 'string', multiple: true },
  verify: { type: 'boolean' },
} as const;

const usage =
  'intel mail FILE… [--out F] [--campaigns F] [--firms F] [--confirmed F] ' +
  '[--events F [--recipients F] [--time T] [--firm NAME]] ' +
  '[--receiver DOMAIN]… [--verify]';
/** Half and more is taken for phishing, as in campaigns. */
const phishingRiskMin = 0.5;
/** Files of a directory that are taken for mails. */
const mailName = /\.(?:eml|txt|jsonl|jsonl\.gz)$/i;

interface Run {
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

/** `judgeUrl` replaces the URL judge, for one that remembers campaigns. */
export async function runIntelMail(
  args: string[],
  output: CommandOutput,
  judgeUrl?: UrlJudge,
): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length === 0) throw new UsageError(usage);
  const parts = await partsOf(values, output, judgeUrl);
  const nowMs = eventTimeOf(values.time);
  const recipients = values.recipients
    ? await readRecipients(values.recipients, output)
    : new Map();
  const run: Run = {
    parts,
    events: createMailEvents({ recipients, timeMs: nowMs, firm: values.firm }),
    nowMs,
    parse: {
      receivers: [...knownReceivers, ...(values.receiver ?? [])],
      ...(values.verify ? { authenticate: verifier(parts) } : {}),
    },
    campaigns: createCampaigns(),
    writer: openWriter(values.out, output),
    output,
    judged: 0,
    refused: 0,
  };
  for (const file of positionals.flatMap(filesOf)) await takeFile(run, file);
  run.writer.close();
  if (values.campaigns) writeCampaigns(values.campaigns, run);
  if (values.events) writeEvents(values.events, run);
  output.stderr(`${run.judged} judged, ${run.refused} refused\n`);
  return run.judged === 0 && run.refused > 0 ? 1 : 0;
}

interface JudgeValues {
  readonly firms?: string;
  readonly confirmed?: string;
}

async function partsOf(
  { firms, confirmed }: JudgeValues,
  output: CommandOutput,
  judgeUrl: UrlJudge | undefined,
): Promise<MailJudgeParts> {
  if (judgeUrl) return mailJudgeParts(judgeUrl);
  const given = firms === undefined ? [] : firmsOf(firms);
  const { judge, lastMs } = await taughtJudge(confirmed, given, output);
  return mailJudgeParts(linkJudge(judge, lastMs), judge.dictionary.data);
}

function openWriter(path: string | undefined, { stdout }: CommandOutput): LineWriter {
  if (path !== undefined) return openLineWriter(path);
  return { line: (value) => stdout(`${JSON.stringify(value)}\n`), close: () => {} };
}

/** Only names of the firms' own domains are looked up; see authenticate.ts. */
function verifier({ directory }: MailJudgeParts): ParseOptions['authenticate'] {
  const firmDomains = directory.organisations.flatMap(({ kind, hosts }) =>
    kind === 'securities' ? hosts : [],
  );
  const resolver = new dns.Resolver({ timeout: 3_000, tries: 2 });
  return createAuthenticator({
    firmDomains,
    resolver: (name, type) => resolver.resolve(name, type),
  });
}

function filesOf(path: string): string[] {
  const isDirectory = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isDirectory) return [path];
  const names = readdirSync(path).filter((name) => mailName.test(name));
  return names.sort().map((name) => join(path, name));
}

async function takeFile(run: Run, file: string): Promise<void> {
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

function takeLine(run: Run, file: string, text: string | undefined, line: number): void {
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
  run: Run,
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

function judge(run: Run, mail: ParsedLetter['mail']): JudgedMail {
  return withCampaigns(judgeMail(mail, run.parts), run.campaigns, run.parts.model);
}

/** A mail that was refused must not look like one that was never there. */
function refuse(run: Run, place: Place, error: Error): void {
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

/** With what the rest of the program can use of each: domains to distrust. */
function writeCampaigns(path: string, run: Run): void {
  const writer = openLineWriter(path);
  for (const campaign of run.campaigns.list()) {
    const { firstMs, lastMs, ...rest } = campaign;
    const [first, last] = [firstMs, lastMs].map((timeMs) => new Date(timeMs).toISOString());
    writer.line({ ...rest, first, last, intel: intelOf(run, campaign) });
  }
  writer.close();
}

function intelOf({ parts: { directory, judgeUrl }, nowMs }: Run, campaign: MailCampaign) {
  const isKnown = (domain: string) =>
    directory.ownerOf(domain) !== undefined ||
    directory.isNamesake(domain) ||
    directory.isShared(domain);
  return intelOfCampaign(campaign, { isKnown, judgeUrl, nowMs });
}

function writeEvents(path: string, run: Run): void {
  const writer = openLineWriter(path);
  const intel = run.campaigns.list().flatMap((campaign) => intelOf(run, campaign));
  run.events.write(writer, intel);
  writer.close();
}
