// The policy in force, a preview of another on last week's journal, and putting it in force.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Policy } from '../../../src/core/decision/policy.ts';
import type { PolicyPreview } from '../../../src/edge/console/policy-messages.ts';
import { get, post, put } from '../api/client.ts';

export interface SettingsInForce {
  readonly policy: Policy;
  readonly policyVersion: string;
  readonly modelVersion: string;
}

export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: () => get<SettingsInForce>('/settings') });
}

export function usePreview(policy: Policy, enabled: boolean) {
  return useQuery({
    queryKey: ['preview', policy],
    queryFn: () => post<PolicyPreview>('/settings/preview', { policy }),
    enabled,
    placeholderData: (before: PolicyPreview | undefined) => before,
    retry: false,
    staleTime: 300_000,
  });
}

export function usePutPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { policy: Policy; replaces: string }) =>
      put<SettingsInForce>('/settings/policy', body),
    onSettled: () => client.invalidateQueries({ queryKey: ['settings'] }),
  });
}
