import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useProcedure } from './load-procedures.ts';
import { VersionEditor } from './version-editor.tsx';
import { NO_VALUES, valuesOf } from './version-values.ts';

/** A new decision about a procedure: the text of today to start from, a day and a basis of its own. */
export function ChangeVersionPage() {
  const unit = useUnitSlug();
  const id = usePathParam('id');
  const back = unitPath(unit, `thu-tuc/${id}`);
  const query = useProcedure(unit, id);
  return (
    <QueryView query={query} messages={PROCEDURE_MESSAGES}>
      {({ versions }) => {
        const start = versions.find(({ inForce }) => inForce) ?? versions[0];
        return (
          <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
            <PageHeader title="Nội dung mới của thủ tục" back={{ href: back, label: start?.name ?? 'Thủ tục' }}>
              Hồ sơ đã tiếp nhận giữ nội dung cũ; hồ sơ nhận từ ngày áp dụng theo nội dung này.
            </PageHeader>
            <VersionEditor unit={unit} initial={start ? valuesOf(start) : NO_VALUES} back={back} />
          </div>
        );
      }}
    </QueryView>
  );
}
