import { formatDate } from '#core/kernel/dates.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import type { SchemeHead, SchemeList } from '#core/reports/schemes/contract.ts';
import { LEVEL_NAMES } from '#core/reports/schemes/editing.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { reportPath } from '../load-reports.ts';
import { schemePath, useDraftScheme, useSchemes } from './load-schemes.ts';
import { NoticedSchedule } from './noticed-callout.tsx';

/** The decisions a committee stands under or keeps, and the chain of deadlines they make this year. */
export function SchemesPage() {
  const unit = useUnitSlug();
  const query = useSchemes(unit);
  return (
    <div className="stack">
      <PageHeader title="Chế độ báo cáo" back={{ href: reportPath(unit), label: 'Báo cáo định kỳ' }}>
        Kỳ nào phải báo cáo, số liệu từ ngày nào đến ngày nào, gửi trước ngày nào. Quyết định của cấp gần nhất được áp
        dụng trước.
      </PageHeader>
      <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải chế độ báo cáo…">
        {(list) => (
          <>
            <NoticedSchedule unit={unit} list={list} />
            <DataTable
              caption="Chuỗi hạn gửi của năm"
              captionSeen
              columns={CHAIN}
              rows={list.chain}
              rowKey={({ period }) => period}
              empty={<EmptyState title="Năm này chưa có kỳ nào">Chưa có chế độ báo cáo cho năm này.</EmptyState>}
            />
            <DataTable
              caption="Các văn bản quy định"
              captionSeen
              columns={HEADS}
              rows={list.items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => schemePath(unit, id)}
            />
            <NewSchemes unit={unit} list={list} />
          </>
        )}
      </QueryView>
    </div>
  );
}

function Day({ day, moved }: { readonly day: string | null; readonly moved: string | null }) {
  return day === null ? null : (
    <>
      {formatDate(day)}
      {moved && <span className="soft"> ({moved})</span>}
    </>
  );
}

const CHAIN: readonly Column<SchemeList['chain'][number]>[] = [
  { key: 'name', head: 'Kỳ', cell: ({ name }) => name, main: true },
  { key: 'window', head: 'Kỳ số liệu', cell: ({ window }) => `${formatDate(window.from)}–${formatDate(window.to)}` },
  { key: 'below', head: 'Cấp dưới gửi', cell: ({ below }) => below && formatDate(below) },
  { key: 'section', head: 'Bộ phận gửi', cell: (one) => <Day day={one.section} moved={one.sectionMoved} /> },
  { key: 'own', head: 'Đơn vị gửi', cell: (one) => <Day day={one.own} moved={one.ownMoved} /> },
  { key: 'lock', head: 'Khóa từ ngày', cell: ({ lockedFrom }) => lockedFrom && formatDate(lockedFrom) },
];

const HEADS: readonly Column<SchemeHead>[] = [
  { key: 'name', head: 'Chế độ báo cáo', cell: ({ name, version }) => `${name} (bản ${version})`, main: true },
  { key: 'level', head: 'Cho', cell: ({ level }) => LEVEL_NAMES[level] },
  { key: 'issuer', head: 'Nơi quy định', cell: ({ issuer }) => issuer },
  { key: 'basis', head: 'Căn cứ', cell: ({ basis, invented }) => `${basis}${invented ? ' (tạm lấy)' : ''}` },
  { key: 'from', head: 'Hiệu lực', cell: ({ effectiveFrom }) => formatDate(effectiveFrom) },
  {
    key: 'state',
    head: 'Trạng thái',
    cell: ({ state, holds }) =>
      state === 'draft' ? (
        <StatusBadge tone="act">Dự thảo</StatusBadge>
      ) : (
        <StatusBadge tone={holds ? 'done' : 'neutral'}>{holds ? 'Đang áp dụng' : 'Có bản gần hơn'}</StatusBadge>
      ),
  },
];

/** A committee begins its own decision from the one that holds now. */
function NewSchemes({ unit, list }: { readonly unit: string; readonly list: SchemeList }) {
  const may = useMay();
  const goTo = useGoTo();
  const draft = useDraftScheme(unit);
  if (!may('reports:scheme')) {
    return null;
  }
  const lacking = list.levels.filter((level) => !list.items.some((one) => one.own && one.level === level));
  const source = (level: string) =>
    list.items.find((one) => one.level === level && one.holds) ?? list.items.find(({ holds }) => holds);
  return (
    <div className="row">
      {draft.isError && <ErrorState title="Chưa lập được">{messageOf(draft.error, REPORT_MESSAGES)}</ErrorState>}
      {lacking.map((level) => {
        const from = source(level);
        return (
          from && (
            <Button
              key={level}
              kind="secondary"
              busy={draft.isPending}
              onClick={() =>
                draft.mutate({ from: from.id, level }, { onSuccess: ({ head }) => goTo(schemePath(unit, head.id)) })
              }
            >
              Lập chế độ báo cáo: {LEVEL_NAMES[level]}
            </Button>
          )
        );
      })}
    </div>
  );
}
