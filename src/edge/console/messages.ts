// What the console and the service say to each other under /console/api, as types both sides use.
import type { Alert, Case, CaseState } from '../../core/case/case.ts';
import type {
  CampaignLine,
  GraphEdge,
  GraphNode,
  Habits,
  Holding,
  Offer,
  QueueRow,
  StoppedOrder,
} from '../../core/case/shown.ts';
import type { Decision } from '../../core/decision/decision.ts';
import type { ActionName } from '../../core/event/console.ts';

export type Role = 'analyst' | 'supervisor' | 'auditor' | 'administrator';

/** GET /session. 401 where nobody is logged in. */
export interface Session {
  readonly user: User;
  /** Sent back as `x-csrf` with everything that changes something. */
  readonly csrf: string;
  readonly expires: string;
  readonly simulated: boolean;
  readonly timeZone: 'Asia/Tokyo';
  /** Event time of the service, which in a replayed world is not the wall's. */
  readonly now: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Empty: all firms of this installation. */
  readonly firm: string;
}

/** One of the five figures with today's curve beside the same weekday's band. */
export interface Figure {
  readonly value: number;
  /** Per hour from midnight of the firm's zone on. */
  readonly hours: readonly number[];
  /** Lowest and highest of the same weekday in the last four weeks, per hour; empty while unknown. */
  readonly band: readonly (readonly [number, number])[];
}

/** GET /now, and each `now` event of the stream GET /live. */
export interface Now {
  readonly time: string;
  readonly sequence: number;
  readonly logins: Figure;
  readonly challenged: Figure;
  readonly held: Figure;
  readonly stoppedJpy: Figure;
  readonly attackedAccounts: Figure;
  readonly campaigns: readonly CampaignLine[];
}

/** GET /cases?state=&campaign=&owner=&firm=&text=&order=&offset=&limit= : what needs a person next first. */
export interface Queue {
  readonly total: number;
  readonly rows: readonly QueueRow[];
  /** Of the whole queue, whatever the filter. */
  readonly byState: Readonly<Record<CaseState, number>>;
  /** For the empty queue. */
  readonly clearedToday: number;
}

/** GET /cases/:id and, as known at a moment, GET /cases/:id?at=TIME. */
export interface CaseDetail {
  readonly line: Case;
  readonly risk: number;
  readonly owner: string;
  readonly version: number;
  readonly campaign?: CampaignLine;
  /** Oldest first, at most 2,000; `cut` says whether there are more. */
  readonly timeline: readonly TimelineItem[];
  readonly cut: boolean;
  /** Event time of the service when this was read. */
  readonly now: string;
  readonly decisions: readonly Decision[];
  readonly usual: Habits;
  readonly session: Habits;
  readonly holdingsBefore: readonly Holding[];
  readonly holdingsAfter: readonly Holding[];
  readonly actions: readonly CaseAction[];
  /** What may be done now by this user, and why not where not. */
  readonly offers: readonly Offer[];
  readonly prices: readonly {
    readonly instrument: string;
    readonly points: readonly (readonly [string, number])[];
  }[];
}

export interface TimelineItem {
  readonly sequence: number;
  readonly time: string;
  readonly lane: 'login' | 'change' | 'sell' | 'buy' | 'withdrawal' | 'answer' | 'other';
  readonly hostile: boolean;
  readonly event: Readonly<Record<string, unknown>>;
  readonly decision?: Decision;
}

export interface CaseAction {
  readonly id: string;
  readonly time: string;
  readonly by: string;
  readonly action: ActionName;
  readonly note?: string;
  readonly to?: string;
  readonly attachment?: { readonly name: string; readonly sha256: string };
  /** Waits for another person, was agreed to by them, or was refused. */
  readonly second?: { readonly state: 'waiting' | 'agreed' | 'refused'; readonly by?: string };
}

/**
 * POST /actions. 409 with the case as it is where a version is not the current one: nothing is
 * overwritten. 202 where a second person has to agree (POST /actions/:id/agree or /refuse).
 */
export interface ActionRequest {
  readonly action: ActionName;
  readonly cases: readonly { readonly case: string; readonly version: number }[];
  readonly campaign?: string;
  readonly note?: string;
  readonly to?: string;
  readonly attachment?: { readonly name: string; readonly sha256: string };
}

export interface ActionAnswer {
  readonly id: string;
  readonly state: 'done' | 'waiting';
  readonly cases: number;
  readonly orders: number;
  readonly valueJpy: number;
}

/** GET /actions?state=waiting → { waiting: WaitingAction[] }: what a second person has to agree to. */
export interface WaitingAction extends CaseAction {
  readonly cases: readonly string[];
  readonly accounts: number;
  readonly orders: number;
  readonly valueJpy: number;
  readonly campaign?: string;
  /** Why this user may not agree; absent where they may. */
  readonly refused?: 'own-request' | 'role';
}

/** `change` of the stream GET /live; empty lists: so many that everything is to be read again. */
export interface Change {
  readonly sequence: number;
  readonly cases: readonly string[];
  readonly campaigns: readonly string[];
  readonly actions: readonly string[];
}

/** GET /events?figure=&hour= → { events: FigureEvent[], cut }: what a figure of Now counts, newest first. */
export interface FigureEvent {
  readonly sequence: number;
  readonly time: string;
  readonly account: string;
  readonly type: string;
  readonly verdict?: Decision['verdict'];
  readonly risk?: number;
  readonly valueJpy?: number;
  readonly case?: string;
}

/** GET /people → { people: Person[] }: whom a case can be given to, and who stands behind `by`. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** GET /instruments/:id */
export interface InstrumentDetail {
  readonly instrument: string;
  readonly name: string;
  readonly currency: string;
  /** Per minute, oldest first, at most 1,440. */
  readonly minutes: readonly {
    readonly time: string;
    readonly price: number;
    readonly volume: number;
    readonly honestJpy: number;
    readonly suspiciousJpy: number;
  }[];
  readonly joined: readonly {
    readonly time: string;
    readonly account: string;
    readonly case?: string;
    readonly risk: number;
  }[];
  readonly alerts: readonly Alert[];
  /** Purchases that a restriction stopped, newest first, at most 200; whether there are more. */
  readonly stopped: readonly StoppedOrder[];
  readonly stoppedCut: boolean;
  readonly restriction?: Restriction;
}

export interface Restriction {
  readonly instrument: string;
  readonly since: string;
  readonly expires: string;
  readonly by: string;
  readonly note?: string;
}

/** GET /campaigns/:id */
export interface CampaignDetail {
  readonly line: CampaignLine;
  readonly rows: readonly QueueRow[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly actions: readonly CaseAction[];
}
