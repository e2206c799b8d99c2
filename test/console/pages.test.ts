// The pages behind the queue in a real browser: campaign, instrument, users and keys; and axe over them.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { CampaignLine } from '../../src/core/case/shown.ts';
import type { CampaignDetail, Role } from '../../src/edge/console/messages.ts';
import { type AttackedService, startAttacked } from './attacked-service.ts';
import { seriousFindings } from './axe.ts';
import { addAuthenticator, openBrowser, type VisitOptions, visit } from './browser.ts';
import { findChromium } from './chromium.ts';
import { ask, close, enter } from './enter.ts';

const { path: chromium, skip } = findChromium();

/** Two campaigns of three cases each. */
const seed = 1;

const undecided = ['new', 'investigating'];

/** The campaign with the most cases that nobody has decided upon. */
async function largestCampaign(page: Page): Promise<CampaignDetail> {
  const { campaigns } = await ask<{ campaigns: CampaignLine[] }>(page, 'campaigns');
  const details: CampaignDetail[] = [];
  for (const { campaign } of campaigns.slice(0, 20))
    details.push(await ask(page, `campaigns/${encodeURIComponent(campaign)}`));
  const open = ({ rows }: CampaignDetail) =>
    rows.filter(({ state }) => undecided.includes(state)).length;
  const [largest] = details.toSorted((a, b) => open(b) - open(a));
  assert.ok(largest && open(largest) >= 2, 'a campaign of two undecided cases at least');
  return largest;
}

describe('pages of the console', { skip }, () => {
  let browser: Browser;
  let service: AttackedService;
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sekisho-pages-'));
    service = await startAttacked(directory, seed);
    browser = await openBrowser(chromium);
  });

  after(async () => {
    await browser?.close();
    await service?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const enterAs = (role: Role, options?: VisitOptions) =>
    enter({ browser, origin: service.origin, role, ...options });

  test('axe-core finds nothing serious in Japanese, light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const seen = await visit(browser, { language: 'ja', scheme });
      const { page } = seen;
      await page.goto(`${service.origin}/console/`);
      await page.getByRole('button', { name: '責任者' }).click();
      await page.getByRole('heading', { name: '現況' }).waitFor();
      const { line } = await largestCampaign(page);
      const stock = line.links.find(({ kind }) => kind === 'instrument')?.value ?? 'XTKS:0000';
      const campaign = `campaigns/${encodeURIComponent(line.campaign)}`;
      for (const path of ['', 'queue', campaign, `instruments/${stock}`, 'settings']) {
        await page.goto(`${service.origin}/console/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.deepEqual(await seriousFindings(page), [], `${path} ${scheme}`);
      }
      seen.complaints.splice(0, stock === 'XTKS:0000' ? 1 : 0);
      await close(seen);
    }
  });

  test('a supervisor restricts buying of a stock under attack, and lifts it', async () => {
    const seen = await enterAs('supervisor');
    const { page } = seen;
    const { campaigns } = await ask<{ campaigns: CampaignLine[] }>(page, 'campaigns');
    const link = campaigns
      .flatMap(({ links }) => links)
      .find(({ kind, value }) => kind === 'instrument' && value !== '');
    assert.ok(link, 'a stock that a campaign buys');
    await page.goto(`${service.origin}/console/instruments/${encodeURIComponent(link.value)}`);
    await page.getByLabel('Why').fill('thin <img src=x>');
    await page.getByRole('button', { name: 'Restrict', exact: true }).click();
    await page.getByText(/Buying is restricted until .* by Demo supervisor/).waitFor();
    await page.getByRole('button', { name: 'Lift the restriction' }).click();
    await page.getByText(/Buying is restricted until/).waitFor({ state: 'detached' });
    await close(seen);
  });

  test('an administrator invites a person and makes a key, each shown once', async () => {
    const seen = await visit(browser);
    await addAuthenticator(seen);
    const { page } = seen;
    await page.goto(service.setUpLink);
    await page.getByRole('button', { name: 'Create passkey' }).click();
    await page.getByRole('heading', { name: 'Now' }).waitFor();
    await page.goto(`${service.origin}/console/settings/users`);
    await page.getByLabel('Name').fill('<b>Mallory</b>');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByText('One-time link').waitFor();
    await page.getByRole('cell', { name: '<b>Mallory</b>' }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.goto(`${service.origin}/console/settings/keys`);
    await page.getByLabel('Firm').fill('firm-x');
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByText('The key itself is shown only now').waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await page.reload();
    await page.getByRole('cell', { name: 'firm-x', exact: true }).waitFor();
    assert.equal(await page.getByText('The key itself is shown only now').count(), 0);
    await close(seen);
  });

  test('a whole campaign is confirmed from its page by two people', async () => {
    const analyst = await enterAs('analyst');
    const supervisor = await enterAs('supervisor');
    const { line, rows } = await largestCampaign(analyst.page);
    const open = rows.filter(({ state }) => undecided.includes(state));
    const path = `campaigns/${encodeURIComponent(line.campaign)}`;
    await analyst.page.goto(`${service.origin}/console/${path}`);
    await analyst.page.getByText(`Confirm ${open.length} accounts`).waitFor();
    await analyst.page.keyboard.press('c');
    await analyst.page.getByRole('dialog').getByLabel('Why').fill('one hand');
    await analyst.page.getByRole('button', { name: 'Ask a second person' }).click();
    await analyst.page.getByText('Nothing has changed yet').waitFor();
    const stateOf = async () =>
      (await ask<CampaignDetail>(analyst.page, path)).rows.map(({ state }) => state);
    assert.ok(!(await stateOf()).includes('confirmed'), 'one person alone changes nothing');
    await supervisor.page.getByRole('button', { name: 'See' }).click();
    const dialog = supervisor.page.getByRole('dialog');
    await dialog.getByText('one hand').waitFor();
    await dialog.getByRole('button', { name: 'Agree and do it' }).click();
    await dialog.getByText('Nothing waits').waitFor();
    assert.deepEqual([...new Set(await stateOf())], ['confirmed']);
    await close(analyst);
    await close(supervisor);
  });
});
