import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Customers, readCustomers, writeHashes } from './customers.ts';
import { filesIn, temporaryFolder } from './test-scan.ts';

const key = Buffer.from('a key of the firm, 32 bytes long');

async function listOf(t: TestContext, csv: string): Promise<string> {
  return join(await filesIn(await temporaryFolder(t), { 'c.csv': csv }), 'c.csv');
}

async function customersOf(t: TestContext, csv: string, withKey = true): Promise<Customers> {
  return readCustomers(await listOf(t, csv), withKey ? key : undefined);
}

test('finds an account by its login, however it was typed', async (t) => {
  const customers = await customersOf(
    t,
    '\uFEFFaccount,login\r\nhana,001-1234567\r\n"a,b",Taro\r\n',
    false,
  );
  for (const login of ['0011234567', '００１ー１２３４５６７', '001 1234567'])
    assert.deepEqual(customers.match(login), ['hana'], login);
  assert.deepEqual(customers.match(' ＴＡＲＯ'), ['a,b']);
  assert.deepEqual(customers.match('jiro'), []);
});

test('finds it by keyed hashes as the firm computes them elsewhere', async (t) => {
  const hash = (form: string): string => createHmac('sha256', key).update(form).digest('hex');
  const csv = `account,loginHash\nhana,${hash('0011234567')}\ntaro,${hash('taro').toUpperCase()}\n`;
  const customers = await customersOf(t, csv);
  assert.deepEqual(customers.match('001-1234567'), ['hana']);
  assert.deepEqual(customers.match('TARO'), ['taro']);
  assert.deepEqual(customers.match('0011234568'), []);
});

test('hashes a plain list into rows that match the same logins', async (t) => {
  const plain = await listOf(t, 'account,login\n"a,b",001-1234567\ntaro,Taro\n');
  const hashed = join(await temporaryFolder(t), 'hashed.csv');
  assert.equal(await writeHashes(plain, hashed, key), 3);
  assert.equal(/taro@|1234567|Taro/.test(await readFile(hashed, 'utf8')), false);
  const customers = await readCustomers(hashed, key);
  assert.deepEqual(customers.match('0011234567'), ['a,b']);
  assert.deepEqual(customers.match('taro'), ['taro']);
  const other = await readCustomers(hashed, Buffer.from('another key of sixteen bytes'));
  assert.deepEqual(other.match('taro'), []);
});

test('a login of several accounts names them all, and one of very many names none', async (t) => {
  const rows = (count: number): string =>
    Array.from({ length: count }, (_, at) => `a${at},1234567\n`).join('');
  const few = await customersOf(t, `account,login\n${rows(3)}`);
  assert.deepEqual(few.match('1234567'), ['a0', 'a1', 'a2']);
  const many = await customersOf(t, `account,login\n${rows(9)}`);
  assert.deepEqual(many.match('1234567'), []);
});

test('says what is wrong with a list', async (t) => {
  await assert.rejects(customersOf(t, 'login,account\nx,y\n'), { fault: 'no-header' });
  await assert.rejects(customersOf(t, 'account,login\n'), { fault: 'no-rows' });
  await assert.rejects(customersOf(t, ''), { fault: 'no-header' });
  const hashed = `account,loginHash\nhana,${'0'.repeat(64)}\n`;
  await assert.rejects(customersOf(t, hashed, false), { fault: 'key-needed' });
});
