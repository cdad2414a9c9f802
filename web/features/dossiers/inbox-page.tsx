import { unitPath, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { FigureList } from './figure-list.tsx';
import { QueueList } from './queue-list.tsx';
import { SearchList } from './search-list.tsx';

/** One address for every list of dossiers: a work queue, what a search found, or what stands behind a figure. */
export function InboxPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const values = useSearchValues();
  const typed = values['tu-khoa'];
  if (typed !== undefined) {
    return <SearchList unit={unit} typed={typed} />;
  }
  if (values.from && values.to) {
    return <FigureList unit={unit} />;
  }
  return (
    <div className="stack">
      <PageHeader
        title={values.cua === 'toi' ? 'Hồ sơ của tôi' : 'Hồ sơ của đơn vị'}
        actions={may('dossiers:receive') && <ButtonLink href={unitPath(unit, 'tiep-nhan')}>Tiếp nhận hồ sơ</ButtonLink>}
      />
      <QueueList unit={unit} />
    </div>
  );
}
