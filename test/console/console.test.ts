// The console in a real browser, over a service under attack: log-in, triage, two people, languages, phone, faults.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/edge/console/messages.ts';
import { type AttackedService, startAttacked } from './attacked-service.ts';
import { seriousFindings } from './axe.ts';
import { addAuthenticator, openBrowser, type VisitOptions, visit } from './browser.ts';
import { findChromium } from './chromium.ts';
import { askQueue, close, enter } from './enter.ts';

const { path: chromium, skip } = findChromium();

/** Long enough for the page to notice. */
const awayMs = 5_000;

describe('console', { skip }, () => {
  let browser: Browser;
  let service: AttackedService;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sekisho-console-'));
    service = await startAttacked(directory);
    browser = await openBrowser(chromium);
  });

  after(async () => {
    await browser?.close();
    await service?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const enterAs = (role: Role, options?: VisitOptions) =>
    enter({ browser, origin: service.origin, role, ...options });

  const grid = (page: Page) => page.getByRole('grid');

  test('a set-up link makes a passkey, and the passkey is the way in', async () => {
    const seen = await visit(browser);
    await addAuthenticator(seen);
    const { page } = seen;
    await page.goto(service.setUpLink);
    await page.getByLabel('Name of this device').fill('test <b>device</b>');
    await page.getByRole('button', { name: 'Create passkey' }).click();
    await page.getByRole('heading', { name: 'Now' }).waitFor();
    await page.goto(`${service.origin}/console/settings/passkeys`);
    await page.getByRole('cell', { name: 'test <b>device</b>' }).waitFor();
    await page.getByRole('button', { name: 'Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.getByRole('button', { name: 'Log in with a passkey' }).click();
    await page.getByRole('heading', { name: 'Now' }).waitFor();
    await close(seen);
  });

  test('triage by keyboard: down, select, beside, take, dismiss', async () => {
    const seen = await enterAs('analyst');
    const { page } = seen;
    await page.keyboard.press('2');
    await grid(page).waitFor();
    const { rows } = await askQueue(page, 'state=new,investigating&limit=5');
    assert.ok(rows.length >= 3, 'there are cases to decide upon');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await page.locator(`#row-${CSS(rows[1]!.case)}.cursor`).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('complementary').getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByLabel('Why').fill('I have it');
    await page.getByRole('button', { name: 'Do it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page
      .locator(`#row-${CSS(rows[1]!.case)}`)
      .getByText('Demo analyst')
      .waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(rows[1]!.account);
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=/);
    await page.getByText('1 case', { exact: true }).waitFor();
    await page.locator(`#row-${CSS(rows[1]!.case)}.cursor`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: rows[1]!.account }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await close(seen);
  });

  test('many are confirmed by two people, and not before the second has agreed', async () => {
    const analyst = await enterAs('analyst');
    const supervisor = await enterAs('supervisor');
    await analyst.page.goto(`${service.origin}/console/queue`);
    await grid(analyst.page).waitFor();
    const before = await askQueue(analyst.page, 'state=new,investigating&limit=500');
    const [first, second] = before.rows;
    assert.ok(first && second, 'two cases that nobody has decided upon');
    for (const row of [first, second])
      await analyst.page
        .locator(`#row-${CSS(row.case)}`)
        .getByRole('checkbox')
        .check();
    const bar = analyst.page.getByRole('region', { name: '2 selected' });
    await bar.getByText('Confirm 2 accounts').waitFor();
    await bar.getByText('needs a second person').waitFor();
    await bar.getByRole('button', { name: 'Confirm fraud' }).click();
    await analyst.page.getByRole('dialog').getByLabel('Why').fill('same address <script>');
    await analyst.page.getByRole('button', { name: 'Ask a second person' }).click();
    await analyst.page.getByText('Nothing has changed yet').waitFor();
    const asked = await askQueue(analyst.page, 'state=new,investigating&limit=500');
    assert.equal(asked.total, before.total, 'one person alone changes nothing');
    await supervisor.page.getByRole('button', { name: 'See' }).click();
    const dialog = supervisor.page.getByRole('dialog');
    await dialog.getByText('same address <script>').waitFor();
    await dialog.getByRole('button', { name: 'Agree and do it' }).click();
    await dialog.getByText('Nothing waits').waitFor();
    const done = await askQueue(analyst.page, 'state=confirmed&limit=500');
    const confirmed = new Set(done.rows.map((row) => row.case));
    assert.ok(confirmed.has(first.case) && confirmed.has(second.case));
    await close(analyst);
    await close(supervisor);
  });

  test('of two who decide at once the second sees what the first did, and keeps the note', async () => {
    const slow = await enterAs('analyst');
    const quick = await enterAs('supervisor');
    await slow.page.goto(`${service.origin}/console/queue`);
    await grid(slow.page).waitFor();
    const { rows } = await askQueue(slow.page, 'state=new,investigating&limit=1');
    const id = encodeURIComponent(rows[0]!.case);
    for (const { page } of [slow, quick]) {
      await page.goto(`${service.origin}/console/cases/${id}`);
      await page.getByRole('heading', { level: 1, name: rows[0]!.account }).waitFor();
      await page.keyboard.press('d');
      await page.getByRole('dialog').getByLabel('Why').fill('long thought');
    }
    await quick.page.getByRole('button', { name: 'Do it' }).click();
    await quick.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await slow.page.getByRole('button', { name: 'Do it' }).click();
    await slow.page.getByText('Somebody was faster').waitFor();
    assert.equal(
      await slow.page.getByRole('dialog').getByLabel('Why').inputValue(),
      'long thought',
    );
    // The refusal itself is an error to the browser: 409.
    slow.complaints.splice(0, 1);
    await close(slow);
    await close(quick);
  });

  test('every word changes with the language, and stays changed', async () => {
    const seen = await enterAs('supervisor');
    const { page } = seen;
    await page.getByRole('button', { name: /日本語/ }).click();
    await page.getByRole('heading', { name: '現況' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    for (const path of ['', 'queue', 'regulator', 'settings']) {
      await page.goto(`${service.origin}/console/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const names = await page.getByRole('heading').allTextContents();
      assert.ok(
        names.every((name) => /[ぁ-んァ-ン一-龥]/.test(name)),
        `${path}: ${names}`,
      );
    }
    await close(seen);
  });

  test('axe-core finds nothing serious, light and dark', async () => {
    for (const options of [{ scheme: 'light' }, { scheme: 'dark' }] as const) {
      const seen = await enterAs('supervisor', options);
      const { page } = seen;
      const { rows } = await askQueue(page, 'limit=1');
      const one = `cases/${encodeURIComponent(rows[0]!.case)}`;
      for (const path of ['', 'queue', one, 'regulator', 'settings', 'events?figure=logins']) {
        await page.goto(`${service.origin}/console/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.deepEqual(await seriousFindings(page), [], `${path} ${options.scheme}`);
      }
      await close(seen);
    }
  });

  test('on a phone there is Now, the queue and a case with its three actions', async () => {
    const seen = await enterAs('analyst', { width: 390, height: 844 });
    const { page } = seen;
    const isWider = () =>
      page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    assert.equal(await isWider(), false, 'Now fits');
    await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).click();
    // A row whose case has come: before that there is a grey place, and a tap on it does nothing.
    await page.locator('[role=row][id]').first().click();
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    for (const name of ['Confirm fraud', 'Dismiss', 'Call'])
      await page.getByRole('button', { name, exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Close case' }).isVisible(), false);
    assert.equal(await isWider(), false, 'a case fits');
    await page.goto(`${service.origin}/console/settings`);
    await page.getByText('needs a wider screen').waitFor();
    await close(seen);
  });

  test('a hundred thousand cases scroll, and none that is in sight is missing', async () => {
    const seen = await enterAs('analyst');
    const { page } = seen;
    const [sample] = (await askQueue(page, 'limit=1')).rows;
    const total = 100_000;
    await page.route(/\/console\/api\/cases\?/, async (route) => {
      const search = new URL(route.request().url()).searchParams;
      const offset = Number(search.get('offset'));
      const length = Math.min(Number(search.get('limit')), total - offset);
      const rows = Array.from({ length }, (_, at) => ({
        ...sample!,
        case: `c-${offset + at}`,
        account: `row-${offset + at}`,
      }));
      await route.fulfill({ json: { total, rows, byState: {}, clearedToday: 0 } });
    });
    await page.goto(`${service.origin}/console/queue`);
    const body = page.locator('.queue-body');
    await page.getByText('row-0', { exact: true }).waitFor();
    for (const place of [700, 12_345, 50_000, 99_990, 3]) {
      await body.evaluate((element, top) => {
        element.scrollTop = top;
      }, place * 36);
      await page.getByText(`row-${place}`, { exact: true }).waitFor();
      await page.waitForFunction('!document.querySelector(".queue-body .waiting-cell")');
    }
    await close(seen);
  });

  test('a session that ends is renewed over the page, which stays as it was', async () => {
    const seen = await enterAs('analyst');
    const { page, context } = seen;
    const { rows } = await askQueue(page, 'state=new,investigating&limit=1');
    await page.goto(`${service.origin}/console/cases/${encodeURIComponent(rows[0]!.case)}`);
    const note = page.getByRole('textbox', { name: 'Add note' });
    await note.fill('another thought');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('Your session has ended').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'analyst' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await note.inputValue(), 'another thought');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.history').getByText('another thought').waitFor();
    // The refusals are errors to the browser: 401.
    seen.complaints.splice(0);
    await close(seen);
  });

  test('what does not exist, or is hostile, is said plainly', async () => {
    const seen = await enterAs('auditor');
    const { page } = seen;
    await page.goto(`${service.origin}/console/cases/c-none`);
    await page.getByText('This does not exist').waitFor();
    await page.goto(`${service.origin}/console/nowhere`);
    await page.getByText('There is no such page').waitFor();
    // A 404 of the service is an error to the browser.
    assert.equal(seen.complaints.splice(0).length, 1);
    await close(seen);
  });

  test('a restart of the service: said, waited for, and nothing typed is lost', async () => {
    const seen = await enterAs('analyst');
    const { page } = seen;
    const { rows } = await askQueue(page, 'state=new,investigating&limit=1');
    await page.goto(`${service.origin}/console/cases/${encodeURIComponent(rows[0]!.case)}`);
    const note = page.getByRole('textbox', { name: 'Add note' });
    await note.fill('half a thought');
    const back = service.restart(awayMs);
    await page.getByText('Connection lost').waitFor();
    assert.match(await page.getByText('Connection lost').innerText(), /JST.*ago/);
    await back;
    await page.getByText('Connection lost').waitFor({ state: 'detached' });
    assert.equal(await note.inputValue(), 'half a thought');
    await page.reload();
    assert.equal(await note.inputValue(), 'half a thought', 'nor by loading the page again');
    // What was asked while nobody answered is an error to the browser.
    seen.complaints.splice(0);
    await close(seen);
  });
});

/** An id as a selector may hold it. */
function CSS(id: string): string {
  return id.replace(/[^\w-]/g, (sign) => `\\${sign}`);
}
