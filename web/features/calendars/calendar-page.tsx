import type { CalendarYear } from '#core/calendars/contract.ts';
import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { EntriesTable } from './entries-table.tsx';
import { HoursSummary } from './hours-summary.tsx';
import { calendarPath, useCalendarYear, useYear } from './load-calendar.ts';
import { useMovedDeadlines } from './moved-deadlines.ts';
import { TryDeadline } from './try-deadline.tsx';
import { YearGrid } from './year-grid.tsx';

/** A year of working time: what is off, what is worked, and why. */
export function CalendarPage() {
  const unit = useUnitSlug();
  const name = useUnit()?.name;
  const may = useMay();
  const year = useYear();
  const query = useCalendarYear(unit, year);
  return (
    <>
      <PageHeader
        title={`Lịch làm việc năm ${year}`}
        actions={
          may('calendars:edit') && (
            <>
              <ButtonLink href={unitPath(unit, 'lich-lam-viec/ghi-ngay')}>Ghi ngày nghỉ, nửa ngày</ButtonLink>
              <ButtonLink kind="secondary" href={unitPath(unit, 'lich-lam-viec/hoan-doi')}>
                Ghi hoán đổi
              </ButtonLink>
            </>
          )
        }
      >
        {name}. Hạn trả kết quả của hồ sơ tính theo lịch này.
      </PageHeader>
      <div style={{ marginBottom: 'var(--space-4)' }}>
        <Tabs
          label="Chọn năm"
          tabs={[year - 1, year, year + 1].map((choice) => ({
            href: calendarPath(unit, choice),
            label: `Năm ${choice}`,
            current: choice === year,
          }))}
        />
      </div>
      <QueryView query={query} messages={CALENDAR_MESSAGES} loading="Đang tải lịch của năm…">
        {(data) => (
          <div className="stack">
            <Published unit={unit} data={data} />
            <Moved unit={unit} />
            <Doubtful unit={unit} data={data} />
            <YearGrid year={data.year} calendar={data.calendar} />
            <div className="columns">
              <TryDeadline calendar={data.calendar} />
              <HoursSummary unit={unit} weeks={data.weeks} mayChange={may('calendars:publish')} />
            </div>
            <EntriesTable unit={unit} entries={data.entries} mayEdit={may('calendars:edit')} />
          </div>
        )}
      </QueryView>
    </>
  );
}

/** Promises made before the calendar changed. */
function Moved({ unit }: { readonly unit: string }) {
  const may = useMay()('dossiers:recompute');
  const total = useMovedDeadlines(unit, may).data?.total ?? 0;
  return (
    total > 0 && (
      <Callout tone="warn" title={`${total} hồ sơ có hạn trả không còn khớp với lịch`}>
        <p>
          Các hồ sơ này được hẹn trả trước khi lịch thay đổi.{' '}
          <Link href={unitPath(unit, 'lich-lam-viec/tinh-lai')}>Xem và tính lại hạn trả</Link>
        </p>
      </Callout>
    )
  );
}

interface PartProps {
  readonly unit: string;
  readonly data: CalendarYear;
}

function Published({ unit, data: { year, published } }: PartProps) {
  const may = useMay();
  if (published) {
    return (
      <p className="soft" style={{ margin: 0 }}>
        Lịch nghỉ đã công bố theo {published.basis}
        {published.issuer ? ` (${published.issuer} ghi)` : ''}.
      </p>
    );
  }
  return (
    <Callout tone="warn" title={`Lịch nghỉ năm ${year} chưa được công bố`}>
      <p>
        Hạn trả rơi vào năm này mang chữ “tạm tính”: chỉ trừ thứ Bảy, Chủ nhật và các ngày lễ dương lịch cố định. Ghi đủ
        ngày nghỉ Tết, Giỗ Tổ và các ngày hoán đổi rồi công bố thì hạn trả thành chính thức.
      </p>
      {may('calendars:publish') && (
        <ButtonLink kind="secondary" href={unitPath(unit, `lich-lam-viec/cong-bo/${year}`)}>
          Công bố lịch năm {year}
        </ButtonLink>
      )}
    </Callout>
  );
}

/** Announced days that wait for an administrator: they count for nothing until then. */
function Doubtful({ unit, data: { entries } }: PartProps) {
  const may = useMay();
  const settled = new Set(entries.filter(({ counts }) => counts).map(({ day }) => day));
  const waiting = entries.filter(({ doubtful, day }) => doubtful && !settled.has(day));
  return waiting.map(({ day, name, basis }) => (
    <Callout key={day} tone="warn" title={`Cần xác nhận: ngày ${formatDate(day)}, ${name}`}>
      <p>
        Ngày này đã được nêu ({basis}) nhưng chưa có văn bản để đối chiếu, nên hiện vẫn tính là ngày làm việc.{' '}
        {may('calendars:publish') ? (
          <Link href={unitPath(unit, `lich-lam-viec/xac-nhan/${day}`)}>Xác nhận ngày {formatDate(day)}</Link>
        ) : (
          'Quản trị của đơn vị xác nhận khi có thông báo.'
        )}
      </p>
    </Callout>
  ));
}
