import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { REPORT_MEGABYTES } from '#core/checks/contract.ts';
import { CHECK_MESSAGES } from '#core/checks/messages.ts';
import { documentResponse } from '#core/documents/contract.ts';
import { conclusionResponse } from '#core/plans/conclusions/contract.ts';
import { send, upload } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo } from '#web/lib/navigation.ts';
import { documentsUrl, useDocument } from '#web/ui/document-picker/document-calls.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { REGISTER_MESSAGES } from './office-calls.ts';

const READABLE = ['.docx', '.pdf', '.txt'];
const MESSAGES = { ...CHECK_MESSAGES, ...REGISTER_MESSAGES };

/** A notice comes as a file, which its document keeps, as the file that its document has already, or as pasted words. */
export function ConclusionForm({ unit }: { readonly unit: string }) {
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState(0);
  const form = useForm({
    initial: { documentId: '', text: '' },
    check: ({ documentId, text }) => ({
      documentId: documentId === '' ? 'Chọn hoặc thêm thông báo trong sổ văn bản.' : undefined,
      text: file || hasFile || text.trim() !== '' ? undefined : 'Chọn tệp thông báo hoặc dán toàn văn.',
    }),
  });
  const kept = useDocument(unit, form.values.documentId).data?.files[0];
  const hasFile: boolean = kept !== undefined;
  const read = useReading(unit, setShare);
  return (
    <section className="stack-tight" aria-labelledby="read">
      <h2 id="read">Nhập một thông báo</h2>
      <Form
        form={form}
        submitLabel="Đọc thông báo"
        busyLabel="Đang đọc…"
        busy={read.isPending}
        failure={read.error ? messageOf(read.error, MESSAGES) : undefined}
        onSubmit={({ documentId, text }) =>
          read.mutate({ documentId, file, text: text.trim() === '' ? undefined : text })
        }
      >
        <DocumentPicker form={form} name="documentId" label="Thông báo" unit={unit} required />
        <FileDrop
          label="Tệp thông báo"
          hint={
            kept
              ? `Sổ văn bản đã có tệp ${kept.name}; không chọn tệp và không dán thì đọc tệp ấy.`
              : 'Bản Word, PDF có chữ hoặc văn bản thường; được giữ làm tệp của thông báo trong sổ văn bản.'
          }
          accept={READABLE}
          maxMegabytes={REPORT_MEGABYTES}
          file={file}
          onFile={(next) => {
            read.reset();
            setFile(next);
          }}
          progress={read.isPending && file ? share : undefined}
        />
        <TextAreaField
          form={form}
          name="text"
          label="Hoặc dán toàn văn"
          hint="Có dán thì đọc nội dung đã dán. Chưa nhiệm vụ nào được tạo ở bước này."
          rows={8}
        />
      </Form>
    </section>
  );
}

interface Given {
  readonly documentId: string;
  readonly file: File | undefined;
  readonly text: string | undefined;
}

/** Keeps the file with its document, then has the notice read. */
function useReading(unit: string, onShare: (share: number) => void) {
  const goTo = useGoTo();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ documentId, file, text }: Given) => {
      if (file) {
        const form = new FormData();
        form.append('file', file);
        await upload(documentsUrl(unit, `/${documentId}/file`), form, documentResponse, onShare);
      }
      const notice = { documentId, ...(text !== undefined && { text }) };
      return send('POST', `/api/units/${unit}/conclusions`, notice, conclusionResponse);
    },
    onSuccess: ({ id }) => goTo(unitPath(unit, `ket-luan/${id}`)),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['office', unit] });
      void cache.invalidateQueries({ queryKey: ['documents', unit] });
    },
  });
}
