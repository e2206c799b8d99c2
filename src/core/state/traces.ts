// Names under which the further traces of a visitor are remembered as shared entities.
import { shortName } from '../lib/short-name.ts';

/** Software and its language: a tool shows the same wherever it comes in. Keys are hash32 values. */
export function clientTrace(agentKey: number, languageKey: number): string {
  return `client ${agentKey} ${languageKey}`;
}

/** The host a log-in came from: the same mail leads many to it. */
export function referrerTrace(host: string): string {
  return `referrer ${shortName(host)}`;
}

/** Where money goes. */
export function destinationTrace(destination: string): string {
  return `destination ${shortName(destination)}`;
}
