import { formatDate } from '#core/kernel/dates.ts';
import type { SetView } from '#core/service-index/contract.ts';
import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import { formatMoment } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { indexPath, useComponentSet } from './load-service-index.ts';
import { SetEditor } from './set-editor.tsx';
import { SetTable } from './set-table.tsx';

/** One version of the province: a draft to be worked on, or what was published and stands. */
export function SetPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const set = useComponentSet(unit, usePathParam('id'));
  return (
    <QueryView query={set} messages={SERVICE_INDEX_MESSAGES} loading="Đang tải bộ chỉ số…">
      {(version) => (
        <div className="stack">
          <PageHeader
            title={version.name}
            back={{ href: indexPath(unit, '/bo-chi-so'), label: 'Bộ chỉ số phục vụ' }}
            actions={
              <Button kind="secondary" onClick={() => window.print()}>
                In trang này
              </Button>
            }
          >
            {version.basis}; áp dụng từ {formatDate(version.validFrom)}. {stateWords(version)}
          </PageHeader>
          {version.state === 'draft' && may('service-index:publish') ? (
            <SetEditor key={version.revision} unit={unit} version={version} />
          ) : (
            <SetTable components={version.components} />
          )}
        </div>
      )}
    </QueryView>
  );
}

function stateWords({ state, publishedAt, publishedBy }: SetView): string {
  return state === 'published' && publishedAt
    ? `${publishedBy ?? ''} ban hành ${formatMoment(publishedAt)}; bản này không sửa được nữa.`
    : 'Bản thảo, chưa áp dụng.';
}
