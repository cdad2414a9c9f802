import { STANDARD_WEEK } from '#core/calendars/calendar.ts';
import type { CalendarYear } from '#core/calendars/contract.ts';
import { weekWords } from '#core/calendars/hours-text.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';

interface HoursSummaryProps {
  readonly unit: string;
  readonly weeks: CalendarYear['weeks'];
  readonly mayChange: boolean;
}

/** The hours of a week, the latest first; without any of the agency's own, the usual ones. */
export function HoursSummary({ unit, weeks, mayChange }: HoursSummaryProps) {
  return (
    <section className="stack-tight" aria-labelledby="hours">
      <div className="row">
        <h2 id="hours">Giờ làm việc</h2>
        {mayChange && (
          <ButtonLink kind="quiet" size="small" href={unitPath(unit, 'lich-lam-viec/gio-lam-viec')}>
            Đổi giờ làm việc
          </ButtonLink>
        )}
      </div>
      {weeks.map(({ validFrom, basis, issuer, hours }) => (
        <div key={`${validFrom} ${issuer}`}>
          <h3>
            Từ {formatDate(validFrom)}{' '}
            <span className="soft">
              ({basis}, {issuer})
            </span>
          </h3>
          <Facts items={weekWords(hours)} />
        </div>
      ))}
      {weeks.length === 0 && (
        <div>
          <p className="soft">Đơn vị chưa ghi giờ riêng, đang dùng giờ hành chính thông thường.</p>
          <Facts items={weekWords(STANDARD_WEEK)} />
        </div>
      )}
    </section>
  );
}
