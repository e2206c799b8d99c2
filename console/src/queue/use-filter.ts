// Reads and changes the queue's filter, and the case beside it, where they live: in the address.
import { useSearchParams } from 'wouter';
import { addressOf, type Filter, type FilterName, filterOf } from './queue-filter.ts';

export interface FilterHandle {
  readonly filter: Filter;
  /** The case open beside the list; empty where none is. */
  readonly beside: string;
  set(name: FilterName, value: string): void;
  show(filter: Filter): void;
  openBeside(id: string): void;
}

function searchOf(filter: Filter, beside: string): URLSearchParams {
  const search = new URLSearchParams(addressOf(filter));
  if (beside) search.set('beside', beside);
  return search;
}

export function useFilter(): FilterHandle {
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const beside = search.get('beside') ?? '';
  return {
    filter,
    beside,
    set: (name, value) =>
      setSearch((now) => searchOf({ ...filterOf(now), [name]: value }, now.get('beside') ?? ''), {
        replace: true,
      }),
    show: (next) => setSearch(searchOf(next, beside)),
    openBeside: (id) => setSearch((now) => searchOf(filterOf(now), id), { replace: true }),
  };
}
