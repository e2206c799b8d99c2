// The URL judge as it comes: the committed brands and fitted model, nothing remembered yet.
import { createBrandDictionary, type Firm } from './brand-dictionary.ts';
import brands from './brands.json' with { type: 'json' };
import { createCampaignMemory } from './campaign-memory.ts';
import model from './url-model.json' with { type: 'json' };
import { readUrlModel } from './url-model.ts';
import type { UrlJudge } from './weigh-url.ts';

export interface JudgeAdditions {
  /** More hosts and names of known firms (same id), or more firms. */
  readonly firms?: readonly Firm[];
  /** Names of the firms' own zones that may be taken over; see dangling-names.ts. */
  readonly dangling?: ReadonlySet<string>;
}

export function createUrlJudge({ firms, dangling = new Set() }: JudgeAdditions = {}): UrlJudge {
  return {
    dictionary: createBrandDictionary(brands, firms),
    model: readUrlModel(model),
    memory: createCampaignMemory(),
    dangling,
  };
}
