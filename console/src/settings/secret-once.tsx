// A link or a key that is shown only now, with a button that copies it.
import { Button, CopyButton } from '@mantine/core';
import { useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';

interface SecretOnceProps {
  readonly title: string;
  readonly secret: string;
  readonly until?: string;
}

export function SecretOnce({ title, secret, until }: SecretOnceProps) {
  const words = useWords(settingsWords);
  return (
    <div className="alert stack" role="status">
      <p>{title}</p>
      <code className="secret">{secret}</code>
      <div className="row">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        {until && <span className="soft">{words.until(until)}</span>}
      </div>
    </div>
  );
}
