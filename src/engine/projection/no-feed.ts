// Stands in for the feed where the read model is fed and asked on other machines.
import type { Answer } from '../client.ts';
import type { Journal } from '../journal/journal.ts';
import { problemAnswer } from '../problem.ts';
import type { Feed } from './feed.ts';

export const noReadModel: Answer = problemAnswer('stopped', 'there is no read model here');

export function createNoFeed(journal: Journal): Feed {
  return {
    get sequence() {
      return journal.nextSequence - 1;
    },
    take: () => undefined,
    begin: () => undefined,
    query: () => Promise.resolve(noReadModel),
    close: () => Promise.resolve(),
  };
}
