import { clockWords, parseClock } from '#core/calendars/hours-text.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import type { ProcedureVersionView, SaveVersionRequest } from '#core/procedures/contract.ts';
import type { OnlineLevel, ProcedureComponent } from '#core/procedures/procedure.ts';
import { parseProcedureCode } from '#core/procedures/procedure-code.ts';
import type { LimitKind } from '#core/procedures/time-limit.ts';
import type { FormErrors } from '#web/ui/form/use-form.ts';

export type VersionValues = Readonly<
  Record<
    | 'validFrom'
    | 'code'
    | 'name'
    | 'field'
    | 'limitKind'
    | 'amount'
    | 'cutoff'
    | 'extended'
    | 'second'
    | 'onlineLevel'
    | 'feeRule'
    | 'result'
    | 'legalBasis',
    string
  >
> & { readonly hoursAsDays: boolean; readonly components: readonly ProcedureComponent[] };

export const NO_VALUES: VersionValues = {
  validFrom: '',
  code: '',
  name: '',
  field: '',
  limitKind: 'working-days',
  amount: '',
  cutoff: '',
  extended: '',
  second: '',
  hoursAsDays: false,
  onlineLevel: 'partial',
  feeRule: 'Không',
  result: '',
  legalBasis: '',
  components: [],
};

/** The form filled with a version to start from; the day and the basis are those of the new decision. */
export function valuesOf(version: ProcedureVersionView): VersionValues {
  const { limit } = version;
  return {
    validFrom: '',
    code: version.code,
    name: version.name,
    field: String(version.field.id),
    limitKind: limit.kind,
    amount: textOf(limit.amount),
    cutoff: limit.cutoff === undefined ? '' : clockWords(limit.cutoff),
    extended: textOf(limit.extended),
    second: textOf(limit.second),
    hoursAsDays: limit.hoursAsDays,
    onlineLevel: version.onlineLevel,
    feeRule: version.feeRule,
    result: version.result,
    legalBasis: '',
    components: version.components,
  };
}

const textOf = (count: number | undefined) => (count === undefined ? '' : String(count));
const whole = (text: string) => parseDecimal(text, 0);

export function checkVersion(values: VersionValues): FormErrors<VersionValues> {
  return {
    ...limitErrors(values),
    validFrom: parseDate(values.validFrom) ? undefined : 'Nhập ngày bắt đầu áp dụng, ví dụ 01/01/2027.',
    code: parseProcedureCode(values.code) ? undefined : 'Mã phải có dạng 1.001193 hoặc 1.014383.H13.',
    name: values.name.trim().length < 5 ? 'Nhập tên thủ tục, ít nhất 5 ký tự.' : undefined,
    field: values.field === '' ? 'Chọn lĩnh vực.' : undefined,
    legalBasis: values.legalBasis.trim() === '' ? 'Ghi số và ngày của quyết định công bố.' : undefined,
    components: values.components.some(({ name }) => name.trim() === '')
      ? 'Ghi tên của từng giấy tờ, hoặc bỏ dòng trống.'
      : undefined,
  };
}

/** Whether the term is so many days or hours, rather than "the same day" or none. */
export function isCounted(limitKind: string): boolean {
  return limitKind !== 'same-day' && limitKind !== 'none';
}

function limitErrors(values: VersionValues): FormErrors<VersionValues> {
  const { limitKind, amount, cutoff, extended } = values;
  const usual = isCounted(limitKind) ? (whole(amount) ?? 0) : 0;
  const badCutoff = limitKind === 'same-day' && cutoff !== '' && parseClock(cutoff) === undefined;
  const badExtended = extended !== '' && (whole(extended) ?? 0) <= usual;
  return {
    ...partErrors(values, usual),
    cutoff: badCutoff ? 'Nhập giờ chốt, ví dụ 15:00, hoặc để trống.' : undefined,
    extended: badExtended ? 'Số ngày khi phải xác minh phải lớn hơn thời hạn thông thường.' : undefined,
  };
}

/** What depends on how the term is counted: whole days of hours, the days of a second appointment. */
function partErrors({ limitKind, second, hoursAsDays }: VersionValues, usual: number): FormErrors<VersionValues> {
  const parts = whole(second) ?? 0;
  const badSecond = limitKind === 'working-days' && second !== '' && (parts < 1 || parts >= usual);
  const badHours = limitKind === 'working-hours' && hoursAsDays && usual % 8 !== 0;
  const missing = isCounted(limitKind) && usual < 1 ? 'Nhập số ngày hoặc số giờ, từ 1.' : undefined;
  return {
    amount: badHours ? 'Tính 8 giờ bằng một ngày thì số giờ phải chia hết cho 8.' : missing,
    second: badSecond ? 'Số ngày hẹn lần 2 phải nhỏ hơn thời hạn giải quyết.' : undefined,
  };
}

export function requestOf(values: VersionValues): SaveVersionRequest {
  const kind = values.limitKind as LimitKind;
  const amount = isCounted(kind) ? whole(values.amount) : undefined;
  const cutoff = kind === 'same-day' ? parseClock(values.cutoff) : undefined;
  const extended = kind === 'none' ? undefined : whole(values.extended);
  const second = kind === 'working-days' ? whole(values.second) : undefined;
  return {
    validFrom: parseDate(values.validFrom) ?? '',
    code: values.code,
    name: values.name,
    fieldId: Number(values.field),
    limit: {
      kind,
      hoursAsDays: kind === 'working-hours' && values.hoursAsDays,
      ...(amount !== undefined && { amount }),
      ...(cutoff !== undefined && { cutoff }),
      ...(extended !== undefined && { extended }),
      ...(second !== undefined && { second }),
    },
    onlineLevel: values.onlineLevel as OnlineLevel,
    feeRule: values.feeRule,
    result: values.result,
    legalBasis: values.legalBasis,
    components: values.components.map((component) => ({ ...component })),
  };
}
