// What tables say of an address and a user agent, looked up once at the edge and journalled with
// the event: replay sees what the decision saw even after the tables have changed.

export type NetworkKind = 'hosting' | 'mobile' | 'residential' | 'business' | 'unknown';
export type Form = 'desktop' | 'phone' | 'tablet' | 'bot' | 'unknown';

export interface Origin {
  /** Autonomous system number; 0 where unknown. */
  readonly asn: number;
  /** ISO 3166-1 alpha-2; empty where unknown. */
  readonly country: string;
  readonly network: NetworkKind;
  /** Name and major version, as `Chrome 133`; empty where unknown. */
  readonly browser: string;
  /** Name and version, as `Windows 10`; empty where unknown. */
  readonly os: string;
  readonly form: Form;
}
