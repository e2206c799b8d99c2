// Turns a replayed, labelled history into samples: what the signals said of every request and its session.
import type { RequestEvent } from '../core/event/event.ts';
import { isRequest } from '../core/event/event.ts';
import { allSignals } from '../core/signal/catalogue.ts';
import type { Folded } from '../engine/folder.ts';
import type { Sample } from './logistic.ts';
import { createStrongest } from './strongest.ts';

export type Part = RequestEvent['type'];
export const parts: readonly Part[] = ['login', 'account-change', 'order', 'withdrawal'];

export interface DatasetRow extends Sample {
  readonly part: Part;
  readonly session: string;
}

/** Features are signals, in the order of the catalogue. */
export const featureNames: readonly string[] = allSignals.map((signal) => signal.id);
const featureOf = new Map(featureNames.map((name, index) => [name, index]));

/** Of honest requests only every so many is kept, and stands for that many. */
const honestEvery = 4;
const datasetRowsMax = 4_000_000;

export interface Dataset {
  take(folded: Folded): void;
  readonly rows: readonly DatasetRow[];
}

/** Hostile, by the name of the episode; honest where empty; undefined where it is to be left out. */
export type EpisodeOf = (event: RequestEvent) => string | undefined;

export function createDataset(episodeOf: EpisodeOf): Dataset {
  const rows: DatasetRow[] = [];
  const strongest = createStrongest();
  /** Episodes that have logged in: as many as the labels name. */
  const entered = new Set<string>();
  let honest = 0;

  function isWanted(part: Part, episode: string): boolean {
    if (!episode) {
      honest += 1;
      return honest % honestEvery === 0;
    }
    if (part !== 'login') return true;
    // A hijacker who comes back is at home there: only his first entry tells what a stranger is like.
    const isFirst = !entered.has(episode);
    entered.add(episode);
    return isFirst;
  }

  return {
    rows,
    take({ event, stepped }) {
      if (!isRequest(event) || !stepped.score || rows.length >= datasetRowsMax) return;
      if (event.type === 'login' && event.outcome === 'failure') return;
      const session = `${event.firm ?? ''}/${event.account}/${event.session}`;
      const { score } = stepped;
      const evidence = event.type === 'login' ? score.evidence : strongest.of(session, score);
      const episode = episodeOf(event);
      if (episode === undefined || !isWanted(event.type, episode)) return;
      rows.push({
        part: event.type,
        group: parts.indexOf(event.type),
        session,
        features: evidence.map(({ signal }) => featureOf.get(signal)!),
        values: evidence.map(({ value }) => value),
        offset: score.carried - score.calm,
        hostile: episode !== '',
        weight: episode ? 1 : honestEvery,
      });
    },
  };
}
