import { TickField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import type { ReceiveValues } from './receive-values.ts';

/** A dossier taken in on paper first (power cut, field day) keeps its real moment, with the reason in the history. */
export function EarlierPart({ form }: { readonly form: FormState<ReceiveValues> }) {
  return (
    <>
      <TickField form={form} name="earlier" label="Hồ sơ đã nhận trước thời điểm này, nay ghi vào sổ" />
      {form.values.earlier && (
        <>
          <FieldRow>
            <DateField form={form} name="earlierDay" label="Ngày tiếp nhận" required />
            <TextField
              form={form}
              name="earlierTime"
              label="Giờ tiếp nhận"
              hint="Ví dụ: 09:30"
              width="short"
              required
            />
          </FieldRow>
          <TextField
            form={form}
            name="lateReason"
            label="Lý do ghi sau"
            hint="Bắt buộc nếu hồ sơ nhận từ ngày hôm trước; được lưu trong lịch sử hồ sơ"
          />
        </>
      )}
    </>
  );
}
