// Empties the read model of a PostgreSQL server while no service uses it.
import { openProjection } from './projection.ts';

/** The embedded one is deleted with its folder. */
export async function emptyDatabase(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const projection = openProjection({ kind: 'postgres', url });
  try {
    await projection.reset();
  } finally {
    await projection.close();
  }
}
