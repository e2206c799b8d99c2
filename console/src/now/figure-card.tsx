// One of the five figures: its value, its day as a curve, and the way down to the events it counts.
import { Link } from 'wouter';
import type { Figure } from '../../../src/edge/console/messages.ts';
import { count, yen } from '../format/money.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { nowWords } from '../words/now-words.ts';
import { HoursChart } from './hours-chart.tsx';

export type FigureName = 'logins' | 'challenged' | 'held' | 'stoppedJpy' | 'attackedAccounts';

interface FigureCardProps {
  readonly name: FigureName;
  readonly figure: Figure;
  readonly hour: number;
}

/** What the same weekday had by this hour, least and most; nothing while no week is past. */
function usualByNow({ band }: Figure, hour: number): readonly [number, number] | undefined {
  if (band.length === 0) return undefined;
  const past = band.slice(0, hour + 1);
  return [past.reduce((sum, [low]) => sum + low, 0), past.reduce((sum, [, high]) => sum + high, 0)];
}

export function FigureCard({ name, figure, hour }: FigureCardProps) {
  const words = useWords(nowWords);
  const { language } = useLanguage();
  const shown = (value: number) => (name === 'stoppedJpy' ? yen(value, language) : count(value));
  const usual = usualByNow(figure, hour);
  const isAbove = usual !== undefined && figure.value > usual[1] && name !== 'logins';
  const isAlarm = name === 'attackedAccounts' && figure.value > 0;
  return (
    <Link
      href={`/events?figure=${name}`}
      className={`figure${isAbove || isAlarm ? ' above' : ''}${isAlarm ? ' alarm' : ''}`}
    >
      <span className="name">{words.figures[name]}</span>
      <strong>{shown(figure.value)}</strong>
      <HoursChart figure={figure} hour={hour} />
      <span className="usual">
        {usual ? words.bandOf(shown(usual[0]), shown(usual[1])) : words.bandUnknown}
      </span>
    </Link>
  );
}
