// Says that decisions of others wait for this person's word, and opens them.
import { useState } from 'react';
import { useSession, useWaiting } from '../api/queries.ts';
import { WaitingDialog } from '../queue/waiting-dialog.tsx';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';

export function WaitingBar() {
  const words = useWords(shellWords);
  const role = useSession().data?.user.role;
  const waiting = useWaiting(role === 'analyst' || role === 'supervisor').data?.waiting ?? [];
  const [isOpen, setOpen] = useState(false);
  const mine = waiting.filter(({ refused }) => !refused);
  return (
    <>
      {mine.length > 0 && (
        <output className="bar waiting">
          {words.waiting(String(mine.length))}
          <button type="button" className="plain-button small" onClick={() => setOpen(true)}>
            {words.see}
          </button>
        </output>
      )}
      <WaitingDialog opened={isOpen} onClose={() => setOpen(false)} waiting={waiting} />
    </>
  );
}
