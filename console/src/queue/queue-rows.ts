// The rows of the queue as the virtual table comes to them: a page of them at a time.
import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { QueueRow } from '../../../src/core/case/shown.ts';
import type { Queue } from '../../../src/edge/console/messages.ts';
import { queuePage, queuePageRows } from '../api/queries.ts';

export interface QueueRows {
  readonly total: number;
  readonly first: Queue | undefined;
  readonly isPending: boolean;
  readonly error: unknown;
  row(index: number): QueueRow | undefined;
  /** Place of a case among the rows at hand; -1 where it is not. */
  indexOf(id: string): number;
  again(): void;
}

function pagesOf(firstRow: number, lastRow: number): number[] {
  const from = Math.max(0, Math.floor(firstRow / queuePageRows));
  const to = Math.max(from, Math.floor(lastRow / queuePageRows));
  const pages = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  // The first page carries what is said of the whole queue.
  return from === 0 ? pages : [0, ...pages];
}

export function useQueueRows(filter: string, firstRow: number, lastRow: number): QueueRows {
  const pages = pagesOf(firstRow, lastRow);
  const answers = useQueries({ queries: pages.map((page) => queuePage(filter, page)) });
  const byPage = new Map(pages.map((page, place) => [page, answers[place]!]));
  const newest = answers.find(({ data }) => data)?.data;
  const lastTotal = useRef(0);
  if (newest) lastTotal.current = newest.total;
  const rows = pages.flatMap((page) =>
    (byPage.get(page)?.data?.rows ?? []).map((row, at) => ({
      row,
      index: page * queuePageRows + at,
    })),
  );
  return {
    total: newest?.total ?? lastTotal.current,
    first: newest,
    isPending: answers.every(({ isPending }) => isPending),
    error: answers.find(({ error, data }) => error && !data)?.error,
    row: (index) =>
      byPage.get(Math.floor(index / queuePageRows))?.data?.rows[index % queuePageRows],
    indexOf: (id) => rows.find(({ row }) => row.case === id)?.index ?? -1,
    again: () => {
      for (const answer of answers) void answer.refetch();
    },
  };
}
