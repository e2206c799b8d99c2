// Last week decided again: what is in force beside what is proposed.
import { Skeleton } from '@mantine/core';
import type { Policy } from '../../../src/core/decision/policy.ts';
import type { PolicyOutcome, PolicyPreview } from '../../../src/edge/console/policy-messages.ts';
import { count, yen } from '../format/money.ts';
import { Broken } from '../parts/broken.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { settingsWords } from '../words/settings-words.ts';
import { usePreview } from './use-policy.ts';

interface PreviewPanelProps {
  readonly policy: Policy;
  readonly isChanged: boolean;
  readonly mayAsk: boolean;
}

export function PreviewPanel({ policy, isChanged, mayAsk }: PreviewPanelProps) {
  const words = useWords(settingsWords);
  const preview = usePreview(policy, mayAsk);
  return (
    <section className="panel stack" aria-busy={preview.isFetching}>
      <h2>{words.preview}</h2>
      {!mayAsk && <p className="soft">{words.readOnly}</p>}
      {preview.isError && <Broken error={preview.error} onAgain={() => void preview.refetch()} />}
      {mayAsk && preview.isPending && (
        <>
          <p className="soft">{words.previewing}</p>
          <Skeleton height={160} />
        </>
      )}
      {preview.data && <Outcomes preview={preview.data} isChanged={isChanged} />}
    </section>
  );
}

function Outcomes({ preview, isChanged }: { preview: PolicyPreview; isChanged: boolean }) {
  const words = useWords(settingsWords);
  const { language } = useLanguage();
  const { now, proposed, days } = preview;
  if (now.decisions === 0) return <p className="soft">{words.noWeek}</p>;
  const perThousand = (part: number, { decisions }: PolicyOutcome): string =>
    words.perThousand(((1_000 * part) / Math.max(1, decisions)).toFixed(1));
  const rows: readonly (readonly [string, (outcome: PolicyOutcome) => number, boolean])[] = [
    [words.challenged, ({ challenged }) => challenged, false],
    [words.held, ({ held }) => held, false],
    [words.stopped, ({ stoppedJpy }) => stoppedJpy, true],
  ];
  return (
    <>
      <p className="soft">
        {words.previewDays(count(days))}, {words.decisions}: {count(now.decisions)}
      </p>
      <table className="plain outcomes">
        <thead>
          <tr>
            <th aria-label={words.preview} />
            <th className="number">{words.today}</th>
            <th className="number">{words.proposed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, figureOf, isYen]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[now, proposed].map((outcome, place) => (
                <td key={place === 0 ? 'now' : 'proposed'} className="number">
                  {place === 1 && !isChanged ? (
                    <span className="soft">–</span>
                  ) : (
                    <>
                      <strong>
                        {isYen ? yen(figureOf(outcome), language) : count(figureOf(outcome))}
                      </strong>
                      {!isYen && (
                        <div className="soft small">{perThousand(figureOf(outcome), outcome)}</div>
                      )}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isChanged && <p className="soft">{words.noPreview}</p>}
    </>
  );
}
