// Carries out a decision about cases, and keeps apart what a person has to be told about it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActionAnswer, ActionRequest } from '../../../src/edge/console/messages.ts';
import { post } from './client.ts';
import { readAgain } from './queries.ts';

export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ActionRequest) => post<ActionAnswer>('/actions', request),
    onSettled: () => readAgain(client),
  });
}

export interface SecondWord {
  readonly id: string;
  readonly agreed: boolean;
}

export function useSecond() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, agreed }: SecondWord) =>
      post<ActionAnswer>(`/actions/${encodeURIComponent(id)}/${agreed ? 'agree' : 'refuse'}`),
    onSettled: () => readAgain(client),
  });
}
