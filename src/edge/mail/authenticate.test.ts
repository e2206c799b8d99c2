import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createAuthenticator, guarded, type Resolver } from './authenticate.ts';
import { eml } from './test-eml.ts';

const { dkimSign } = createRequire(import.meta.url)('mailauth/lib/dkim/sign') as {
  dkimSign: (raw: Buffer, options: object) => Promise<{ signatures: string }>;
};
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const zone: Readonly<Record<string, unknown>> = {
  'TXT s1._domainkey.firm.example': [[`v=DKIM1; k=rsa; p=${key}`]],
  'TXT _dmarc.firm.example': [['v=DMARC1; p=reject']],
  'TXT firm.example': [['v=spf1 include:spf.mailer.example -all']],
  'TXT spf.mailer.example': [['v=spf1 ip4:192.0.2.0/24 -all']],
};

/** Offline: knows the zone above, and what it was asked. */
function offline() {
  const asked: string[] = [];
  const resolver: Resolver = async (name, type) => {
    asked.push(name);
    const answer = zone[`${type} ${name}`];
    if (answer === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return answer;
  };
  return { asked, authenticate: createAuthenticator({ resolver, firmDomains: ['firm.example'] }) };
}

async function signed(raw: Buffer): Promise<Buffer> {
  const { signatures } = await dkimSign(raw, {
    canonicalization: 'relaxed/relaxed',
    signTime: new Date(),
    signatureData: [
      {
        signingDomain: 'firm.example',
        selector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      },
    ],
  });
  return Buffer.concat([Buffer.from(signatures), raw]);
}

const own = eml({ headers: ['From: Firm <info@firm.example>'], body: 'Dear customer\r\n' });

test("the firm's own signature proves the sender", async () => {
  const result = await offline().authenticate(await signed(own), 'firm.example');
  assert.deepEqual([result?.dkim, result?.dmarc, result?.proven], ['pass', 'pass', true]);
});

test('a changed body or a missing signature proves nothing, and without the connection fails nothing', async () => {
  const changed = Buffer.from(
    (await signed(own)).toString().replace('Dear customer', 'Dear victim!!'),
  );
  assert.ok(!(await offline().authenticate(changed, 'firm.example'))?.proven);
  const bare = await offline().authenticate(own, 'firm.example');
  assert.deepEqual([bare?.dmarc, bare?.proven], ['', false]);
});

test('with the connection the records of the firm decide', async () => {
  const envelope = (ip: string) => ({ ip, helo: 'mx.example', sender: 'info@firm.example' });
  const good = await offline().authenticate(own, 'firm.example', envelope('192.0.2.7'));
  const bad = await offline().authenticate(own, 'firm.example', envelope('203.0.113.9'));
  assert.deepEqual([good?.spf, good?.dmarc, good?.proven], ['pass', 'pass', true]);
  assert.deepEqual([bad?.spf, bad?.dmarc, bad?.proven], ['fail', 'fail', false]);
});

test("nothing of a stranger's is looked up", async () => {
  const { asked, authenticate } = offline();
  assert.equal(await authenticate(own, 'evil.example'), undefined);
  const foreign = Buffer.concat([
    Buffer.from(
      'DKIM-Signature: v=1; a=rsa-sha256; d=evil.example; s=x; h=from; bh=YQ==; b=YQ==\r\n',
    ),
    own,
  ]);
  await authenticate(foreign, 'firm.example', { ip: '203.0.113.9', sender: 'a@evil.example' });
  assert.deepEqual(
    asked.filter((name) => name.includes('evil')),
    [],
  );
  assert.ok(asked.includes('_dmarc.firm.example'));
});

test('the guard follows what the records of the firm name, and no further', async () => {
  const known: Resolver = async (name, type) => zone[`${type} ${name}`] ?? [];
  const resolve = guarded(known, ['firm.example']);
  await assert.rejects(resolve('spf.mailer.example', 'TXT') as Promise<unknown>, /not asked/);
  await resolve('firm.example', 'TXT');
  assert.ok(await resolve('spf.mailer.example', 'TXT'));
  await assert.rejects(resolve('notfirm.example', 'TXT') as Promise<unknown>, /not asked/);
});
