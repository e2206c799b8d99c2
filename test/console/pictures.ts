// Makes the pictures of docs/investigate.md from the running demo: node test/console/pictures.ts
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CampaignLine } from '../../src/core/case/shown.ts';
import type { Queue } from '../../src/edge/console/messages.ts';
import { root } from '../service.ts';
import { openBrowser, type VisitOptions, visit } from './browser.ts';
import { findChromium } from './chromium.ts';
import { startDemo } from './demo-service.ts';

const folder = join(root, 'docs', 'pictures');
/** Enough for a table and a picture beside it; larger ones only weigh. */
const size = { width: 1280, height: 800 };
/** Drawings settle after the data has come. */
const settleMs = 1_200;

interface Picture extends VisitOptions {
  readonly name: string;
  readonly path: string;
  readonly before?: (page: Page) => Promise<void>;
}

async function read<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (at) => (await (await fetch(`/console/api${at}`)).json()) as T, path);
}

/** The campaign with the most accounts; and of the latest on an instrument, that and its riskiest case. */
async function subjects(
  page: Page,
): Promise<{ campaign: string; case: string; instrument: string }> {
  const { campaigns } = await read<{ campaigns: CampaignLine[] }>(page, '/campaigns');
  const largest = campaigns.toSorted((a, b) => b.accounts - a.accounts)[0];
  const onOne = campaigns.filter(({ links }) => links.some(({ kind }) => kind === 'instrument'));
  const latest = onOne.toSorted((a, b) => b.since.localeCompare(a.since))[0];
  if (!largest || !latest) throw new Error('the demo has no campaign on an instrument');
  const filter = `campaign=${encodeURIComponent(latest.campaign)}&limit=100`;
  const { rows } = await read<Queue>(page, `/cases?${filter}`);
  const riskiest = rows.toSorted((a, b) => b.risk - a.risk)[0];
  return {
    campaign: largest.campaign,
    case: riskiest?.case ?? '',
    instrument: latest.links.find(({ kind }) => kind === 'instrument')!.value,
  };
}

function picturesOf(found: Awaited<ReturnType<typeof subjects>>): Picture[] {
  const one = `cases/${encodeURIComponent(found.case)}`;
  return [
    { name: 'now', path: '' },
    {
      name: 'queue',
      path: 'queue',
      before: async (page) => {
        for (const key of ['j', ' ', 'j', ' ', 'j', ' ']) await page.keyboard.press(key);
      },
    },
    { name: 'case', path: one, height: 1_000 },
    {
      name: 'case-then',
      path: one,
      before: async (page) => {
        const handle = page.getByRole('slider');
        await handle.focus();
        const room = (await handle.boundingBox())!;
        await page.mouse.click(room.x + room.width / 2, room.y + room.height / 2);
      },
    },
    { name: 'campaign', path: `campaigns/${encodeURIComponent(found.campaign)}` },
    { name: 'instrument', path: `instruments/${encodeURIComponent(found.instrument)}` },
    { name: 'regulator', path: 'regulator' },
    { name: 'policy', path: 'settings/policy', language: 'ja', scheme: 'dark' },
    { name: 'phone', path: one, width: 390, height: 844, language: 'ja' },
  ];
}

async function take(): Promise<void> {
  const { path, skip } = findChromium();
  if (skip) throw new Error(skip);
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-pictures-'));
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo({ directory });
  const browser = await openBrowser(path);
  const enter = async (options: VisitOptions) => {
    const { page, context } = await visit(browser, { ...size, ...options });
    await page.goto(`${demo.origin}/console/`);
    await page.getByRole('button', { name: /supervisor|責任者/ }).click();
    await page.getByRole('heading', { name: /Now|現況/ }).waitFor();
    return { page, context };
  };
  try {
    const first = await enter({});
    const pictures = picturesOf(await subjects(first.page));
    await first.context.close();
    for (const { name, path: at, before, ...options } of pictures) {
      const { page, context } = await enter(options);
      await page.goto(`${demo.origin}/console/${at}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(settleMs);
      await before?.(page);
      await page.waitForTimeout(settleMs);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await context.close();
    }
  } finally {
    await browser.close();
    await demo.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await take();
