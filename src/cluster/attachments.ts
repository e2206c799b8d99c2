// Everything that runs beside a shard's engine.
import type { ShardAttachment } from './attachment.ts';
import { exchangeAttachment } from './exchange.ts';

export const attachments: readonly ShardAttachment[] = [exchangeAttachment];
