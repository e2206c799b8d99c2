// Where a page that fails ends: the rest of the console stays, and drafts are kept as they are.
import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';

interface State {
  readonly failed: boolean;
}

/** React asks for a class here: nothing else may catch what a page throws. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const words = useWords(shellWords);
  return (
    <div className="panel stack" role="alert">
      <h1>{words.brokenHere}</h1>
      <p>{words.brokenAdvice}</p>
      <div>
        <Button onClick={() => location.reload()}>{words.reload}</Button>
      </div>
    </div>
  );
}
