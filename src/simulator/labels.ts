// The truth beside the events: which of them a hijacker caused, and in which episode.

export interface Label {
  /** Id of the hostile event. */
  readonly event: string;
  /** Campaign and victim. */
  readonly episode: string;
}

/** One campaign's attack on one account. */
export function episodeName(campaign: string, account: string): string {
  return `${campaign}:${account}`;
}

/** The campaign of an episode. */
export function campaignOf(episode: string): string {
  return episode.slice(0, episode.indexOf(':'));
}

export function labelLine(label: Label): string {
  return `${JSON.stringify({ event: label.event, episode: label.episode })}\n`;
}
