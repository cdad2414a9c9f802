import { useState } from 'react';
import { parseDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import type { Example } from '#web/ui/example.ts';
import { ChoiceField, TickField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { FileDrop } from './file-drop.tsx';
import { ErrorSummary, FieldRow, FieldSet, Form } from './form.tsx';
import { MoneyField, NumberField } from './number-field.tsx';
import { SearchSelectField } from './search-select-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextAreaField, TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

const FIELDS = [
  { value: 'ho-tich', label: 'Hộ tịch' },
  { value: 'dat-dai', label: 'Đất đai' },
];
const CHANNELS = [
  { value: 'direct', label: 'Trực tiếp' },
  { value: 'online', label: 'Trực tuyến', hint: 'Nộp trên Cổng Dịch vụ công quốc gia' },
  { value: 'post', label: 'Bưu chính công ích' },
];

function WholeForm() {
  const form = useForm({
    initial: {
      person: '',
      birth: '',
      field: '',
      procedure: '',
      channel: 'direct',
      fee: '',
      rate: '',
      note: '',
      copy: false,
    },
    check: ({ person, birth, rate }) => ({
      person: person.trim() ? undefined : 'Nhập họ và tên người nộp',
      birth: parseDate(birth) ? undefined : 'Ngày sinh phải có dạng ngày/tháng/năm, ví dụ 05/12/1990',
      rate: rate && parseDecimal(rate, 2) === undefined ? 'Tỷ lệ phải là số có tối đa hai chữ số thập phân' : undefined,
    }),
  });
  return (
    <Form form={form} submitLabel="Tiếp nhận hồ sơ" onSubmit={() => undefined}>
      <FieldSet legend="Người nộp" hint="Các ô có dấu * là bắt buộc.">
        <TextField form={form} name="person" label="Họ và tên" hint="Như trên giấy tờ tùy thân" required />
        <DateField form={form} name="birth" label="Ngày sinh" required />
      </FieldSet>
      <FieldRow>
        <SelectField form={form} name="field" label="Lĩnh vực" choices={FIELDS} />
        <SearchSelectField form={form} name="procedure" label="Thủ tục" choices={FIELDS} />
      </FieldRow>
      <ChoiceField form={form} name="channel" label="Hình thức nộp" choices={CHANNELS} />
      <FieldRow>
        <MoneyField form={form} name="fee" label="Lệ phí" />
        <NumberField form={form} name="rate" label="Tỷ lệ" decimals={2} unit="%" hint="Ví dụ: 98,5" />
      </FieldRow>
      <TextAreaField form={form} name="note" label="Ghi chú" />
      <TickField form={form} name="copy" label="Đã đối chiếu bản chính" />
    </Form>
  );
}

function RefusedForm() {
  const form = useForm({
    initial: { person: '', due: '31/02/2026' },
    check: () => ({ person: 'Nhập họ và tên người nộp', due: 'Không có ngày 31/02/2026 trong lịch' }),
  });
  const shown = { ...form, errors: { person: 'Nhập họ và tên người nộp', due: 'Không có ngày 31/02/2026 trong lịch' } };
  return (
    <div className="stack">
      <ErrorSummary form={shown} failure="Hồ sơ này vừa được người khác chuyển sang “Đang xử lý” lúc 10:42." />
      <TextField form={shown} name="person" label="Họ và tên" required />
      <DateField form={shown} name="due" label="Ngày hẹn trả" />
    </div>
  );
}

function Files() {
  const [file, setFile] = useState<File>();
  return (
    <FileDrop
      label="Tệp xuất từ hệ thống của tỉnh"
      accept={['.xlsx', '.csv']}
      maxMegabytes={50}
      file={file}
      onFile={setFile}
    />
  );
}

export const examples: readonly Example[] = [
  { name: 'Biểu mẫu đủ các loại ô', show: WholeForm },
  { name: 'Có lỗi: bảng tóm tắt và lỗi tại ô', show: RefusedForm },
  { name: 'Chọn tệp', show: Files },
  {
    name: 'Đang gửi tệp, tệp bị từ chối',
    show: () => (
      <div className="stack">
        <FileDrop
          label="Minh chứng"
          accept={['.pdf']}
          maxMegabytes={50}
          file={undefined}
          onFile={() => undefined}
          progress={0.43}
        />
        <FileDrop
          label="Tệp số liệu"
          accept={['.xlsx']}
          maxMegabytes={50}
          file={undefined}
          onFile={() => undefined}
          error="Không đọc được tệp: tệp không phải bảng tính Excel."
        />
      </div>
    ),
  },
];
