import type { SurveyFormWire } from '#core/assessments/surveys/contract.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { PAGE_SIZE, pageFrom, SURVEY_SENTENCES, surveysPath, useForms } from './load-surveys.ts';

const COLUMNS: readonly Column<SurveyFormWire>[] = [
  { key: 'code', head: 'Mã', nowrap: true, cell: ({ code, version }) => `${code} bản ${version}` },
  { key: 'name', head: 'Mẫu phiếu', main: true, wide: true, cell: ({ name }) => name },
  { key: 'group', head: 'Nhóm trả lời', cell: ({ groupName }) => groupName },
  { key: 'questions', head: 'Câu hỏi', kind: 'number', cell: ({ questions }) => questions.length },
  {
    key: 'state',
    head: 'Trạng thái',
    cell: ({ state }) =>
      state === 'draft' ? (
        <StatusBadge tone="act">Dự thảo</StatusBadge>
      ) : (
        <StatusBadge tone="done">Đã ban hành</StatusBadge>
      ),
  },
];

/** Questionnaires: one code a group of respondents, versions of it by number. */
export function FormsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const page = pageFrom(useSearchValues().trang);
  const forms = useForms(unit, page);
  return (
    <div className="stack">
      <PageHeader
        title="Mẫu phiếu điều tra"
        back={{ href: surveysPath(unit), label: 'Điều tra xã hội học' }}
        actions={
          may('surveys:manage') && <ButtonLink href={surveysPath(unit, '/mau-phieu/moi')}>Soạn mẫu phiếu</ButtonLink>
        }
      >
        Mẫu đã ban hành không sửa; muốn đổi thì lập phiên bản mới
      </PageHeader>
      <QueryView query={forms} messages={SURVEY_SENTENCES} loading="Đang tải mẫu phiếu…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Mẫu phiếu điều tra"
              columns={COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => surveysPath(unit, `/mau-phieu/${id}`)}
              empty={<EmptyState title="Chưa có mẫu phiếu nào">Mỗi nhóm người trả lời có một mẫu phiếu.</EmptyState>}
            />
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="mẫu"
                href={(to) => surveysPath(unit, '/mau-phieu', { trang: to })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}
