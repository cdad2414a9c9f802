import { useState } from 'react';
import type { DisputeItem, DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { VERDICT_NAMES } from '#core/assessments/disputes/dispute.ts';
import { DISPUTE_FILE_ENDINGS } from '#core/assessments/disputes/dispute-file.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { disputeFailure, useDisputeCall, useDisputeFile } from './load-disputes.ts';

interface AddProps {
  readonly unit: string;
  readonly dispute: DisputeResponse;
  readonly as: DisputeItem['role'];
}

export const VERDICTS = Object.entries(VERDICT_NAMES).map(([value, label]) => ({ value, label }));
const UPLOAD_MB = 50;

/** A registered document, as the record itself or as proof. */
export function AddDocument({ unit, dispute, as: role }: AddProps) {
  const call = useDisputeCall(unit);
  const form = useForm({
    initial: { documentId: '', verdict: 'should-count', note: '' },
    check: ({ documentId }) => ({ documentId: documentId === '' ? 'Chọn văn bản.' : undefined }),
  });
  const record = role === 'record';
  return (
    <details>
      <summary>{record ? 'Thêm văn bản bị tính sai' : 'Thêm văn bản chứng minh'}</summary>
      <Form
        form={form}
        submitLabel="Thêm văn bản"
        busy={call.isPending}
        failure={disputeFailure(call.error)}
        onSubmit={({ documentId, verdict, note }) =>
          call.mutate(
            {
              rest: `/${dispute.id}/items`,
              body: { role, items: [{ kind: 'document', id: documentId, verdict: record ? verdict : null, note }] },
            },
            { onSuccess: () => form.setAll({ documentId: '', verdict, note: '' }) },
          )
        }
      >
        <DocumentPicker form={form} name="documentId" label="Văn bản" unit={unit} required />
        {record && <ChoiceField form={form} name="verdict" label="Văn bản này" inRow choices={VERDICTS} />}
        <TextField form={form} name="note" label="Ghi chú" />
      </Form>
    </details>
  );
}

/** The export of another system, or a scan; its hash is kept with it. */
export function AddFile({ unit, dispute, as: role }: AddProps) {
  const send = useDisputeFile(unit, dispute.id);
  const [file, setFile] = useState<File>();
  const form = useForm({ initial: { verdict: 'should-count', note: '' } });
  const record = role === 'record';
  return (
    <details>
      <summary>{record ? 'Thêm tệp xuất từ phần mềm khác' : 'Thêm tệp chứng minh'}</summary>
      <Form
        form={form}
        submitLabel="Tải tệp lên"
        busy={send.isPending}
        failure={disputeFailure(send.error)}
        onSubmit={({ verdict, note }) =>
          file &&
          send.mutate(
            { file, role, note, verdict: record ? verdict : undefined },
            {
              onSuccess: () => {
                setFile(undefined);
                notify('Đã thêm tệp');
              },
            },
          )
        }
      >
        <FileDrop
          label="Tệp"
          accept={DISPUTE_FILE_ENDINGS}
          maxMegabytes={UPLOAD_MB}
          file={file}
          onFile={setFile}
          required
        />
        {record && <ChoiceField form={form} name="verdict" label="Các bản ghi trong tệp" inRow choices={VERDICTS} />}
        <TextField form={form} name="note" label="Ghi chú" hint="Tên phần mềm, ngày xuất, bộ lọc đã dùng" />
      </Form>
    </details>
  );
}
