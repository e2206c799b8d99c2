// A case beside the list, with the way to the whole page.
import { Link } from 'wouter';
import { CaseView } from '../case/case-view.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/language.tsx';
import { queueWords } from '../words/queue-words.ts';

export function Beside({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(queueWords);
  return (
    <aside className="beside" aria-label={words.beside}>
      <div className="row between beside-head">
        <Link href={`/cases/${encodeURIComponent(id)}`}>{words.openWhole}</Link>
        <button
          type="button"
          className="plain-button"
          aria-label={words.closeBeside}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <CaseView id={id} isBeside />
    </aside>
  );
}
