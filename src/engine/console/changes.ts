// Which cases, campaigns and actions changed since a sequence: what an open page has to read again.
import type { DurableEffects } from '../engine.ts';

export interface Changes {
  readonly sequence: number;
  /** All three empty: too many to name; read everything again. */
  readonly cases: readonly string[];
  readonly campaigns: readonly string[];
  readonly actions: readonly string[];
}

export interface ChangeLog {
  take(effects: readonly DurableEffects[]): void;
  /** After `since`, up to `until`; nothing where nothing changed. */
  since(since: number, until: number, firm: string | undefined): Changes | undefined;
}

interface Change {
  readonly sequence: number;
  readonly kind: 'cases' | 'campaigns' | 'actions';
  readonly id: string;
  readonly firm: string;
}

/** Changes remembered; who was away for longer reads everything again. */
const changesMax = 5_000;
const namedMax = 200;

export function createChangeLog(): ChangeLog {
  let changes: Change[] = [];
  let forgottenUntil = 0;

  return {
    take(effects) {
      for (const { sequence, effects: lines } of effects)
        for (const line of lines) {
          const change = changeOf(line, sequence);
          if (change) changes.push(change);
        }
      if (changes.length <= changesMax * 2) return;
      forgottenUntil = changes.at(-changesMax - 1)!.sequence;
      changes = changes.slice(-changesMax);
    },
    since(since, until, firm) {
      const everything = { sequence: until, cases: [], campaigns: [], actions: [] };
      if (since < forgottenUntil) return everything;
      const named = {
        cases: new Set<string>(),
        campaigns: new Set<string>(),
        actions: new Set<string>(),
      };
      for (const change of changes) {
        if (change.sequence <= since || change.sequence > until) continue;
        if (firm === undefined || change.firm === firm) named[change.kind].add(change.id);
      }
      const sizes = Object.values(named).map(({ size }) => size);
      if (sizes.every((size) => size === 0)) return undefined;
      if (sizes.some((size) => size > namedMax)) return everything;
      const { cases, campaigns, actions } = named;
      return {
        sequence: until,
        cases: [...cases],
        campaigns: [...campaigns],
        actions: [...actions],
      };
    },
  };
}

function changeOf(effect: DurableEffects['effects'][number], sequence: number): Change | undefined {
  switch (effect.kind) {
    case 'triage':
      return { sequence, kind: 'cases', id: effect.line.case, firm: effect.line.firm };
    case 'campaign':
      return { sequence, kind: 'campaigns', id: effect.line.campaign, firm: effect.line.firm };
    case 'action':
      return { sequence, kind: 'actions', id: effect.line.id, firm: effect.line.firm };
    default:
      return undefined;
  }
}
