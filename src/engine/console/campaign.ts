// The page of one campaign: its line, its cases, what was done, and its graph from source to stock.
import { type Answer, found } from '../client.ts';
import { problemAnswer } from '../problem.ts';
import { campaignLine } from './campaign-line.ts';
import { actionOf } from './case-detail.ts';
import { graphOf } from './graph.ts';
import type { ConsoleParts } from './parts.ts';

/** Cases listed: all that a campaign may have. */
const casesMax = 2_000;

export async function viewCampaign(
  parts: ConsoleParts,
  firm: string | undefined,
  id: string,
): Promise<Answer> {
  const { projection } = parts;
  const row = await projection.campaign({ firm, id });
  if (!row) return problemAnswer('record-unknown', `campaign ${id}`);
  const { campaign } = row;
  const [line, rows, means, actions] = await Promise.all([
    campaignLine(parts, firm, row),
    projection.queue({ firm, campaign, offset: 0, limit: casesMax }),
    projection.meansOfCampaign({ firm, id: campaign }),
    projection.actionsOfCampaign({ firm, id: campaign }),
  ]);
  const told = actions.map((action) => actionOf(action));
  return found({ line, rows, ...graphOf(rows, means), actions: told });
}
