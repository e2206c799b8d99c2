// The queue's filters as they stand in the address, so that a view can be kept, sent and gone back to.

export const filterNames = ['state', 'owner', 'text', 'campaign', 'order', 'held', 'firm'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

export function filterOf(search: URLSearchParams): Filter {
  const entries = filterNames
    .map((name) => [name, search.get(name) ?? ''] as const)
    .filter(([, value]) => value !== '');
  // Without a word about states the queue is what still needs a person.
  return { state: 'open', ...Object.fromEntries(entries) };
}

/** What is asked of the service; `all` states is no condition at all. */
export function queryOf(filter: Filter): string {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name];
    if (value && !(name === 'state' && value === 'all')) search.set(name, value);
  }
  return search.toString();
}

/** The address of a filter: the open ones need no word. */
export function addressOf(filter: Filter): string {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name];
    if (value && !(name === 'state' && value === 'open')) search.set(name, value);
  }
  return search.toString();
}
