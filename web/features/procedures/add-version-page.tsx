import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { VersionEditor } from './version-editor.tsx';
import { NO_VALUES } from './version-values.ts';

/** A procedure that the catalogue does not have yet. */
export function AddVersionPage() {
  const unit = useUnitSlug();
  const back = unitPath(unit, 'thu-tuc');
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Thêm thủ tục" back={{ href: back, label: 'Thủ tục hành chính' }}>
        Nội dung áp dụng cho đơn vị này và các đơn vị cấp dưới.
      </PageHeader>
      <VersionEditor unit={unit} initial={NO_VALUES} back={back} />
    </div>
  );
}
