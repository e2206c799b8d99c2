// What others asked for and a second person has to agree to or refuse.
import { Button, Modal } from '@mantine/core';
import type { WaitingAction } from '../../../src/edge/console/messages.ts';
import { useSecond } from '../api/use-act.ts';
import { useNameOf } from '../api/use-name-of.ts';
import { count, yen } from '../format/money.ts';
import { moment, zoneName } from '../format/time.ts';
import { Failed } from '../parts/failed.tsx';
import { notify } from '../parts/notice.tsx';
import { decisionWords } from '../words/decision-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

interface WaitingDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly waiting: readonly WaitingAction[];
}

export function WaitingDialog({ opened, onClose, waiting }: WaitingDialogProps) {
  const words = useWords(decisionWords);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.waitingTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': words.cancel }}
    >
      {waiting.length === 0 && <p className="empty">{words.waitingNone}</p>}
      <ul className="stack">
        {waiting.map((action) => (
          <li key={action.id} className="panel">
            <Waiting action={action} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

export function Waiting({ action }: { action: WaitingAction }) {
  const words = useWords(decisionWords);
  const { language } = useLanguage();
  const nameOf = useNameOf();
  const second = useSecond();
  const held = [count(action.orders), yen(action.valueJpy, language)] as const;
  const sentence =
    action.action === 'confirm'
      ? words.sentence.confirm(count(action.accounts), ...held)
      : `${words.actions[action.action]}: ${words.orders(...held)}`;
  const say = (agreed: boolean): void =>
    second.mutate(
      { id: action.id, agreed },
      { onSuccess: () => notify(agreed ? words.agreed : words.refusedDone) },
    );
  return (
    <div className="stack">
      <p className="sentence">{sentence}</p>
      <p className="soft">
        {words.askedBy(nameOf(action.by), `${moment(action.time, language)} ${zoneName}`)}
      </p>
      {action.note && <blockquote className="note">{action.note}</blockquote>}
      {action.refused ? (
        <p className="soft">{words.refused[action.refused]}</p>
      ) : (
        <div className="row">
          <Button loading={second.isPending} onClick={() => say(true)}>
            {words.agree}
          </Button>
          <Button variant="default" onClick={() => say(false)}>
            {words.refuse}
          </Button>
        </div>
      )}
      <Failed when={second.isError} />
    </div>
  );
}
