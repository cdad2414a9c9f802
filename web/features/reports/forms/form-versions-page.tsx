import { formatDate } from '#core/kernel/dates.ts';
import { FORM_CODES } from '#core/reports/form-code.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { unitPath, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { FORM_NAMES } from './form-names.ts';
import { useForms } from './load-forms.ts';

/** Which form holds from when and by which decision. Old versions stay: earlier periods are printed on them. */
export function FormVersionsPage() {
  const unit = useUnitSlug();
  const here = useUnit();
  const may = useMay();
  const query = useForms(unit);
  const enters = here?.kind === 'province' && may('reports:forms');
  return (
    <div className="stack">
      <PageHeader title="Mẫu biểu báo cáo" back={{ href: unitPath(unit, 'bao-cao'), label: 'Báo cáo định kỳ' }}>
        Cấp tỉnh ban hành mẫu mới khi có văn bản thay đổi biểu; các kỳ trước giữ mẫu cũ và vẫn so sánh được.
      </PageHeader>
      {enters && (
        <nav className="row" aria-label="Ban hành mẫu mới">
          {FORM_CODES.map((code) => (
            <Link key={code} href={withSearch(unitPath(unit, 'bao-cao-mau/moi'), { bieu: code })}>
              Mẫu mới của {FORM_NAMES[code]}
            </Link>
          ))}
        </nav>
      )}
      <QueryView query={query} messages={REPORT_MESSAGES}>
        {({ items }) => (
          <DataTable
            caption="Các mẫu biểu"
            columns={[
              { key: 'code', head: 'Biểu', cell: ({ code }) => FORM_NAMES[code], main: true },
              { key: 'number', head: 'Số hiệu', cell: ({ number }) => number },
              { key: 'version', head: 'Lần', kind: 'number', cell: ({ version }) => version },
              { key: 'from', head: 'Áp dụng cho kỳ kết thúc từ', nowrap: true, cell: ({ from }) => formatDate(from) },
              {
                key: 'basis',
                head: 'Căn cứ',
                wide: true,
                cell: ({ basis, unverified }) => (unverified ? `${basis} (chờ đối chiếu văn bản gốc)` : basis),
              },
              { key: 'entries', head: 'Số cột, dòng', kind: 'number', cell: ({ entries }) => entries.length },
            ]}
            rows={[...items].sort(
              (a, b) => FORM_CODES.indexOf(a.code) - FORM_CODES.indexOf(b.code) || b.version - a.version,
            )}
            rowKey={({ code, version }) => `${code} ${version}`}
          />
        )}
      </QueryView>
    </div>
  );
}
