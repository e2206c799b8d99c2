// A call to the customer and where its answer leads: to a decision, its note begun, or to a note.
import { type ReactNode, useState } from 'react';
import type { ActionName } from '../../../src/core/event/console.ts';
import type { CaseDetail } from '../../../src/edge/console/messages.ts';
import { useAct } from '../api/use-act.ts';
import { type CallAnswer, CallDialog } from '../decide/call-dialog.tsx';
import { beginDraft } from '../parts/use-draft.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useWords } from '../words/language.tsx';

interface Call {
  readonly dialog: ReactNode;
  open(): void;
}

export function useCall(detail: CaseDetail, onDecide: (action: ActionName) => void): Call {
  const words = useWords(decisionWords);
  const [isOpen, setOpen] = useState(false);
  const act = useAct();
  const { case: id, account } = detail.line;
  const onAnswer = (answer: CallAnswer): void => {
    setOpen(false);
    if (answer === 'nobody') {
      const cases = [{ case: id, version: detail.version }];
      act.mutate({ action: 'note', cases, note: words.callNobodyNote });
      return;
    }
    const action = answer === 'hijacked' ? 'confirm' : 'dismiss';
    beginDraft(
      `${action} ${id}`,
      answer === 'hijacked' ? words.callHijackedNote : words.callHonestNote,
    );
    onDecide(action);
  };
  const mayDecide = detail.offers.some(({ action, refused }) => action === 'note' && !refused);
  return {
    open: () => setOpen(true),
    dialog: (
      <CallDialog
        opened={isOpen}
        account={account}
        mayDecide={mayDecide}
        onClose={() => setOpen(false)}
        onAnswer={onAnswer}
      />
    ),
  };
}
