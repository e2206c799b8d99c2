// Above the picture: how much of it is shown, and what its colours mean.
import { caseWords } from '../words/case-words.ts';
import { commonWords } from '../words/common-words.ts';
import { useWords } from '../words/language.tsx';
import type { ViewName } from './picture-time.ts';

const views: readonly ViewName[] = ['session', 'day', 'all'];

interface PictureToolsProps {
  readonly view: ViewName | undefined;
  readonly onView: (view: ViewName) => void;
  readonly onZoom: (isCloser: boolean) => void;
}

export function PictureTools({ view, onView, onZoom }: PictureToolsProps) {
  const words = useWords(caseWords);
  const { verdicts } = useWords(commonWords);
  return (
    <div className="picture-tools">
      <h2>{words.picture}</h2>
      <div className="row legend small soft">
        <span>
          <i className="usual-key" /> {words.legendUsual}
        </span>
        <span>
          <i className="hostile-key" /> {words.legendHostile}
        </span>
        <span className="wide-only">
          ○ {verdicts.allow} <b className="step-up">◆</b> {verdicts['step-up']}{' '}
          <b className="hold">■</b> {verdicts.hold} <b className="block">✕</b> {verdicts.block}
        </span>
      </div>
      <div className="row">
        {views.map((name) => (
          <button
            key={name}
            type="button"
            className="view"
            aria-pressed={view === name}
            onClick={() => onView(name)}
          >
            {words.views[name]}
          </button>
        ))}
        <button
          type="button"
          className="plain-button"
          aria-label={words.zoomIn}
          onClick={() => onZoom(true)}
        >
          +
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={words.zoomOut}
          onClick={() => onZoom(false)}
        >
          −
        </button>
      </div>
    </div>
  );
}
