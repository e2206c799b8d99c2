// What the console may ask, and who answers it.
import type { Person } from '../../core/case/offers.ts';
import { timeOf } from '../../core/lib/time.ts';
import { type Answer, found } from '../client.ts';
import type { QueueAsk } from '../projection/queue-query.ts';
import { viewActions } from './actions.ts';
import { viewCampaign } from './campaign.ts';
import { campaignLines } from './campaign-line.ts';
import { viewCase } from './case-detail.ts';
import type { ChangeLog } from './changes.ts';
import { type EventsAsk, viewEvents } from './events.ts';
import { viewInstrumentPage } from './instrument.ts';
import { viewNow } from './now.ts';
import type { ConsoleParts } from './parts.ts';
import { viewPreview } from './preview.ts';
import { viewQueue } from './queue.ts';
import { type RegulatorAsk, viewRegulator } from './regulator.ts';

export type ConsoleQuery =
  | { readonly kind: 'console-now' }
  /** What time it is for the engine. */
  | { readonly kind: 'console-clock' }
  | { readonly kind: 'console-changes'; readonly since: number }
  | { readonly kind: 'console-queue'; readonly ask: Omit<QueueAsk, 'firm'> & { firm?: string } }
  | {
      readonly kind: 'console-case';
      readonly id: string;
      readonly at?: string;
      readonly person: Person;
    }
  | { readonly kind: 'console-campaigns' }
  | { readonly kind: 'console-campaign'; readonly id: string }
  | { readonly kind: 'console-instrument'; readonly id: string }
  | { readonly kind: 'console-restrictions' }
  | { readonly kind: 'console-alerts'; readonly limit: number }
  | { readonly kind: 'console-actions'; readonly state?: string; readonly person: Person }
  | ({ readonly kind: 'console-events' } & EventsAsk)
  | { readonly kind: 'console-preview'; readonly policy: unknown }
  | ({ readonly kind: 'console-regulator' } & RegulatorAsk);

const campaignsMax = 200;

/** `firm` is `*` for a person who sees every firm. */
export async function queryConsole(
  parts: ConsoleParts,
  changes: ChangeLog,
  firm: string,
  asked: ConsoleQuery,
): Promise<Answer> {
  const own = firm === '*' ? undefined : firm;
  const { projection } = parts;
  switch (asked.kind) {
    case 'console-clock':
      return found({ time: timeOf(parts.nowMs()) });
    case 'console-now':
      return found(await viewNow(parts, own));
    case 'console-changes':
      return found(changes.since(asked.since, await projection.sequence(), own) ?? {});
    case 'console-queue':
      return viewQueue(parts, { ...asked.ask, firm: own ?? asked.ask.firm });
    case 'console-case':
      return viewCase(parts, own, asked);
    case 'console-campaigns':
      return found({ campaigns: await campaignLines(parts, own, campaignsMax) });
    case 'console-campaign':
      return viewCampaign(parts, own, asked.id);
    case 'console-instrument':
      return viewInstrumentPage(parts, own, asked.id);
    case 'console-restrictions':
      return found({ restrictions: await projection.restrictions({ firm: own }) });
    case 'console-alerts': {
      const { lines } = await projection.alerts({ firm: own, limit: asked.limit });
      return found({ alerts: lines });
    }
    case 'console-actions':
      return viewActions(parts, own, asked.state, asked.person);
    case 'console-events':
      return viewEvents(parts, own, asked);
    case 'console-preview':
      return viewPreview(parts, own, asked.policy);
    case 'console-regulator':
      return viewRegulator(parts, own, asked);
  }
}

export function isConsoleQuery(query: { readonly kind: string }): query is ConsoleQuery {
  return consoleKinds.has(query.kind);
}

const consoleKinds: ReadonlySet<string> = new Set<ConsoleQuery['kind']>([
  'console-now',
  'console-clock',
  'console-changes',
  'console-queue',
  'console-case',
  'console-campaigns',
  'console-campaign',
  'console-instrument',
  'console-restrictions',
  'console-alerts',
  'console-actions',
  'console-events',
  'console-preview',
  'console-regulator',
]);
