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
    | 'onlineLevel'
    | 'feeRule'
    | 'result'
    | 'legalBasis'
    | 'components',
    string
  >
>;

export const NO_VALUES: VersionValues = {
  validFrom: '',
  code: '',
  name: '',
  field: '',
  limitKind: 'working-days',
  amount: '',
  cutoff: '',
  extended: '',
  onlineLevel: 'partial',
  feeRule: 'Không',
  result: '',
  legalBasis: '',
  components: '',
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
    amount: limit.amount === undefined ? '' : String(limit.amount),
    cutoff: limit.cutoff === undefined ? '' : clockWords(limit.cutoff),
    extended: limit.extended === undefined ? '' : String(limit.extended),
    onlineLevel: version.onlineLevel,
    feeRule: version.feeRule,
    result: version.result,
    legalBasis: '',
    components: version.components.map(componentLine).join('\n'),
  };
}

/** One line a paper: "Tờ khai | 1 | 0 | bắt buộc | ghi chú". */
function componentLine({ name, originals, copies, required, note }: ProcedureComponent): string {
  const parts = [name, originals, copies, required ? 'bắt buộc' : 'khi có', note];
  return (note ? parts : parts.slice(0, 4)).join(' | ');
}

function componentsOf(text: string): ProcedureComponent[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    const [name = '', originals = '1', copies = '0', required = 'bắt buộc', ...note] = line
      .split('|')
      .map((part) => part.trim());
    const counts = [originals, copies].map((count) => (/^\d{1,2}$/.test(count) ? Number(count) : undefined));
    const [own, copied] = counts;
    return name !== '' && own !== undefined && copied !== undefined
      ? { name, originals: own, copies: copied, required: required !== 'khi có', note: note.join(' | ') }
      : undefined;
  });
  return read.every((component) => component !== undefined) ? read : undefined;
}

const whole = (text: string) => parseDecimal(text, 0);

export function checkVersion(values: VersionValues): FormErrors<VersionValues> {
  return {
    ...limitErrors(values),
    validFrom: parseDate(values.validFrom) ? undefined : 'Nhập ngày bắt đầu áp dụng, ví dụ 01/01/2027.',
    code: parseProcedureCode(values.code) ? undefined : 'Mã phải có dạng 1.001193 hoặc 1.014383.H13.',
    name: values.name.trim().length < 5 ? 'Nhập tên thủ tục, ít nhất 5 ký tự.' : undefined,
    field: values.field === '' ? 'Chọn lĩnh vực.' : undefined,
    legalBasis: values.legalBasis.trim() === '' ? 'Ghi số và ngày của quyết định công bố.' : undefined,
    components: componentsOf(values.components) ? undefined : 'Mỗi dòng một giấy tờ: tên | số bản chính | số bản sao.',
  };
}

/** Whether the term is so many days or hours, rather than "the same day" or none. */
export function isCounted(limitKind: string): boolean {
  return limitKind !== 'same-day' && limitKind !== 'none';
}

function limitErrors({ limitKind, amount, cutoff, extended }: VersionValues): FormErrors<VersionValues> {
  const usual = isCounted(limitKind) ? (whole(amount) ?? 0) : 0;
  const badCutoff = limitKind === 'same-day' && cutoff !== '' && parseClock(cutoff) === undefined;
  const badExtended = extended !== '' && (whole(extended) ?? 0) <= usual;
  return {
    amount: isCounted(limitKind) && usual < 1 ? 'Nhập số ngày hoặc số giờ, từ 1.' : undefined,
    cutoff: badCutoff ? 'Nhập giờ chốt, ví dụ 15:00, hoặc để trống.' : undefined,
    extended: badExtended ? 'Số ngày khi phải xác minh phải lớn hơn thời hạn thông thường.' : undefined,
  };
}

export function requestOf(values: VersionValues): SaveVersionRequest {
  const kind = values.limitKind as LimitKind;
  const amount = isCounted(kind) ? whole(values.amount) : undefined;
  const cutoff = kind === 'same-day' ? parseClock(values.cutoff) : undefined;
  const extended = kind === 'none' ? undefined : whole(values.extended);
  return {
    validFrom: parseDate(values.validFrom) ?? '',
    code: values.code,
    name: values.name,
    fieldId: Number(values.field),
    limit: {
      kind,
      hoursAsDays: false,
      ...(amount !== undefined && { amount }),
      ...(cutoff !== undefined && { cutoff }),
      ...(extended !== undefined && { extended }),
    },
    onlineLevel: values.onlineLevel as OnlineLevel,
    feeRule: values.feeRule,
    result: values.result,
    legalBasis: values.legalBasis,
    components: componentsOf(values.components) ?? [],
  };
}
