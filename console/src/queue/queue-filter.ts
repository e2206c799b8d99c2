// The queue's filters as they stand in the address, so that a view can be kept, sent and gone back to.

export const filterNames = ['state', 'owner', 'text', 'campaign', 'order', 'held', 'firm'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

/** What stands in the address for the states in which somebody has to decide. */
export const undecided = 'undecided';
const statesOf: Readonly<Record<string, string>> = {
  [undecided]: 'new,investigating',
  all: '',
};

export function filterOf(search: URLSearchParams): Filter {
  const entries = filterNames
    .map((name) => [name, search.get(name) ?? ''] as const)
    .filter(([, value]) => value !== '');
  // Without a word about states the queue is what still needs a decision.
  return { state: undecided, ...Object.fromEntries(entries) };
}

/** What is asked of the service; `all` states is no condition at all. */
export function queryOf(filter: Filter): string {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name] ?? '';
    const asked = name === 'state' ? (statesOf[value] ?? value) : value;
    if (asked) search.set(name, asked);
  }
  return search.toString();
}

/** The address of a filter: the undecided need no word. */
export function addressOf(filter: Filter): string {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name];
    if (value && !(name === 'state' && value === undecided)) search.set(name, value);
  }
  return search.toString();
}
