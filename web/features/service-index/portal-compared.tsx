import { formatDate } from '#core/kernel/dates.ts';
import type { ComparisonView, IndexAnswer } from '#core/service-index/contract.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { pointsWords, portalUrl } from './load-service-index.ts';

const TONES = {
  same: 'done',
  within: 'done',
  lower: 'late',
  higher: 'warn',
  'not-comparable': 'neutral',
} as const satisfies Record<ComparisonView['state'], Tone>;

interface ComparedProps {
  readonly unit: string;
  readonly comparison: ComparisonView;
  /** What the figure is about, in words. */
  readonly subject: string;
  /** The indicator to name in a dispute, where there is one. */
  readonly indicator?: string | null;
  readonly window: IndexAnswer['window'];
  /** The figure itself stands beside already. */
  readonly short?: boolean;
}

/** What stands on the portal, how far it is from ours, and why that may be. */
export function Compared({ unit, comparison, subject, indicator, window, short }: ComparedProps) {
  const { id, points, readOn, readBy, source, fileName, state, words, reasons } = comparison;
  const isLink = /^https?:\/\//u.test(source);
  return (
    <div className="stack-tight">
      <span>
        {!short && (
          <>
            Cổng: <strong>{pointsWords(points)}</strong>{' '}
          </>
        )}
        <StatusBadge tone={TONES[state]}>{words}</StatusBadge>
      </span>
      <details>
        <summary>
          Đọc ngày {formatDate(readOn)}
          <span className="unseen">
            , {subject}, {window.name}
          </span>
        </summary>
        <p>
          {readBy} đọc. Nguồn:{' '}
          {isLink ? (
            <a href={source} rel="noreferrer">
              {source}
            </a>
          ) : (
            source
          )}
          {fileName && (
            <>
              {' · '}
              <a href={portalUrl(unit, `/${id}/file`)} download>
                {fileName}
              </a>
            </>
          )}
        </p>
        {reasons.length > 0 && (
          <>
            <p>Có thể do:</p>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
        {(state === 'lower' || state === 'higher') && (
          <Link href={disputeHref(unit, indicator, window)}>
            Kiến nghị số liệu<span className="unseen"> về {subject}</span>
          </Link>
        )}
      </details>
    </div>
  );
}

/** The page where a dispute is drafted, with the figure filled in where the component has one. */
function disputeHref(unit: string, indicator: string | null | undefined, { from, to }: IndexAnswer['window']): string {
  return unitPath(
    unit,
    'kien-nghi-so-lieu/moi',
    indicator ? { chitieu: indicator, tungay: from, denngay: to } : { loai: 'chi-tieu' },
  );
}
