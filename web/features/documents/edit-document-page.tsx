import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DocumentResponse, documentResponse, type EditDocumentRequest } from '#core/documents/contract.ts';
import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { send } from '#web/lib/api.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { documentFailure, documentsUrl, useDocument } from '#web/ui/document-picker/document-calls.ts';
import { DocumentFields, namingErrors, namingOf, namingTyped } from '#web/ui/document-picker/document-fields.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';

export function EditDocumentPage() {
  const document = useDocument(useUnitSlug(), usePathParam('document'));
  return (
    <QueryView query={document} messages={DOCUMENT_MESSAGES} loading="Đang tải văn bản…">
      {(data) => <EditForm key={data.version} document={data} />}
    </QueryView>
  );
}

function EditForm({ document }: { readonly document: DocumentResponse }) {
  const unit = useUnitSlug();
  const goTo = useGoTo();
  const cache = useQueryClient();
  const { id, version, kind, symbol, date, issuer, abstract } = document;
  const page = unitPath(unit, `van-ban/${id}`);
  const edit = useMutation({
    mutationFn: (body: EditDocumentRequest) => send('PUT', documentsUrl(unit, `/${id}`), body, documentResponse),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['documents', unit] });
      notify('Đã sửa văn bản');
      goTo(page);
    },
  });
  const form = useForm({
    initial: { ...namingTyped({ kind, symbol, date, issuer, abstract }), reason: '' },
    check: (values) => ({
      ...namingErrors(values),
      reason: values.reason.trim() === '' ? DOCUMENT_MESSAGES['document-reason-missing'] : undefined,
    }),
  });
  return (
    <div className="stack">
      <PageHeader title={`Sửa văn bản ${symbol}`} back={{ href: page, label: 'Văn bản' }}>
        Mọi nơi dẫn văn bản này sẽ hiện nội dung đã sửa
      </PageHeader>
      <Form
        form={form}
        submitLabel="Lưu văn bản"
        busy={edit.isPending}
        failure={documentFailure(edit.error)}
        onSubmit={({ reason, ...naming }) => edit.mutate({ ...namingOf(naming), version, reason })}
      >
        <DocumentFields form={form} />
        <TextAreaField form={form} name="reason" label="Lý do sửa" rows={2} required />
      </Form>
    </div>
  );
}
