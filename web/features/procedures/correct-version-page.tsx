import { formatDate } from '#core/kernel/dates.ts';
import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useProcedure } from './load-procedures.ts';
import { VersionEditor } from './version-editor.tsx';
import { valuesOf } from './version-values.ts';

/** Puts right what the committee itself entered, before its first day. */
export function CorrectVersionPage() {
  const unit = useUnitSlug();
  const id = usePathParam('id');
  const back = unitPath(unit, `thu-tuc/${id}`);
  const asked = usePathParam('version');
  const query = useProcedure(unit, id);
  return (
    <QueryView query={query} messages={PROCEDURE_MESSAGES}>
      {({ versions }) => {
        const version = versions.find((one) => one.id === asked && one.editable);
        return version ? (
          <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
            <PageHeader
              title={`Sửa nội dung áp dụng từ ${formatDate(version.validFrom)}`}
              back={{ href: back, label: version.name }}
            >
              Sửa được cho đến trước ngày áp dụng.
            </PageHeader>
            <VersionEditor
              unit={unit}
              initial={{
                ...valuesOf(version),
                validFrom: formatDate(version.validFrom),
                legalBasis: version.legalBasis,
              }}
              back={back}
              version={version.id}
            />
          </div>
        ) : (
          <EmptyState title="Không sửa được nội dung này">
            {PROCEDURE_MESSAGES['procedure-version-not-yours']}
          </EmptyState>
        );
      }}
    </QueryView>
  );
}
