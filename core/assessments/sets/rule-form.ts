import { Refusal } from '#core/kernel/refusal.ts';
import { pointsFrom, pointsInWords } from '../points.ts';
import { type Method, readRule } from '../registry.ts';
import type { InputKind, ParameterSource } from '../rule-kind.ts';
import { GROWTHS, ZERO_POLICIES } from '../share.ts';
import type { DraftCriterion, DraftVariable } from './draft.ts';
import { type RuleField, withChoice } from './rule-field.ts';

const ZERO_CHOICES = {
  full: 'Đủ điểm',
  zero: 'Không điểm',
  'not-applicable': 'Không áp dụng',
  ask: 'Người chấm nhập điểm kèm lý do',
} as const satisfies Record<(typeof ZERO_POLICIES)[number], string>;

const ZERO: RuleField = {
  kind: 'choice',
  at: 'whenZero',
  label: 'Khi mẫu số bằng 0',
  choices: ZERO_POLICIES.map((value) => ({ value, label: ZERO_CHOICES[value] })),
  otherwise: 'ask',
};
const GROWTH_CHOICES = {
  unit: {
    label: 'Theo đơn vị của tổng số',
    hint: 'Hồ sơ, văn bản, phản ánh: tăng theo. Các đơn vị khác: giữ nguyên.',
  },
  both: { label: 'Tổng số cũng thêm một', hint: 'Ví dụ hồ sơ trực tuyến mới cũng là một hồ sơ tiếp nhận.' },
  part: { label: 'Tổng số giữ nguyên', hint: 'Ví dụ nhiệm vụ đã có trong kế hoạch.' },
} as const satisfies Record<(typeof GROWTHS)[number], { readonly label: string; readonly hint: string }>;

const GROWTH: RuleField = {
  kind: 'choice',
  at: 'grows',
  label: 'Khi số đạt được thêm một',
  hint: 'Để tính cần thêm bao nhiêu ở Điểm tạm tính, Thử xem. Không làm thay đổi điểm.',
  choices: GROWTHS.map((value) => ({ value, ...GROWTH_CHOICES[value] })),
  otherwise: 'unit',
  unwritten: true,
};
const SHARE: readonly RuleField[] = [
  { kind: 'variable', at: 'whole', label: 'Tổng số (a)', input: 'count' },
  { kind: 'variable', at: 'part', label: 'Số đạt được (b)', input: 'count' },
  ZERO,
  GROWTH,
];
const percent = (at: string, label: string, otherwise?: string): RuleField => ({
  ...{ kind: 'decimal', at, label, decimals: 2, unit: '%' },
  ...(otherwise === undefined ? {} : { otherwise }),
});
const points = (at: string, label: string): RuleField => ({ kind: 'decimal', at, label, decimals: 4, unit: 'điểm' });
const COUNTED: RuleField = {
  kind: 'rows',
  at: 'items',
  label: 'Các loại được tính',
  each: 'Loại',
  add: 'Thêm loại',
  columns: [{ kind: 'variable', at: 'name', label: 'Đếm số', input: 'count' }, points('each', 'Điểm mỗi đơn vị')],
};
const METHOD_NAMES_INSIDE: readonly Method[] = [
  'PASS_FAIL',
  'TIERS',
  'PROPORTIONAL',
  'PROPORTIONAL_BAND',
  'PROPORTIONAL_TO_TARGET',
  'THRESHOLD_ZERO',
  'DEDUCT_PER_EVENT',
  'COUNT_CAPPED',
  'CHECKLIST',
];
/** The kinds of rule that a case may choose. */
export const INNER_METHODS = METHOD_NAMES_INSIDE;

/** What the form of a rule asks, given what is chosen already. */
export function fieldsOf(method: Method, parameters: ParameterSource): readonly RuleField[] {
  switch (method) {
    case 'PASS_FAIL':
      return passFailFields(parameters);
    case 'TIERS':
      return tierFields(parameters);
    case 'PROPORTIONAL':
      return SHARE;
    case 'PROPORTIONAL_BAND':
      return [...SHARE, percent('full', 'Đủ điểm từ', '100'), percent('from', 'Có điểm từ')];
    case 'PROPORTIONAL_TO_TARGET':
      return [...SHARE, percent('target', 'Chỉ tiêu phải đạt')];
    case 'THRESHOLD_ZERO':
      return [...SHARE, percent('threshold', 'Dưới mức này không có điểm')];
    case 'DEDUCT_PER_EVENT':
      return [
        { kind: 'variable', at: 'events', label: 'Đếm số vụ việc', input: 'count' },
        points('each', 'Mỗi vụ việc trừ'),
      ];
    case 'COUNT_CAPPED':
    case 'BONUS':
    case 'PENALTY':
      return [COUNTED];
    case 'CHECKLIST':
      return [CHECKLIST];
    case 'SURVEY':
      return [SURVEY, { ...ZERO, label: 'Khi không có phiếu hợp lệ' }];
    case 'MANUAL':
      return [];
    case 'CASE':
      return [CASES];
    default:
      return method satisfies never;
  }
}

function passFailFields({ test }: ParameterSource): readonly RuleField[] {
  const mode: RuleField = {
    kind: 'choice',
    at: 'test',
    label: 'Đạt khi',
    choices: [
      { value: 'flags', label: 'Có đủ các điều kiện' },
      { value: 'at-most', label: 'Một số không vượt giới hạn' },
    ],
    otherwise: 'flags',
    resets: true,
  };
  return test === 'at-most'
    ? [
        mode,
        { kind: 'variable', at: 'value', label: 'Số phải so', input: 'count' },
        { kind: 'variable', at: 'limit', label: 'Giới hạn', input: 'count' },
      ]
    : [mode, { kind: 'variables', at: 'flags', label: 'Điều kiện', input: 'flag', add: 'Thêm điều kiện' }];
}

function tierFields({ on }: ParameterSource): readonly RuleField[] {
  const mode: RuleField = {
    kind: 'choice',
    at: 'on',
    label: 'Xét bậc theo',
    choices: [
      { value: 'share', label: 'Tỷ lệ: từ mốc trở lên' },
      { value: 'count', label: 'Số đếm: đến mốc (càng ít càng tốt)' },
      { value: 'flags', label: 'Số điều kiện đạt' },
    ],
    otherwise: 'count',
    resets: true,
  };
  const bound: RuleField =
    on === 'share'
      ? percent('bound', 'Từ')
      : { kind: 'decimal', at: 'bound', label: on === 'count' ? 'Đến' : 'Đạt', decimals: 0, unit: '' };
  const rest: readonly RuleField[] = [
    {
      kind: 'rows',
      at: 'tiers',
      label: 'Các bậc, từ cao điểm xuống',
      each: 'Bậc',
      add: 'Thêm bậc',
      columns: [bound, points('points', 'Được')],
    },
    { ...points('otherwise', 'Còn lại được'), otherwise: '0' } as RuleField,
  ];
  if (on === 'share') {
    return [mode, ...SHARE, ...rest];
  }
  return on === 'flags'
    ? [mode, { kind: 'variables', at: 'flags', label: 'Điều kiện', input: 'flag', add: 'Thêm điều kiện' }, ...rest]
    : [mode, { kind: 'variable', at: 'count', label: 'Số đếm', input: 'count' }, ...rest];
}

const CHECKLIST: RuleField = {
  kind: 'rows',
  at: 'items',
  label: 'Các ý',
  each: 'Ý',
  add: 'Thêm ý',
  columns: [
    { kind: 'variable', at: 'name', label: 'Nội dung', input: 'flag' },
    points('points', 'Điểm'),
    { kind: 'decimal', at: 'upTo', label: 'Số lần được tính', decimals: 0, unit: '', otherwise: '1' },
  ],
};
const SURVEY: RuleField = {
  kind: 'rows',
  at: 'options',
  label: 'Các phương án trả lời',
  each: 'Phương án',
  add: 'Thêm phương án',
  columns: [{ kind: 'variable', at: 'name', label: 'Đếm số phiếu', input: 'count' }, percent('weight', 'Tính')],
};
const CASES: RuleField = {
  kind: 'rows',
  at: 'cases',
  label: 'Các trường hợp',
  each: 'Trường hợp',
  add: 'Thêm trường hợp',
  columns: [
    { kind: 'text', at: 'label', label: 'Khi' },
    { kind: 'rule', at: 'method', label: 'Cách tính' },
  ],
};

/** The first letter that no variable of the criterion has: decisions write a, b, c. */
export function freeName(variables: readonly DraftVariable[]): string {
  const taken = new Set(variables.map(({ name }) => name));
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let round = 0; ; round += 1) {
    const found = [...letters]
      .map((letter) => (round === 0 ? letter : `${letter}${round}`))
      .find((one) => !taken.has(one));
    if (found) {
      return found;
    }
  }
}

export function blankVariable(name: string, label: string, kind: InputKind): DraftVariable {
  return { name, label, kind, unit: '', source: 'typed', indicator: null, from: null };
}

/** A rule with its variables. */
type Ruled = Pick<DraftCriterion, 'parameters' | 'variables'>;

/** Blank groups and variables for fields, so that a new rule can be read as soon as it is chosen. */
export function blankOf(fields: readonly RuleField[], variables: readonly DraftVariable[], max: string): Ruled {
  let [parameters, known]: [ParameterSource, readonly DraftVariable[]] = [{}, variables];
  for (const field of fields) {
    const blank = blankField(field, known, max);
    parameters = { ...parameters, ...blank.parameters };
    known = blank.variables;
  }
  return { parameters, variables: known };
}

function blankField(field: RuleField, variables: readonly DraftVariable[], max: string): Ruled {
  const { at } = field;
  switch (field.kind) {
    case 'variable': {
      const added = blankVariable(freeName(variables), field.label.replace(/ \([ab]\)$/u, ''), field.input);
      return { parameters: { [at]: added.name }, variables: [...variables, added] };
    }
    case 'variables': {
      const added = blankVariable(freeName(variables), field.label, field.input);
      return { parameters: { [at]: [added.name] }, variables: [...variables, added] };
    }
    case 'decimal':
      return { parameters: { [at]: field.otherwise ?? (field.unit === 'điểm' ? stored(max) : '100') }, variables };
    case 'choice':
      return { parameters: withChoice({}, field, field.otherwise), variables };
    case 'text':
      return { parameters: { [at]: `${field.label}…` }, variables };
    case 'rows': {
      const rows = field.columns.some(({ kind }) => kind === 'rule') ? 2 : 1;
      let [list, known]: [readonly ParameterSource[], readonly DraftVariable[]] = [[], variables];
      for (let row = 0; row < rows; row += 1) {
        const blank = blankOf(field.columns, known, max);
        list = [...list, blank.parameters];
        known = blank.variables;
      }
      return { parameters: { [at]: list }, variables: known };
    }
    case 'rule':
      return blankInner('PASS_FAIL', variables, max);
    default:
      return field satisfies never;
  }
}

/** A rule inside a case: `method` and `parameters` side by side. */
export function blankInner(
  method: Method,
  variables: readonly DraftVariable[],
  max: string,
  mode: ParameterSource = BLANK_MODES[method] ?? {},
): Ruled {
  const inner = blankOf(fieldsOf(method, mode), variables, max);
  return {
    parameters: { method, parameters: { ...inner.parameters, ...mode } },
    variables: inner.variables,
  };
}

const BLANK_MODES: Readonly<Partial<Record<Method, ParameterSource>>> = {
  PASS_FAIL: { test: 'flags' },
  TIERS: { on: 'share' },
};

/** The variable that holds the case chosen. */
const CASE_VARIABLE = blankVariable('case', 'Trường hợp áp dụng', 'count');

/** A criterion under another kind of rule, with variables to be named. */
export function withMethod(criterion: DraftCriterion, method: Method | null): DraftCriterion {
  if (method === null) {
    return { ...criterion, method, parameters: {}, variables: [], rateIndicator: null };
  }
  return withMode({ ...criterion, method, rateIndicator: null }, BLANK_MODES[method] ?? {});
}

/** A criterion whose rule is begun anew in one of its modes. */
export function withMode(criterion: DraftCriterion, mode: ParameterSource): DraftCriterion {
  const { method, max } = criterion;
  if (method === null) {
    return criterion;
  }
  const { parameters, variables } = blankOf(fieldsOf(method, mode), method === 'CASE' ? [CASE_VARIABLE] : [], max);
  return { ...criterion, parameters: { ...parameters, ...mode }, variables };
}

/** Points as a rule stores them, "0.5"; none where nothing can be read. */
function stored(max: string): string {
  return pointsInWords(pointsFrom(max) ?? 0)
    .replaceAll('.', '')
    .replace(',', '.');
}

/** Without variables that its rule does not read any more; as it is while the rule cannot be read. */
export function withoutUnused(criterion: DraftCriterion): DraftCriterion {
  if (criterion.method === null) {
    return criterion;
  }
  try {
    const names = new Set(readRule(criterion.method, criterion.parameters).inputs.map(({ name }) => name));
    return { ...criterion, variables: criterion.variables.filter(({ name }) => names.has(name)) };
  } catch (error) {
    if (error instanceof Refusal) {
      return criterion;
    }
    throw error;
  }
}

/** What is typed, as a rule stores it: "0,5" → "0.5"; text that is no number stays, for the fault to name. */
export function storedDecimal(text: string): string {
  const plain = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/u.test(plain) ? plain : text;
}

export function shownDecimal(value: unknown): string {
  return typeof value === 'string' ? value.replace('.', ',') : '';
}

/** "Bậc 1: Từ" for the path of a parameter, as a sheet explains it; '' for one that the form does not ask. */
export function parameterInWords(method: Method, parameters: ParameterSource, path: string): string {
  return wordsAt(fieldsOf(method, parameters), parameters, path.split('.'));
}

function wordsAt(fields: readonly RuleField[], source: ParameterSource, parts: readonly string[]): string {
  const [name = '', place = '', ...rest] = parts;
  const field = fields.find(({ at }) => at === name);
  if (field?.kind === 'rows') {
    const list = source[name];
    const row: unknown = Array.isArray(list) ? list[Number(place) - 1] : undefined;
    const inner = wordsAt(field.columns, isSource(row) ? row : {}, rest);
    return `${field.each} ${place}: ${inner}`;
  }
  const inner = source.parameters;
  if (name === 'parameters' && typeof source.method === 'string' && isSource(inner)) {
    const method = INNER_METHODS.find((one) => one === source.method);
    return method ? wordsAt(fieldsOf(method, inner), inner, [place, ...rest]) : '';
  }
  return field ? `${field.label}${place === '' ? '' : ` ${place}`}` : '';
}

function isSource(value: unknown): value is ParameterSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
