// Asks for a decision with its consequences in numbers, and shows what others did meanwhile.
import { Button, Modal, Textarea } from '@mantine/core';
import { statusOf } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { useAct } from '../api/use-act.ts';
import { count } from '../format/money.ts';
import { notify } from '../parts/notice.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { commonWords } from '../words/common-words.ts';
import { decisionWords } from '../words/decision-words.ts';
import { useWords } from '../words/language.tsx';
import { Conflicts } from './conflicts.tsx';
import { type Ask, sumOf } from './decision.ts';
import { useNeedsSecond } from './use-needs-second.ts';
import { useSentence } from './use-sentence.ts';

interface DecisionDialogProps {
  readonly ask: Ask | undefined;
  readonly onClose: () => void;
  /** After it was carried out, or asked of a second person. */
  readonly onDone: () => void;
}

export function DecisionDialog({ ask, onClose, onDone }: DecisionDialogProps) {
  const words = useWords(decisionWords);
  return (
    <Modal
      opened={ask !== undefined}
      onClose={onClose}
      title={ask ? words.actions[ask.action] : ''}
      closeButtonProps={{ 'aria-label': words.cancel }}
    >
      {ask && <Form ask={ask} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function Form({ ask, onClose, onDone }: DecisionDialogProps & { ask: Ask }) {
  const words = useWords(decisionWords);
  const sentence = useSentence()(ask);
  const act = useAct();
  const me = useSession().data?.user.id;
  const [note, writeNote] = useDraft(draftOf(ask));
  const isSecond = useNeedsSecond()(ask);
  const send = (): void =>
    act.mutate(
      {
        action: ask.action,
        cases: ask.cases.map(({ case: id, version }) => ({ case: id, version })),
        ...(ask.campaign ? { campaign: ask.campaign } : {}),
        ...(ask.action === 'assign' && me ? { to: me } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      {
        onSuccess: ({ state }) => {
          writeNote('');
          const { accounts } = sumOf(ask.cases);
          notify(
            state === 'waiting'
              ? words.waitingNotice
              : words.doneNotice(words.actions[ask.action], count(accounts)),
          );
          onDone();
        },
      },
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className="sentence">
        {sentence}
        {isSecond && <em>; {words.needsSecond}</em>}
      </p>
      <p className="soft">{words.effects[ask.action]}</p>
      <Textarea
        data-autofocus
        label={words.note}
        description={words.noteHint}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={noteMax}
        value={note}
        onChange={(event) => writeNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Failure error={act.error} onClose={onClose} />
      <div className="row between">
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={act.isPending} disabled={statusOf(act.error) === 409}>
          {isSecond ? words.ask : words.do}
        </Button>
      </div>
    </form>
  );
}

/** As the service has it. */
export const noteMax = 1_024;

/** One draft for one question: a note about a campaign is not that about a case. */
function draftOf({ action, cases, campaign }: Ask): string {
  return `${action} ${campaign ?? cases.map((line) => line.case).join(' ')}`.slice(0, 200);
}

function Failure({ error, onClose }: { error: unknown; onClose: () => void }) {
  const common = useWords(commonWords);
  if (!error) return null;
  if (statusOf(error) === 409) return <Conflicts error={error} onClose={onClose} />;
  return (
    <p role="alert" className="alert">
      {statusOf(error) === 403 ? common.refusedRole : common.failed}
    </p>
  );
}
