// What passes between the service and the thread that talks to the hub.
import type { LinkSettings } from '../edge/hub/link-settings.ts';

export interface HubThreadSettings {
  readonly directory: string;
  readonly link: LinkSettings;
}

/** A line for the log, or events for the engine as a JSON array: at most one such is under way. */
export type FromHubThread = { readonly log: string } | { readonly body: string };

/** How the engine answered. */
export interface ToHubThread {
  readonly status: number;
}
