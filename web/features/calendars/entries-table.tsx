import type { CalendarEntry } from '#core/calendars/contract.ts';
import { WEEKDAY_NAMES } from '#core/calendars/hours-text.ts';
import { CONFIDENCE_NAMES, DAY_KIND_NAMES } from '#core/calendars/messages.ts';
import { formatDate, weekdayOf } from '#core/kernel/dates.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';

interface EntriesTableProps {
  readonly unit: string;
  readonly entries: readonly CalendarEntry[];
  readonly mayEdit: boolean;
}

/** Every line of the year with its legal basis: what counts, what was overruled, what may be taken back. */
export function EntriesTable({ unit, entries, mayEdit }: EntriesTableProps) {
  return (
    <DataTable
      caption="Các ngày trong lịch và căn cứ"
      captionSeen
      columns={columnsOf(unit, mayEdit && entries.some(({ own }) => own))}
      rows={entries}
      rowKey={({ day, issuer }) => `${day} ${issuer ?? ''}`}
      empty={<EmptyState title="Chưa ghi ngày nào">Năm này chưa có ngày nghỉ nào trong lịch.</EmptyState>}
    />
  );
}

function columnsOf(unit: string, withActs: boolean): readonly Column<CalendarEntry>[] {
  return [
    {
      key: 'day',
      head: 'Ngày',
      nowrap: true,
      main: true,
      cell: ({ day }) => `${WEEKDAY_NAMES[weekdayOf(day)]}, ${formatDate(day)}`,
    },
    { key: 'kind', head: 'Loại ngày', nowrap: true, cell: ({ kind }) => DAY_KIND_NAMES[kind] },
    { key: 'name', head: 'Nội dung', cell: ({ name }) => name },
    { key: 'basis', head: 'Căn cứ', cell: ({ basis }) => basis },
    { key: 'issuer', head: 'Nơi ghi', cell: ({ issuer, enteredBy }) => issuerWords(issuer, enteredBy) },
    { key: 'state', head: 'Hiệu lực', cell: stateWords },
    ...(withActs
      ? [
          {
            key: 'act',
            head: 'Việc',
            cell: ({ own, day }: CalendarEntry) =>
              own ? (
                <Link href={unitPath(unit, `lich-lam-viec/bo/${day}`)}>
                  Bỏ<span className="unseen"> ngày {formatDate(day)}</span>
                </Link>
              ) : undefined,
          },
        ]
      : []),
  ];
}

function issuerWords(issuer: string | null, enteredBy: string | null): string {
  return issuer === null ? 'Cả nước' : `${issuer}${enteredBy ? ` (${enteredBy})` : ''}`;
}

function stateWords({ counts, doubtful, confidence }: CalendarEntry): string {
  if (doubtful) {
    return 'Chờ xác nhận, chưa tính';
  }
  if (!counts) {
    return 'Không áp dụng: có dòng ghi gần hơn';
  }
  return confidence ? CONFIDENCE_NAMES[confidence] : 'Đang áp dụng';
}
