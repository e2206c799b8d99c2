// The key that signs checkpoints: made once, kept in the data directory, readable to its owner only.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const fileName = 'audit-key.pem';

/** Makes the key where there is none; two starts at once end with the same one. */
export function ensureAuditKey(directory: string): KeyObject {
  const path = join(directory, fileName);
  return readKey(path) ?? makeKey(path) ?? readKey(path)!;
}

function readKey(path: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('not Ed25519');
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} is no key that signs checkpoints`, { cause: error });
  }
}

/** Nothing where another was faster. */
function makeKey(path: string): KeyObject | undefined {
  const { privateKey } = generateKeyPairSync('ed25519');
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  try {
    writeSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return privateKey;
}
