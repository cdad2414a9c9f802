import { useQuery } from '@tanstack/react-query';
import { ALERT_KINDS } from '#core/assessments/everyday/alerts.ts';
import { type AlertList, alertList } from '#core/assessments/everyday/contract.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { send } from '#web/lib/api.ts';
import { formatNumber, today } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { DueBadge, StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import classes from './due-list.module.css';

/** The score that the unit would have today and what endangers it; nothing where it is scored by no set. */
export function ScoreAlerts({ unit }: { readonly unit: string }) {
  const sheet = today().slice(0, 4);
  const { data } = useQuery({
    queryKey: ['provisional', unit, sheet, 'alerts'],
    queryFn: () => send('GET', `/api/units/${unit}/provisional-scores/${sheet}/alerts`, undefined, alertList),
  });
  return data?.score ? <Alerts unit={unit} list={data} score={data.score} /> : null;
}

const points = (text: string) => formatDecimal(text, true);

interface AlertsProps {
  readonly unit: string;
  readonly list: AlertList;
  readonly score: NonNullable<AlertList['score']>;
}

function Alerts({ unit, list: { items, total }, score }: AlertsProps) {
  const page = unitPath(unit, 'diem-tam-tinh');
  const range = score.low === score.high ? points(score.low) : `${points(score.low)} – ${points(score.high)}`;
  return (
    <section aria-labelledby="diem-tam-tinh" className="stack-tight">
      <h2 id="diem-tam-tinh" className={classes.heading}>
        Điểm tạm tính
      </h2>
      {score.knownMax === '0.00' ? (
        <p>
          <Link href={page}>Chưa có số liệu để tính điểm.</Link>
        </p>
      ) : (
        <p>
          <Link href={page}>
            <strong>{points(score.points)}</strong> trên {points(score.knownMax)} điểm đã có số liệu
          </Link>
          ; dự báo cuối kỳ {range}.
        </p>
      )}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((alert) => (
            <li key={alert.key} className={classes.item}>
              <span className={classes.words}>
                <Link href={unitPath(unit, alert.path)}>
                  {alert.code !== null && `${alert.code}: `}
                  {alert.sentence}
                </Link>
              </span>
              {alert.dueOn === null ? (
                <StatusBadge tone="warn">{ALERT_KINDS[alert.kind]}</StatusBadge>
              ) : (
                <DueBadge due={alert.dueOn} />
              )}
            </li>
          ))}
        </ul>
      )}
      {total > items.length && (
        <p>
          <Link href={page}>Xem cả {formatNumber(total)} cảnh báo</Link>
        </p>
      )}
    </section>
  );
}
