import { useMutation, useQueryClient } from '@tanstack/react-query';
import { formatInstant } from '#core/kernel/dates.ts';
import { conclusionList, conclusionResponse } from '#core/plans/conclusions/contract.ts';
import { send } from '#web/lib/api.ts';
import { unitPath, useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { REGISTER_MESSAGES, registerFailure, useRegister, useYear, yearTabs } from './office-calls.ts';

/** Notices of conclusions, and the place to paste another. */
export function ConclusionsPage() {
  const unit = useUnitSlug();
  const year = useYear();
  const may = useMay();
  const list = useRegister(unit, 'conclusions', year, conclusionList);
  return (
    <div className="stack">
      <PageHeader title="Thông báo kết luận">
        Dán toàn văn thông báo; phần mềm đề xuất nhiệm vụ, bạn xem lại và giao từng mục
      </PageHeader>
      <Tabs label="Năm" tabs={yearTabs(unit, 'ket-luan', year)} />
      <QueryView query={list} messages={REGISTER_MESSAGES} loading="Đang tải các thông báo…">
        {({ items }) => (
          <DataTable
            caption="Thông báo kết luận"
            columns={[
              {
                key: 'document',
                head: 'Thông báo',
                main: true,
                wide: true,
                cell: ({ document }) => (document ? `${document.words}: ${document.abstract}` : ''),
              },
              { key: 'proposed', head: 'Chờ xem', kind: 'number', cell: ({ proposed }) => proposed },
              { key: 'confirmed', head: 'Đã giao', kind: 'number', cell: ({ confirmed }) => confirmed },
              { key: 'dropped', head: 'Bỏ qua', kind: 'number', cell: ({ dropped }) => dropped },
              { key: 'at', head: 'Nhập lúc', nowrap: true, cell: ({ createdAt }) => formatInstant(createdAt) },
            ]}
            rows={items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => unitPath(unit, `ket-luan/${id}`)}
            empty={<EmptyState title={`Chưa có thông báo kết luận nào của năm ${year}`} />}
          />
        )}
      </QueryView>
      {may('plans:office-write') && <PasteForm unit={unit} />}
    </div>
  );
}

function PasteForm({ unit }: { readonly unit: string }) {
  const goTo = useGoTo();
  const cache = useQueryClient();
  const form = useForm({
    initial: { documentId: '', text: '' },
    check: ({ documentId, text }) => ({
      documentId: documentId === '' ? 'Chọn hoặc thêm thông báo trong sổ văn bản.' : undefined,
      text: text.trim() === '' ? REGISTER_MESSAGES['conclusion-empty'] : undefined,
    }),
  });
  const paste = useMutation({
    mutationFn: (body: { documentId: string; text: string }) =>
      send('POST', `/api/units/${unit}/conclusions`, body, conclusionResponse),
    onSuccess: ({ id }) => {
      void cache.invalidateQueries({ queryKey: ['office', unit] });
      goTo(unitPath(unit, `ket-luan/${id}`));
    },
  });
  return (
    <section className="stack-tight" aria-labelledby="paste">
      <h2 id="paste">Nhập một thông báo</h2>
      <Form
        form={form}
        submitLabel="Đọc thông báo"
        busyLabel="Đang đọc…"
        busy={paste.isPending}
        failure={registerFailure(paste.error)}
        onSubmit={(values) => paste.mutate(values)}
      >
        <DocumentPicker form={form} name="documentId" label="Thông báo" unit={unit} required />
        <TextAreaField
          form={form}
          name="text"
          label="Toàn văn"
          hint="Chép từ Word hoặc PDF rồi dán vào đây. Chưa nhiệm vụ nào được tạo ở bước này."
          rows={12}
          required
        />
      </Form>
    </section>
  );
}
