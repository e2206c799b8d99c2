// The name of the person behind a user's id; the id where nobody knows better.
import { usePeople } from './queries.ts';

export function useNameOf(): (id: string) => string {
  const people = usePeople().data?.people ?? [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
