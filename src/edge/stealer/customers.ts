// The firm's own list of customers: keyed hashes of their logins, and which account each belongs to.
import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { loginForms } from '../../intel/stealer/login-forms.ts';
import { readLines } from './read-list.ts';

export interface Customers {
  /** Accounts whose login it may be; empty for nobody's. At most `sharedMax`, more is nobody's either. */
  match(login: string): readonly string[];
  readonly logins: number;
}

export type CustomersFault = 'no-header' | 'key-needed' | 'no-rows' | 'too-many';

export class CustomersError extends Error {
  override readonly name = 'CustomersError';
  readonly fault: CustomersFault;

  constructor(fault: CustomersFault) {
    super(words[fault]);
    this.fault = fault;
  }
}

const words: Readonly<Record<CustomersFault, string>> = {
  'no-header': 'the list of customers needs the columns account,login or account,loginHash',
  'key-needed': 'the list of customers holds loginHash: give the key it was made with by --key',
  'no-rows': 'the list of customers is empty',
  'too-many': 'the list of customers has more than ten million logins: read it in parts',
};

/** Half of the hash names a login among any number of customers, in a quarter of the memory. */
const nameBytes = 16;

function digestOf(key: Buffer, form: string): Buffer {
  return createHmac('sha256', key).update(form, 'utf8').digest();
}

function nameOf(hash: Buffer): string {
  return hash.toString('latin1', 0, nameBytes);
}

function namesOf(key: Buffer, login: string): string[] {
  return loginForms(login).map((form) => nameOf(digestOf(key, form)));
}

/** HMAC-SHA-256 in hex of each form of a login, as `loginHash` has it. */
export function hashesOf(key: Buffer, login: string): string[] {
  return loginForms(login).map((form) => digestOf(key, form).toString('hex'));
}

/** Name of a hash in hex; nothing where it is none. */
function nameOfHex(hash: string): string[] {
  return /^[0-9a-f]{64}$/i.test(hash) ? [nameOf(Buffer.from(hash, 'hex'))] : [];
}

/** An account number without its branch belongs to many; beyond this it says nothing. */
const sharedMax = 4;

/** A gigabyte of memory; the largest firms have a few million customers. */
const loginsMax = 10_000_000;

/**
 * Reads `account,login` or `account,loginHash` rows. Logins are hashed as they are read: plain ones are
 * not kept. Without a key one is made for the run, which is enough where the list holds plain logins.
 */
export async function readCustomers(path: string, key?: Buffer): Promise<Customers> {
  const accounts = new Map<string, string | readonly string[]>();
  const own = key ?? randomBytes(32);
  let isHashed: boolean | undefined;
  await readLines(path, (text) => {
    const [account = '', login = ''] = cellsOf(text);
    if (isHashed === undefined) {
      isHashed = headerOf(account, login);
      if (isHashed && !key) throw new CustomersError('key-needed');
    } else if (account !== '' && login !== '')
      for (const name of isHashed ? nameOfHex(login) : namesOf(own, login))
        accounts.set(name, withAccount(accounts.get(name), account));
    if (accounts.size > loginsMax) throw new CustomersError('too-many');
  });
  if (accounts.size === 0)
    throw new CustomersError(isHashed === undefined ? 'no-header' : 'no-rows');
  return {
    logins: accounts.size,
    match(login) {
      for (const name of namesOf(own, login)) {
        const found = accounts.get(name);
        if (found === undefined) continue;
        const list = typeof found === 'string' ? [found] : found;
        return list.length <= sharedMax ? list : [];
      }
      return [];
    },
  };
}

function headerOf(account: string, login: string): boolean {
  if (account.toLowerCase() !== 'account') throw new CustomersError('no-header');
  if (login.toLowerCase() === 'loginhash') return true;
  if (login.toLowerCase() === 'login') return false;
  throw new CustomersError('no-header');
}

function withAccount(
  before: string | readonly string[] | undefined,
  account: string,
): string | readonly string[] {
  if (before === undefined || before === account) return account;
  const list = typeof before === 'string' ? [before] : before;
  return list.includes(account) || list.length > sharedMax ? list : [...list, account];
}

/** Two columns are all that is read; quotation marks around either are taken off. */
export function cellsOf(text: string): string[] {
  return (text.match(/"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,|$)/g) ?? []).map((cell) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell.trim(),
  );
}

/** Rows kept before they are written. */
const rowsHeldMax = 10_000;

/** Writes `account,loginHash` rows for every form of every login; the file is for the owner alone. */
export async function writeHashes(from: string, to: string, key: Buffer): Promise<number> {
  const file = openSync(to, 'w', 0o600);
  let held = ['account,loginHash'];
  let rows = 0;
  let isHeader = true;
  const flush = (): void => {
    writeFileSync(file, `${held.join('\n')}\n`);
    held = [];
  };
  try {
    await readLines(from, (text) => {
      const [account = '', login = ''] = cellsOf(text);
      if (isHeader && headerOf(account, login)) throw new CustomersError('no-header');
      for (const hash of isHeader ? [] : hashesOf(key, login)) {
        held.push(`${quoted(account)},${hash}`);
        rows += 1;
      }
      if (held.length >= rowsHeldMax) flush();
      isHeader = false;
    });
    if (held.length > 0) flush();
  } finally {
    closeSync(file);
  }
  return rows;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
