// The command `sekisho audit`: signed checkpoints of the journal, and their examination by an outsider.
import { createPublicKey } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAuditKey } from '../engine/audit/audit-key.ts';
import { examine } from '../engine/audit/examine.ts';
import { formatVerifier, verifierOf } from '../engine/audit/note.ts';
import { signNow } from '../engine/audit/sign-now.ts';
import { realDisk } from '../engine/journal/disk.ts';
import { journalFolder, readCheckpoints, readVerifier } from './audit-files.ts';
import { checkProof, proveContinuation, proveRecord } from './audit-proofs.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  data: { type: 'string' },
  'public-key': { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  sequence: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  proof: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Six ways are too many for one line; `--help` has them. */
const usage = 'audit key|checkpoint|verify|prove|consistency|check …; --help lists the options';

function read(args: string[]) {
  return parsed({ args, options, allowPositionals: true });
}

type Values = ReturnType<typeof read>['values'];

export async function runAudit(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = read(args);
  if (positionals.length !== 1) throw new UsageError(usage);
  switch (positionals[0]) {
    case 'key':
      return printKey(values, output);
    case 'checkpoint':
      return sign(values, output);
    case 'verify':
      return verify(values, output);
    case 'prove':
      return proveRecord(values, output);
    case 'consistency':
      return proveContinuation(values, output);
    case 'check':
      return checkProof(values, output);
    default:
      throw new UsageError(usage);
  }
}

function dataOf({ data }: Values): string {
  if (data === undefined) throw new UsageError('--data DIR is missing');
  if (!existsSync(join(data, 'journal'))) throw new UsageError(`${data}: no journal there`);
  return data;
}

function printKey(values: Values, output: CommandOutput): number {
  const key = ensureAuditKey(dataOf(values));
  output.stdout(`${formatVerifier(verifierOf(createPublicKey(key)))}\n`);
  return 0;
}

async function sign(values: Values, output: CommandOutput): Promise<number> {
  const note = await signNow(realDisk, dataOf(values), new Date().toISOString());
  if (values.out === undefined) output.stdout(note);
  else writeFileSync(values.out, note);
  return 0;
}

const words = {
  holds: 'holds',
  rewritten: 'DOES NOT HOLD: the journal is another one',
  truncated: 'DOES NOT HOLD: the journal ends before it',
  unknown: 'CANNOT BE CHECKED: the journal is damaged before it',
} as const;

/** Reads only; needs nothing but the journal, the public key and what was handed out. */
async function verify(values: Values, output: CommandOutput): Promise<number> {
  const folder = journalFolder(values.data);
  const verifier = readVerifier(values['public-key']);
  const paths = values.checkpoint ?? [];
  const checkpoints = readCheckpoints(paths, verifier);
  const { batches, lastSequence, root, damage, states } = await examine(
    realDisk,
    folder,
    checkpoints,
  );
  const isSound = !damage && states.every((state) => state === 'holds');
  if (values.json) {
    const found = checkpoints.map(({ size, time }, place) => ({
      size,
      time,
      state: states[place],
    }));
    const said = { isSound, batches, lastSequence, root: root.toString('base64'), damage };
    output.stdout(`${JSON.stringify({ ...said, checkpoints: found })}\n`);
    return isSound ? 0 : 1;
  }
  output.stdout(`${batches} batches, ${lastSequence} records\n`);
  if (damage)
    output.stdout(`DAMAGED: ${damage.segment}, ${damage.problem}, record ${damage.sequence}\n`);
  for (const [place, { size, time }] of checkpoints.entries())
    output.stdout(`checkpoint of ${size} batches, ${time}: ${words[states[place]!]}\n`);
  if (checkpoints.length === 0)
    output.stdout(
      'no checkpoint given: a rewritten or shortened journal would look like this too\n',
    );
  return isSound ? 0 : 1;
}
