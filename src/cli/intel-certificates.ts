// The command `sekisho intel certificates`: reads a certificate log and judges the names in it.
import { createFetch } from '../edge/certificate-log/fetch-bytes.ts';
import { readLog } from '../edge/certificate-log/follow-log.ts';
import {
  type CertificateFinding,
  createCertificateJudge,
} from '../edge/certificate-log/judge-certificates.ts';
import { progressFile } from '../edge/certificate-log/log-progress.ts';
import { createRfc6962Log } from '../edge/certificate-log/rfc6962-log.ts';
import { createStaticLog } from '../edge/certificate-log/static-log.ts';
import { createUrlJudge } from '../intel/url/default-judge.ts';
import { wrongUse } from './help/wrong-use.ts';
import { openResults } from './results.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  progress: { type: 'string' },
  static: { type: 'boolean' },
  from: { type: 'string' },
  rate: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** One pass up to the log's end; run again, by a timer, it goes on from there. */
export async function runIntelCertificates(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [log, ...others] = positionals;
  if (log === undefined || others.length > 0 || values.progress === undefined)
    throw wrongUse('intel certificates');
  if (!/^https?:\/\//.test(log)) throw new UsageError(`LOG-URL is an http address, not '${log}'`);
  const fetchBytes = createFetch({
    requestsPerSecond: values.rate === undefined ? 1 : wholeNumber('rate', values.rate, 1),
  });
  const judge = createCertificateJudge(createUrlJudge());
  const writer = openResults({ name: 'names', out: values.out, json: values.json }, output);
  let findings = 0;
  try {
    const entries = await readLog({
      log,
      source: (values.static ? createStaticLog : createRfc6962Log)(log, fetchBytes),
      progress: progressFile(values.progress),
      from: values.from === undefined ? undefined : wholeNumber('from', values.from, 0),
      onEntries(piece) {
        for (const finding of judge.take(piece)) {
          findings += 1;
          writer.line(lineOf(finding));
        }
      },
    });
    writer.sum({ entries, judged: judge.namesJudged, called: findings });
    output.stderr(`${entries} entries, ${judge.namesJudged} names, ${findings} called\n`);
  } finally {
    writer.close();
  }
  return 0;
}

function lineOf({ name, index, timeMs, judgement }: CertificateFinding) {
  const { firm, reasons, risk } = judgement;
  return {
    url: name,
    time: new Date(timeMs).toISOString(),
    index,
    risk: Math.round(risk * 1e6) / 1e6,
    ...(firm ? { brand: firm.ja, firm: firm.id } : {}),
    reasons,
  };
}
