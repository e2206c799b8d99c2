// What an operator sets so that a service talks to the hub: where, as whom, and what may be said.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { createHubClient } from './hub-client.ts';
import { type Link, subjects } from './round.ts';
import { publicKeyOf } from './seal.ts';
import { createTokens, readKeyRing } from './token.ts';

const path = z.string().min(1).max(4096);

const linkSettings = z.strictObject({
  url: z.string().min(1).max(2048).describe('of the hub; https, or this machine'),
  name: z.string().min(1).max(64).describe('of the firm at the hub'),
  key: path.describe('file with the firm’s private key, relative to this file'),
  hubKey: z.string().min(1).max(256).describe('the hub’s public key'),
  tokens: path
    .optional()
    .describe('file with the firms’ common key; without it no address or device is told or met'),
  firm: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('firm in the events, where several feed this installation'),
  send: z.array(z.enum(subjects)).max(subjects.length).describe('what may be sent; [] for nothing'),
  take: z.boolean().describe('whether what the others say becomes intel events here'),
  everyMinutes: z.number().int().min(1).max(1440).describe('a round each so many minutes'),
  simulated: z.boolean().optional().describe('the figures harmed nobody'),
});

export type LinkSettings = z.infer<typeof linkSettings>;

/** With paths made absolute. Throws an Error that names the field. */
export function readLinkSettings(file: string): LinkSettings {
  const read = linkSettings.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${file}: ${issue?.path.join('.') || '(object)'}: ${issue?.message}`);
  }
  const { key, tokens, ...rest } = read.data;
  const from = (name: string) => resolve(dirname(file), name);
  const settings = { ...rest, key: from(key), ...(tokens ? { tokens: from(tokens) } : {}) };
  // Keys that are not there are found out now, not at night.
  linkParts(settings);
  return settings;
}

/** All of a link but the journal it reads. */
export function linkParts(settings: LinkSettings): Omit<Link, 'journal'> {
  const { url, name, key, hubKey, tokens, firm, send, take, simulated } = settings;
  const client = createHubClient({
    ...{ url, name, nowMs: Date.now },
    privateKey: createPrivateKey(readFileSync(key)),
    hubKey: publicKeyOf(hubKey),
  });
  const ring = tokens && createTokens(readKeyRing(readFileSync(tokens, 'utf8')));
  return { client, send, takes: take, firm, simulated, nowMs: Date.now, tokens: ring || undefined };
}
