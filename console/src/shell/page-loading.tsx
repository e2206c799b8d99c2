// What stands in a page's place while it is fetched.
import { Skeleton } from '@mantine/core';

export function PageLoading() {
  return (
    <div className="stack" aria-busy="true">
      <Skeleton height={28} width={260} />
      <Skeleton height={120} />
      <Skeleton height={320} />
    </div>
  );
}
