// What is known of the campaigns in a history: the kind of hijacker, and which are no takeovers.

export interface Campaigns {
  kindOf(campaign: string): string | undefined;
  /** False for the hijackers' own accounts, which are customers like others: nobody broke into them. */
  isTakeover(campaign: string): boolean;
  /** Kinds of the takeovers, in the order of the alphabet. */
  readonly kinds: readonly string[];
}

interface Line {
  readonly campaign: string;
  readonly kind: string;
  /** The campaign whose block of shares such an account holds. */
  readonly accompanies?: string;
}

export const unknownCampaigns: Campaigns = {
  kindOf: () => undefined,
  isTakeover: () => true,
  kinds: [],
};

/** Reads `campaigns.json` as the simulator writes it. */
export function parseCampaigns(text: string): Campaigns {
  const lines = JSON.parse(text) as Line[];
  const kinds = new Map(lines.map(({ campaign, kind }) => [campaign, kind]));
  const companions = new Set(
    lines.filter(({ accompanies }) => accompanies).map(({ campaign }) => campaign),
  );
  const takeovers = lines.filter(({ campaign }) => !companions.has(campaign));
  return {
    kindOf: (campaign) => kinds.get(campaign),
    isTakeover: (campaign) => !companions.has(campaign),
    kinds: [...new Set(takeovers.map(({ kind }) => kind))].sort(),
  };
}
