// The quiet bar while the stream is lost: of when the page is, and that it comes back by itself.
import { useEffect, useState } from 'react';
import { useLive } from '../api/live-store.ts';
import { clock, span, zoneName } from '../format/time.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { shellWords } from '../words/shell-words.ts';

/** A blink of the network is nobody's business. */
const patienceMs = 1_500;

export function LostBar() {
  const words = useWords(shellWords);
  const { language } = useLanguage();
  const live = useLive();
  const [nowMs, setNowMs] = useState(Date.now());
  const isLost = live.state === 'lost';
  useEffect(() => {
    if (!isLost) return;
    const tick = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, [isLost]);
  const ageMs = nowMs - live.heardMs;
  if (!isLost || ageMs < patienceMs) return null;
  return (
    <output className="bar">
      {words.lost(`${clock(live.heardMs, language)} ${zoneName}`, span(ageMs, language))}
    </output>
  );
}
