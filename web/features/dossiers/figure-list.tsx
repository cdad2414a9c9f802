import { CHANNEL_NAMES, CHANNELS } from '#core/dossiers/dossier.ts';
import { FIGURE_NAMES, FIGURES } from '#core/dossiers/figures.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { unitPath, useSearchValues, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DossierTable } from './dossier-table.tsx';
import { PAGE_SIZE, useFigure } from './load-dossiers.ts';

/** The dossiers behind a figure: exactly as many lines as the figure says. */
export function FigureList({ unit }: { readonly unit: string }) {
  const values = useSearchValues();
  const may = useMay();
  const { from = '', to = '', below, channel } = values;
  const measure = FIGURES.find((name) => name === values.measure) ?? 'receivedTotal';
  const page = Math.max(1, Number(values.trang) || 1);
  const asked = { measure, from, to, below, channel, fieldId: values.fieldId ?? values.field };
  const list = useFigure(unit, { ...asked, page });
  const channels = CHANNELS.filter((name) => channel?.split(',').includes(name)).map((name) => CHANNEL_NAMES[name]);
  return (
    <div className="stack">
      <PageHeader
        title={FIGURE_NAMES[measure]}
        back={{ href: unitPath(unit), label: 'Tổng quan' }}
        actions={
          may('dossiers:export') && (
            <>
              <ButtonLink kind="secondary" href={exportHref(unit, asked, 'xlsx')} target="_blank">
                Tải XLSX
              </ButtonLink>
              <ButtonLink kind="secondary" href={exportHref(unit, asked, 'csv')} target="_blank">
                Tải CSV
              </ButtonLink>
            </>
          )
        }
      >
        Từ {formatDate(from)} đến {formatDate(to)}
        {channels.length > 0 && ` – ${channels.join(', ')}`}
        {below === 'true' && ' – cả các đơn vị cấp dưới'}
      </PageHeader>
      <QueryView query={list} loading="Đang tải danh sách hồ sơ…">
        {({ items, total }) => (
          <>
            <DossierTable
              caption={`${FIGURE_NAMES[measure]}: ${total} hồ sơ`}
              rows={items}
              withUnit={below === 'true'}
              empty={
                <EmptyState title="Không có hồ sơ nào">Con số này bằng 0 trong khoảng thời gian đã chọn.</EmptyState>
              }
            />
            {total > 0 && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="hồ sơ"
                href={(trang) => unitPath(unit, 'ho-so', { ...asked, trang })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

function exportHref(unit: string, asked: Parameters<typeof withSearch>[1], format: string): string {
  return withSearch(`/api/units/${unit}/dossiers/export`, { ...asked, format });
}
