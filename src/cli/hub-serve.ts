// The command `sekisho hub serve`: the hub on this machine, its journal in a directory.
import { join } from 'node:path';
import { minuteMs } from '../core/lib/decay.ts';
import { openHubJournal } from '../edge/hub/hub-journal.ts';
import { createHubServer } from '../edge/hub/hub-server.ts';
import { publicTextOf } from '../edge/hub/seal.ts';
import { defaultReleaseRule } from '../hub/limits.ts';
import { createHub } from '../hub/state.ts';
import { wrongUse } from './help/wrong-use.ts';
import { readFirmKeys, readPrivateKey } from './hub-files.ts';
import { stopSignal } from './stop-signal.ts';
import { type CommandOutput, parsed, wholeNumber } from './usage.ts';

const { firmsMin, delayMs } = defaultReleaseRule;
const options = {
  key: { type: 'string' },
  firms: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string', default: '7190' },
  /** Firms that must report an instrument before the others hear of it at once. */
  'firms-min': { type: 'string', default: String(firmsMin) },
  /** After so long one firm's report is told as well. */
  'delay-minutes': { type: 'string', default: String(delayMs / minuteMs) },
} as const;

type Values = ReturnType<typeof parsed<{ options: typeof options; args: string[] }>>['values'];

export async function runHubServe(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const served = await openHub(values, output);
  await stopSignal();
  await served.close();
  return 0;
}

export interface ServedHub {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on this machine only: TLS is the business of what stands before it. */
export async function openHub(values: Values, output: CommandOutput): Promise<ServedHub> {
  const { key, firms, data, port } = values;
  if (!key || !firms || !data) throw wrongUse('hub serve');
  const privateKey = readPrivateKey(key);
  const firmKeys = await readFirmKeys(firms);
  const rule = {
    firmsMin: wholeNumber('firms-min', values['firms-min'], 1),
    delayMs: wholeNumber('delay-minutes', values['delay-minutes'], 0) * minuteMs,
  };
  const hub = createHub([...firmKeys.keys()], rule);
  const journal = await openHubJournal(join(data, 'hub-journal'), hub);
  const app = createHubServer({ hub, journal, firmKeys, privateKey, nowMs: Date.now });
  const url = await app.listen({ host: '127.0.0.1', port: wholeNumber('port', port, 0) });
  output.stderr(`hub of ${firmKeys.size} firms at ${url}, key ${publicTextOf(privateKey)}\n`);
  return {
    url,
    async close() {
      await app.close();
      await journal.close();
    },
  };
}
