// Ends the session and forgets what was read with it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from './client.ts';

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post('/logout'),
    onSettled: () => {
      client.clear();
      // Leaves nothing of the customers in the page's memory.
      location.assign('/console/');
    },
  });
}
