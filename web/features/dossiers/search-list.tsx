import { useSetSearch } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DossierTable } from './dossier-table.tsx';
import { useSearch } from './load-dossiers.ts';

/** What a search found, across every unit that the person may see. */
export function SearchList({ typed }: { readonly unit: string; readonly typed: string }) {
  const found = useSearch(typed);
  const setSearch = useSetSearch();
  const form = useForm({ initial: { words: typed } });
  return (
    <div className="stack">
      <PageHeader title="Tìm hồ sơ" />
      <Form form={form} submitLabel="Tìm" onSubmit={({ words }) => setSearch({ 'tu-khoa': words.trim() })}>
        <TextField
          form={form}
          name="words"
          type="search"
          label="Mã hồ sơ, họ tên hoặc số định danh"
          hint="Không cần gõ dấu. Mã có thể gõ phần sau: 260105-0007"
        />
      </Form>
      <QueryView query={found} loading="Đang tìm…">
        {({ items, more }) => (
          <>
            <DossierTable
              caption={`Hồ sơ tìm được với “${typed}”`}
              rows={items}
              withUnit
              empty={
                <EmptyState title={`Không tìm thấy hồ sơ nào với “${typed}”`}>
                  Kiểm tra lại mã, hoặc gõ ít từ hơn trong họ tên. Chỉ tìm trong các đơn vị bạn được xem.
                </EmptyState>
              }
            />
            {more && <p className="soft">Còn hồ sơ khác khớp. Gõ thêm từ hoặc mã đầy đủ để thu hẹp.</p>}
          </>
        )}
      </QueryView>
    </div>
  );
}
