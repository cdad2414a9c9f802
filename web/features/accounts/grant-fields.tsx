import type { GrantRequest } from '#core/accounts/contract.ts';
import { ROLE_NAMES, ROLES, type Role } from '#core/accounts/roles.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { lineName } from '#core/units/unit.ts';
import { ChoiceField, TickField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import type { FormErrors, FormState } from '#web/ui/form/use-form.ts';
import { usePlaces } from './people-calls.ts';

export type GrantValues = {
  readonly role: string;
  readonly place: string;
  readonly coversBelow: boolean;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

const ROLE_HINTS = {
  'counter-officer': 'Tiếp nhận, số hóa, trả kết quả hồ sơ; thường giao tại bộ phận một cửa',
  specialist: 'Giải quyết hồ sơ của bộ phận mình',
  'focal-officer': 'Lập báo cáo, tự chấm điểm, theo dõi kế hoạch',
  chair: 'Duyệt, ký, chấp nhận kế hoạch khắc phục',
  appraiser: 'Thẩm định điểm của các đơn vị cấp dưới',
  administrator: 'Quản lý người dùng, vai trò, đơn vị và bộ phận',
  inspector: 'Xem mọi dữ liệu và nhật ký, không thay đổi gì',
} as const satisfies Record<Role, string>;

/** Role, place, days and reason of a grant. */
export function GrantFields<V extends GrantValues>({
  form,
  unit,
}: {
  readonly form: FormState<V>;
  readonly unit: string;
}) {
  const own = form as unknown as FormState<GrantValues>;
  const places = usePlaces(unit).data;
  const committee = places ? [{ value: unit, label: `UBND ${places.unit.name}` }] : [];
  const sections = places?.sections.map(({ slug, name }) => ({ value: slug, label: lineName(name) })) ?? [];
  return (
    <>
      <ChoiceField
        form={own}
        name="role"
        label="Vai trò"
        choices={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role], hint: ROLE_HINTS[role] }))}
        required
      />
      <SelectField form={own} name="place" label="Giữ vai trò tại" choices={[...committee, ...sections]} required />
      {places?.unit.kind !== 'commune' && (
        <TickField
          form={own}
          name="coversBelow"
          label="Bao quát cả các đơn vị cấp dưới"
          hint="Chỉ dùng cho cấp trên: thẩm định, quản trị, kiểm tra nhiều xã"
        />
      )}
      <FieldRow>
        <DateField form={own} name="from" label="Từ ngày" required />
        <DateField form={own} name="to" label="Đến hết ngày" hint="Để trống nếu chưa biết" />
      </FieldRow>
      <TextField form={own} name="reason" label="Lý do, căn cứ" hint="Ví dụ: Quyết định phân công số …" required />
    </>
  );
}

export function grantErrors({ role, place, from, to, reason }: GrantValues): FormErrors<GrantValues> {
  return {
    role: role ? undefined : 'Chọn vai trò',
    place: place ? undefined : 'Chọn nơi giữ vai trò',
    from: parseDate(from) ? undefined : 'Ngày bắt đầu phải có dạng ngày/tháng/năm',
    to: !to || parseDate(to) ? undefined : 'Ngày kết thúc phải có dạng ngày/tháng/năm',
    reason: reason.trim().length < 3 ? 'Ghi lý do giao vai trò' : undefined,
  };
}

export function grantFrom(values: GrantValues, unit: string, userName: string): GrantRequest {
  const to = parseDate(values.to);
  return {
    userName,
    role: values.role as Role,
    ...(values.place !== unit && { unitSlug: values.place }),
    coversBelow: values.coversBelow,
    from: parseDate(values.from) ?? '',
    ...(to && { to }),
    reason: values.reason,
  };
}
