// The command `sekisho intel mail`: judges mails and short messages, one line of JSON each.

import { promises as dns } from 'node:dns';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthenticator } from '../edge/mail/authenticate.ts';
import { knownReceivers } from '../edge/mail/authentication-results.ts';
import type { ParseOptions } from '../edge/mail/parse-mail.ts';
import { createCampaigns, type MailCampaign } from '../intel/mail/campaign.ts';
import { intelOfCampaign } from '../intel/mail/campaign-intel.ts';
import { mailJudgeParts } from '../intel/mail/default-parts.ts';
import type { MailJudgeParts } from '../intel/mail/judge.ts';
import { linkJudge, type UrlJudge } from '../intel/mail/url-judge.ts';
import { firmsOf, taughtJudge } from './confirmed-urls.ts';
import { eventTimeOf } from './event-time.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type MailRun, takeFile } from './judge-mail-file.ts';
import { openLineWriter } from './line-writer.ts';
import { createMailEvents } from './mail-events.ts';
import { readRecipients } from './mail-recipients.ts';
import { openResults } from './results.ts';
import { type CommandOutput, parsed } from './usage.ts';

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
  json: { type: 'boolean' },
} as const;

/** Files of a directory that are taken for mails. */
const mailName = /\.(?:eml|txt|jsonl|jsonl\.gz)$/i;

/** `judgeUrl` replaces the URL judge, for one that remembers campaigns. */
export async function runIntelMail(
  args: string[],
  output: CommandOutput,
  judgeUrl?: UrlJudge,
): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length === 0) throw wrongUse('intel mail');
  const parts = await partsOf(values, output, judgeUrl);
  const nowMs = eventTimeOf(values.time);
  const recipients = values.recipients
    ? await readRecipients(values.recipients, output)
    : new Map();
  const writer = openResults({ name: 'mails', out: values.out, json: values.json }, output);
  const run: MailRun = {
    parts,
    events: createMailEvents({ recipients, timeMs: nowMs, firm: values.firm }),
    nowMs,
    parse: {
      receivers: [...knownReceivers, ...(values.receiver ?? [])],
      ...(values.verify ? { authenticate: verifier(parts) } : {}),
    },
    campaigns: createCampaigns(),
    writer,
    output,
    judged: 0,
    refused: 0,
  };
  try {
    for (const file of positionals.flatMap(filesOf)) await takeFile(run, file);
    writer.sum({ judged: run.judged, refused: run.refused });
  } finally {
    // What was judged before something broke is not lost with it.
    writer.close();
  }
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

/** With what the rest of the program can use of each: domains to distrust. */
function writeCampaigns(path: string, run: MailRun): void {
  const writer = openLineWriter(path);
  for (const campaign of run.campaigns.list()) {
    const { firstMs, lastMs, ...rest } = campaign;
    const [first, last] = [firstMs, lastMs].map((timeMs) => new Date(timeMs).toISOString());
    writer.line({ ...rest, first, last, intel: intelOf(run, campaign) });
  }
  writer.close();
}

function intelOf({ parts: { directory, judgeUrl }, nowMs }: MailRun, campaign: MailCampaign) {
  const isKnown = (domain: string) =>
    directory.ownerOf(domain) !== undefined ||
    directory.isNamesake(domain) ||
    directory.isShared(domain);
  return intelOfCampaign(campaign, { isKnown, judgeUrl, nowMs });
}

function writeEvents(path: string, run: MailRun): void {
  const writer = openLineWriter(path);
  const intel = run.campaigns.list().flatMap((campaign) => intelOf(run, campaign));
  run.events.write(writer, intel);
  writer.close();
}
