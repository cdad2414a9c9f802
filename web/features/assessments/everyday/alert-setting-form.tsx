import type { AlertSetting } from '#core/assessments/everyday/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { decimalString, formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useAlertSetting, useSetAlerts } from './load-everyday.ts';

/** When the unit is warned, for who may change it. */
export function AlertSettingForm({ unit }: { readonly unit: string }) {
  const setting = useAlertSetting(unit, true);
  return setting.data ? <Fields unit={unit} setting={setting.data} /> : null;
}

const text = (value: number, decimals: number) => formatDecimal(decimalString(value, decimals, decimals));

function within(value: string, decimals: number, low: number, high: number): string | undefined {
  const read = parseDecimal(value, decimals);
  return read !== undefined && read >= low && read <= high
    ? undefined
    : `Ghi số từ ${text(low, decimals)} đến ${text(high, decimals)}.`;
}

function Fields({ unit, setting }: { readonly unit: string; readonly setting: AlertSetting }) {
  const save = useSetAlerts(unit);
  const form = useForm({
    initial: {
      drop: text(setting.fallingDrop, 2),
      cases: String(setting.fallingCases),
      task: String(setting.taskDays),
      deadline: String(setting.deadlineDays),
      moved: text(setting.movedPoints, 4),
    },
    check: ({ drop, cases, task, deadline, moved }) => ({
      drop: within(drop, 2, 1, 10_000),
      cases: within(cases, 0, 1, 100_000),
      task: within(task, 0, 1, 120),
      deadline: within(deadline, 0, 1, 120),
      moved: within(moved, 4, 1, 1_000_000),
    }),
  });
  return (
    <details>
      <summary>Ngưỡng cảnh báo của đơn vị</summary>
      <Form
        form={form}
        submitLabel="Lưu ngưỡng"
        busy={save.isPending}
        failure={save.isError ? messageOf(save.error, ASSESSMENT_MESSAGES) : undefined}
        onSubmit={({ drop, cases, task, deadline, moved }) => {
          const read = (value: string, decimals = 0) => parseDecimal(value, decimals) ?? 1;
          const setting: AlertSetting = {
            fallingDrop: read(drop, 2),
            fallingCases: read(cases),
            taskDays: read(task),
            deadlineDays: read(deadline),
            movedPoints: read(moved, 4),
          };
          save.mutate(setting, { onSuccess: () => notify('Đã lưu ngưỡng cảnh báo') });
        }}
      >
        <NumberField
          form={form}
          name="drop"
          decimals={2}
          unit="điểm %"
          label="Tỷ lệ tháng này giảm từ"
          hint="So với ba tháng trước cộng lại"
          required
        />
        <NumberField
          form={form}
          name="cases"
          unit="hồ sơ"
          label="Chỉ xét khi có ít nhất"
          hint="Trong tháng này và trong ba tháng trước, để vài hồ sơ không thành cảnh báo"
          required
        />
        <NumberField form={form} name="task" unit="ngày" label="Nhiệm vụ sắp đến hạn trong" required />
        <NumberField form={form} name="deadline" unit="ngày" label="Sắp hết hạn tự chấm trong" required />
        <NumberField
          form={form}
          name="moved"
          decimals={4}
          unit="điểm"
          label="Điểm đã xác nhận lệch từ"
          hint="Khi số liệu của hệ thống thay đổi sau khi xác nhận"
          required
        />
      </Form>
    </details>
  );
}
