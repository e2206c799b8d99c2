// Who joined the buying, and the alerts of the instrument, newest first.
import { Link } from 'wouter';
import type { InstrumentDetail } from '../../../src/edge/console/messages.ts';
import { count } from '../format/money.ts';
import { moment } from '../format/time.ts';
import { reasonText } from '../parts/reason-text.ts';
import { RiskMark } from '../parts/risk-mark.tsx';
import { TimeHead } from '../parts/time-head.tsx';
import { commonWords } from '../words/common-words.ts';
import { instrumentWords } from '../words/instrument-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';

const shownMax = 200;
const reasonsShown = 3;

export function Joined({ joined }: { joined: InstrumentDetail['joined'] }) {
  const words = useWords(instrumentWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  return (
    <section className="panel">
      <h2>
        {words.joined} <span className="soft">{count(joined.length)}</span>
      </h2>
      {joined.length === 0 && <p className="soft">{words.joinedNone}</p>}
      {joined.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <TimeHead />
              <th>{common.account}</th>
              <th className="number">{common.risk}</th>
              <th>{common.case}</th>
            </tr>
          </thead>
          <tbody>
            {joined
              .toReversed()
              .slice(0, shownMax)
              .map((one) => (
                <tr key={`${one.account} ${one.time}`}>
                  <td>{moment(one.time, language)}</td>
                  <td className="mono">{one.account}</td>
                  <td className="number">
                    <RiskMark risk={one.risk} />
                  </td>
                  <td>
                    {one.case && (
                      <Link href={`/cases/${encodeURIComponent(one.case)}`}>{words.openCase}</Link>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function Alerts({ alerts }: { alerts: InstrumentDetail['alerts'] }) {
  const words = useWords(instrumentWords);
  const { language } = useLanguage();
  return (
    <section className="panel">
      <h2>{words.alerts}</h2>
      {alerts.length === 0 && <p className="soft">{words.alertsNone}</p>}
      <ol className="alerts">
        {alerts.toReversed().map((alert) => (
          <li key={`${alert.alert} ${alert.time} ${alert.state}`}>
            <div className="row between">
              <span className="row">
                <span className={`state ${alert.state === 'closed' ? '' : 'running'}`}>
                  {words.alertStates[alert.state]}
                </span>
                <span className="soft">{moment(alert.time, language)}</span>
              </span>
              <RiskMark risk={alert.risk} />
            </div>
            {alert.accounts.length > 0 && (
              <div className="small">{words.accounts(count(alert.accounts.length))}</div>
            )}
            <ul className="soft small">
              {alert.reasons.slice(0, reasonsShown).map((reason) => (
                <li key={reason.code}>{reasonText(reason, language)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
