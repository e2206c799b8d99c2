// Notes and hashes of files on a case; what is typed is kept until it was taken.
import { Button, FileButton, Textarea } from '@mantine/core';
import type { CaseDetail } from '../../../src/edge/console/messages.ts';
import { useAct } from '../api/use-act.ts';
import { noteMax } from '../decide/decision-dialog.tsx';
import { Failed } from '../parts/failed.tsx';
import { notify } from '../parts/notice.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { caseWords } from '../words/case-words.ts';
import { useWords } from '../words/language.tsx';
import { hashOf } from './hash-of.ts';

export function NoteBox({ detail }: { detail: CaseDetail }) {
  const words = useWords(caseWords);
  const act = useAct();
  const id = detail.line.case;
  const [note, writeNote] = useDraft(`note ${id}`);
  const cases = [{ case: id, version: detail.version }];
  const send = (): void => {
    if (!note.trim()) return;
    act.mutate({ action: 'note', cases, note: note.trim() }, { onSuccess: () => writeNote('') });
  };
  const attach = async (file: File | null): Promise<void> => {
    if (!file) return;
    const attachment = { name: file.name, sha256: await hashOf(file) };
    act.mutate(
      { action: 'attach', cases, attachment },
      { onSuccess: () => notify(words.attached(file.name)) },
    );
  };
  return (
    <div className="note-box">
      <Textarea
        aria-label={words.addNote}
        placeholder={words.noteHint}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={noteMax}
        value={note}
        onChange={(event) => writeNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <div className="row wrap">
        <Button variant="default" disabled={!note.trim()} loading={act.isPending} onClick={send}>
          {words.addNote}
        </Button>
        <FileButton onChange={(file) => void attach(file)}>
          {(props) => (
            <Button variant="subtle" title={words.attachHint} {...props}>
              {words.attach}
            </Button>
          )}
        </FileButton>
      </div>
      <Failed when={act.isError} />
    </div>
  );
}
