// Risk as a percentage with a small bar beside it.
import { percent } from '../format/percent.ts';

export function RiskMark({ risk }: { risk: number }) {
  return (
    <span className="risk">
      <i aria-hidden="true">
        <b style={{ width: `${Math.max(4, risk * 100)}%` }} />
      </i>
      <span>{percent(risk)}</span>
    </span>
  );
}
