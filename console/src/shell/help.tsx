// The keys, as a table.
import { Kbd, Modal } from '@mantine/core';
import { helpWords } from '../words/help-words.ts';
import { useWords } from '../words/language.tsx';

export function Help({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(helpWords);
  const rows: readonly (readonly [string, string])[] = [
    ['j  k', words.move],
    [words.enter, words.open],
    ['x', words.beside],
    [words.space, words.select],
    ['a', words.assign],
    ['c', words.confirm],
    ['d', words.dismiss],
    ['/', words.search],
    ['1', words.goNow],
    ['2', words.goQueue],
    [words.escape, words.back],
    ['?', words.help],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      size="sm"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <table className="plain">
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={keys}>
              <td className="row">
                {keys.split('  ').map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
