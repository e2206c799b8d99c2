// The page of one case.
import { useLocation } from 'wouter';
import { useKeys } from '../keys/use-keys.ts';
import { Notice } from '../parts/notice.tsx';
import { CaseView } from './case-view.tsx';

export function CasePage({ id }: { id: string }) {
  const [, go] = useLocation();
  useKeys({ Escape: () => (history.length > 1 ? history.back() : go('/queue')) });
  return (
    <>
      <CaseView id={id} />
      <Notice />
    </>
  );
}
