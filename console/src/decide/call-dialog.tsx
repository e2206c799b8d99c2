// Calling the customer: where the number is, what to ask, and the answer leads to the decision.
import { Button, Drawer } from '@mantine/core';
import { decisionWords } from '../words/decision-words.ts';
import { useWords } from '../words/language.tsx';

export type CallAnswer = 'hijacked' | 'honest' | 'nobody';

interface CallDialogProps {
  readonly opened: boolean;
  readonly account: string;
  readonly mayDecide: boolean;
  readonly onClose: () => void;
  readonly onAnswer: (answer: CallAnswer) => void;
}

export function CallDialog({ opened, account, mayDecide, onClose, onAnswer }: CallDialogProps) {
  const words = useWords(decisionWords);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={words.callTitle}
      closeButtonProps={{ 'aria-label': words.cancel }}
    >
      <div className="stack call">
        <p>{words.callWho(account)}</p>
        <p className="soft">{words.callAsk}</p>
        <ol className="questions">
          {Object.entries(words.callQuestions).map(([name, question]) => (
            <li key={name}>{question}</li>
          ))}
        </ol>
        <div className="row wrap">
          <Button size="sm" disabled={!mayDecide} onClick={() => onAnswer('hijacked')}>
            {words.callHijacked}
          </Button>
          <Button
            size="sm"
            variant="default"
            disabled={!mayDecide}
            onClick={() => onAnswer('honest')}
          >
            {words.callHonest}
          </Button>
          <Button
            size="sm"
            variant="default"
            disabled={!mayDecide}
            onClick={() => onAnswer('nobody')}
          >
            {words.callNobody}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}
