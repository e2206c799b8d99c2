// What a session shows of where it comes from.

/** How a session looks from outside. */
export interface Connection {
  readonly ip: string;
  readonly userAgent: string;
  readonly channel: 'web' | 'app' | 'api';
  readonly language?: string;
  readonly device?: string;
  readonly referrer?: string;
}
