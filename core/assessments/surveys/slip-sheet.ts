import { clean, fold } from '#core/kernel/text.ts';
import type { Questionnaire } from './questionnaire.ts';
import { type SlipEntry, slipProblems } from './slip.ts';

/** The columns before the questions, as the template names them. A label is found without marks and case. */
export const SLIP_COLUMNS = {
  slipNumber: 'Số phiếu',
  unit: 'Đơn vị được đánh giá',
  channel: 'Hình thức (0 trực tiếp, 1 trực tuyến)',
  sex: 'Giới tính',
  age: 'Tuổi',
  education: 'Trình độ',
  workplace: 'Nơi làm việc',
  position: 'Chức vụ',
  answered: 'Trạng thái (0 không trả lời, 1 đã trả lời)',
  name: 'Họ tên (để trống: ẩn danh)',
  email: 'Email',
  phone: 'Điện thoại',
} as const;
export type SlipColumn = keyof typeof SLIP_COLUMNS;

/** More than a round of a province's units has in one file. */
export const SLIP_ROWS_MOST = 20_000;

export interface SlipHeader {
  readonly columns: ReadonlyMap<SlipColumn, number>;
  /** Question → column; the words of a free answer stand in "<question> ý kiến". */
  readonly questions: ReadonlyMap<string, number>;
  readonly remarks: ReadonlyMap<string, number>;
}

export const remarkLabel = (question: string) => `${question} ý kiến`;

/** Which cell of a row is what; undefined for a row that is no header of this questionnaire. */
export function slipHeader(
  cells: readonly string[],
  { questions }: Pick<Questionnaire, 'questions'>,
): SlipHeader | undefined {
  const folded = cells.map((cell) => fold(cell));
  const at = (label: string) => folded.indexOf(fold(label));
  const found = <Key>(pairs: readonly (readonly [Key, string])[]): Map<Key, number> =>
    new Map(pairs.flatMap(([key, label]) => (at(label) >= 0 ? [[key, at(label)] as const] : [])));
  const columns = found(Object.entries(SLIP_COLUMNS) as [SlipColumn, string][]);
  const asked = found(questions.map(({ key }) => [key, key] as const));
  const remarks = found(questions.map(({ key }) => [key, remarkLabel(key)] as const));
  const whole = columns.has('slipNumber') && columns.has('unit') && asked.size === questions.length;
  return whole ? { columns, questions: asked, remarks } : undefined;
}

export interface ReadSlip {
  readonly entry: SlipEntry;
  readonly problems: readonly string[];
}

/** One row as a slip, with everything that is wrong with it. */
export function slipFromRow(
  cells: readonly string[],
  header: SlipHeader,
  form: Pick<Questionnaire, 'id' | 'questions'>,
  unitOf: (name: string) => number | undefined,
): ReadSlip {
  const problems: string[] = [];
  const text = (column: SlipColumn) => clean(cells[header.columns.get(column) ?? -1] ?? '');
  const unitId = unitOf(text('unit'));
  if (unitId === undefined) {
    problems.push(text('unit') === '' ? 'Thiếu đơn vị được đánh giá.' : `Không có đơn vị “${text('unit')}” trong đợt.`);
  }
  const oneOf = <Value>(column: SlipColumn, values: Readonly<Record<string, Value>>, otherwise: Value): Value => {
    const typed = fold(text(column));
    if (typed in values) {
      return values[typed] as Value;
    }
    problems.push(`${SLIP_COLUMNS[column]}: không đọc được “${text(column)}”.`);
    return otherwise;
  };
  const answers = answersOf(cells, header.questions, (typed) => typed.toUpperCase());
  const age = text('age') === '' ? null : Number(text('age'));
  const [name, email, phone] = [text('name'), text('email'), text('phone')];
  const entry: SlipEntry = {
    formId: form.id,
    slipNumber: text('slipNumber'),
    unitId: unitId ?? 0,
    channel: oneOf('channel', { '': 0, '0': 0, '1': 1, 'truc tiep': 0, 'truc tuyen': 1 }, 0),
    sex: oneOf('sex', { '': null, nam: 'male', nu: 'female', khac: 'other' }, null),
    age: age !== null && Number.isNaN(age) ? -1 : age,
    education: text('education').slice(0, 100),
    workplace: text('workplace').slice(0, 200),
    position: text('position').slice(0, 200),
    answered: oneOf('answered', { '': Object.keys(answers).length > 0, '0': false, '1': true }, true),
    respondent: name || email || phone ? { name, email, phone } : null,
    answers,
    remarks: answersOf(cells, header.remarks, (typed) => typed.slice(0, 2000)),
  };
  return { entry, problems: [...problems, ...slipProblems(entry, form.questions)] };
}

function answersOf(
  cells: readonly string[],
  columns: ReadonlyMap<string, number>,
  read: (typed: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...columns].flatMap(([key, at]) => {
      const typed = clean(cells[at] ?? '');
      return typed === '' ? [] : [[key, read(typed)]];
    }),
  );
}

/** Whether a row says the same as the slip that the round holds. */
export function isSameSlip(a: SlipEntry, b: SlipEntry): boolean {
  return canonical(a) === canonical(b);
}

function canonical(slip: SlipEntry): string {
  const sorted = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  const { unitId, channel, sex, age, education, workplace, position, answered, respondent } = slip;
  const who = respondent && [respondent.name, respondent.email, respondent.phone];
  return JSON.stringify([
    unitId,
    channel,
    sex,
    age,
    education,
    workplace,
    position,
    answered,
    who,
    sorted(slip.answers),
    sorted(slip.remarks),
  ]);
}
