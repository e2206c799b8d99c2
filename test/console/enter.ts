// Enters the demo's console as somebody, asks what the page itself asks, and leaves without complaint.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Queue, Role } from '../../src/edge/console/messages.ts';
import { type Visit, type VisitOptions, visit } from './browser.ts';

interface EnterOptions extends VisitOptions {
  readonly browser: Browser;
  readonly origin: string;
  readonly role: Role;
}

export async function enter({ browser, origin, role, ...options }: EnterOptions): Promise<Visit> {
  const seen = await visit(browser, options);
  await seen.page.goto(`${origin}/console/`);
  const name = role === 'auditor' ? 'auditor, reads only' : role;
  await seen.page.getByRole('button', { name }).click();
  await seen.page.getByRole('heading', { name: 'Now' }).waitFor();
  return seen;
}

export async function close({ context, complaints }: Visit): Promise<void> {
  await context.close();
  assert.deepEqual(complaints, [], 'nothing in the console of the browser');
}

/** As the page itself asks, with its cookie. */
export function ask<Answer>(page: Page, path: string): Promise<Answer> {
  return page.evaluate(
    async (asked) => (await (await fetch(`/console/api/${asked}`)).json()) as Answer,
    path,
  );
}

export function askQueue(page: Page, filter: string): Promise<Queue> {
  return ask(page, `cases?${filter}`);
}
