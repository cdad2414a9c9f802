import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { formatNumber } from '#web/lib/format.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useReaders } from './load-dossiers.ts';

/** Who looked at the citizen's data, for those who watch over it. */
export function DossierReaders({ unit, id }: { readonly unit: string; readonly id: string }) {
  const readers = useReaders(unit, id);
  return (
    <section className="stack-tight" aria-labelledby="nguoi-da-xem">
      <h2 id="nguoi-da-xem">Người đã xem hồ sơ</h2>
      <QueryView query={readers} messages={DOSSIER_MESSAGES}>
        {({ items, total }) => (
          <>
            <p className="soft">
              {formatNumber(total)} lần mở trang, kể cả lần này; hiện {formatNumber(items.length)} lần gần nhất.
            </p>
            <DataTable
              caption="Nhật ký xem dữ liệu cá nhân"
              columns={[
                { key: 'at', head: 'Lúc', nowrap: true, main: true, cell: ({ at }) => formatInstant(at) },
                { key: 'name', head: 'Người xem', cell: ({ name }) => name },
              ]}
              rows={items}
              rowKey={({ at, name }) => `${at} ${name}`}
            />
          </>
        )}
      </QueryView>
    </section>
  );
}
