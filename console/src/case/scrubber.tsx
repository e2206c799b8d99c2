// The handle under the picture: drawn along the time, the page shows what was known then.
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { clock, moment, zoneName } from '../format/time.ts';
import { caseWords } from '../words/case-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import type { Stretch } from './picture-time.ts';

const settleMs = 150;
const stepMs = 1_000;

interface ScrubberProps {
  readonly stretch: Stretch;
  readonly nowMs: number;
  readonly at: string;
  readonly onAt: (at: string) => void;
}

export function Scrubber({ stretch, nowMs, at, onAt }: ScrubberProps) {
  const words = useWords(caseWords);
  const { language } = useLanguage();
  const fromMs = Math.floor(stretch.fromMs / stepMs) * stepMs;
  const toMs = Math.ceil(stretch.toMs / stepMs) * stepMs;
  const [ms, setMs] = useState(toMs);
  const say = useDebouncedCallback(onAt, settleMs);
  useEffect(() => setMs(at ? Date.parse(at) : toMs), [at, toMs]);
  const take = (next: number): void => {
    setMs(next);
    // The right end is now, whatever the picture shows of it.
    say(next >= toMs || next >= nowMs ? '' : new Date(next).toISOString());
  };
  return (
    <label className="scrubber">
      <span className="small soft">{words.scrub}</span>
      <input
        type="range"
        min={fromMs}
        max={toMs}
        step={stepMs}
        value={Math.min(toMs, Math.max(fromMs, ms))}
        aria-valuetext={`${moment(ms, language)} ${zoneName}`}
        onChange={(event) => take(Number(event.currentTarget.value))}
      />
      <output className="small">{at ? clock(ms, language) : ''}</output>
    </label>
  );
}
