// The commands `sekisho hub …`: what six firms see together, and the keys they need for it.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { publicTextOf } from '../edge/hub/seal.ts';
import { keysMax, readKeyRing } from '../edge/hub/token.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type Command, type CommandOutput, parsed, UsageError } from './usage.ts';

export const hubCommands: Readonly<Record<string, () => Promise<Command>>> = {
  key: async () => makeKey,
  tokens: async () => makeTokenKey,
  serve: async () => (await import('./hub-serve.ts')).runHubServe,
  send: async () => (await import('./hub-send.ts')).runHubSend,
  take: async () => (await import('./hub-take.ts')).runHubTake,
  national: async () => (await import('./hub-national.ts')).runHubNational,
};

export async function runHub(args: string[], output: CommandOutput): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(hubCommands, name) ? hubCommands[name] : undefined;
  if (!load) throw new UsageError(`hub ${Object.keys(hubCommands).join('|')} …`);
  return (await load())(rest, output);
}

/** The private key to the file, which nobody else may read; the public one is printed, to be agreed on. */
async function makeKey(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options: { out: { type: 'string' } } as const });
  if (!values.out) throw wrongUse('hub key');
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  writeFileSync(values.out, text, { mode: 0o600, flag: 'wx' });
  output.stdout(`${publicTextOf(privateKey)}\n`);
  return 0;
}

/** A new key for tokens, in front of those that are in use; the oldest goes where there are too many. */
async function makeTokenKey(args: string[], output: CommandOutput): Promise<number> {
  const options = { out: { type: 'string' }, name: { type: 'string' } } as const;
  const { values } = parsed({ args, options });
  const { out, name } = values;
  if (!out || !name || !/^[a-z0-9-]{1,32}$/.test(name)) throw wrongUse('hub tokens');
  const before = existsSync(out) ? [...readKeyRing(readFileSync(out, 'utf8')).keys] : [];
  if (before.some(([known]) => known === name)) throw new UsageError(`${out} has a key ${name}`);
  const keys = [...before.slice(1 - keysMax), [name, randomBytes(32)] as const];
  const inText = keys.map(([known, key]) => [known, key.toString('base64')]);
  const ring = { current: name, keys: Object.fromEntries(inText) };
  writeFileSync(out, `${JSON.stringify(ring)}\n`, { mode: 0o600 });
  output.stderr(`${keys.length} of at most ${keysMax} keys; new tokens are made under ${name}\n`);
  return 0;
}
