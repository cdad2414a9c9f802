import { definitionOf } from '#core/indicators/definitions.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { bandsInWords, type ResultKind } from '../bands.ts';
import { leafFrom, VARIABLE_SOURCES } from '../criteria-set.ts';
import { linkInWords, readLink } from '../links.ts';
import { formatPoints, pointsFrom } from '../points.ts';
import { TIE_RULE_WORDS } from '../ranking.ts';
import type { ParameterSource } from '../rule-kind.ts';
import { ruleInWords } from '../scoring.ts';
import type { Growth } from '../share.ts';
import { criterionFromDraft, type DraftCriterion, LEVEL_NAMES, type SetDraft, UNIT_KIND_NAMES } from './draft.ts';

/** What of a criterion belongs together: changed, compared and chosen in a conflict as one. */
export interface Aspect<T> {
  readonly key: string;
  readonly label: string;
  readonly fields: readonly (keyof T & string)[];
  /** As people read it; '' for nothing. */
  readonly words: (of: T) => string;
}

export const CRITERION_ASPECTS: readonly Aspect<DraftCriterion>[] = [
  { key: 'place', label: 'Vị trí', fields: ['parent', 'level'], words: placeInWords },
  { key: 'name', label: 'Tên', fields: ['name'], words: ({ name }) => name },
  { key: 'max', label: 'Điểm tối đa', fields: ['max'], words: ({ max }) => pointsText(max) },
  { key: 'rule', label: 'Cách tính điểm', fields: ['method', 'parameters'], words: ruleText },
  { key: 'data', label: 'Số liệu', fields: ['variables', 'rateIndicator'], words: variablesText },
  { key: 'rounding', label: 'Làm tròn', fields: ['rounding'], words: roundingText },
  { key: 'section', label: 'Bộ phận phụ trách', fields: ['section'], words: ({ section }) => section },
  { key: 'appraiser', label: 'Cơ quan thẩm định', fields: ['appraiser'], words: ({ appraiser }) => appraiser },
  { key: 'evidence', label: 'Tài liệu kiểm chứng', fields: ['evidence'], words: ({ evidence }) => evidence },
  { key: 'basis', label: 'Căn cứ', fields: ['legalBasis'], words: ({ legalBasis }) => legalBasis },
  { key: 'note', label: 'Ghi chú', fields: ['note', 'origin'], words: ({ note }) => note },
  {
    key: 'extendable',
    label: 'Cấp dưới bổ sung tiêu chí thành phần',
    fields: ['extendable'],
    words: ({ extendable }) => (extendable ? 'được bổ sung' : 'không'),
  },
];

export const HEAD_ASPECTS: readonly Aspect<SetDraft>[] = [
  { key: 'name', label: 'Tên bộ tiêu chí', fields: ['name'], words: ({ name }) => name },
  { key: 'kind', label: 'Áp dụng cho', fields: ['unitKind'], words: ({ unitKind }) => UNIT_KIND_NAMES[unitKind] },
  {
    key: 'year',
    label: 'Năm bắt đầu áp dụng',
    fields: ['effectiveYear'],
    words: ({ effectiveYear }) => (effectiveYear === null ? '' : String(effectiveYear)),
  },
  { key: 'result', label: 'Kết quả tính theo', fields: ['result'], words: ({ result }) => RESULT_WORDS[result] },
  { key: 'bands', label: 'Xếp loại', fields: ['bands'], words: ({ bands, result }) => bandsInWords(bands, result) },
  { key: 'ties', label: 'Khi bằng điểm', fields: ['tieRule'], words: ({ tieRule }) => TIE_RULE_WORDS[tieRule] },
  { key: 'bonus', label: 'Trần điểm thưởng', fields: ['maxBonus'], words: ({ maxBonus }) => pointsText(maxBonus) },
  {
    key: 'penalty',
    label: 'Trần điểm phạt',
    fields: ['maxPenalty'],
    words: ({ maxPenalty }) => pointsText(maxPenalty),
  },
];

export const RESULT_WORDS = {
  absolute: 'tổng số điểm',
  relative: 'tỷ lệ phần trăm trên tổng điểm tối đa đơn vị có thể đạt',
} as const satisfies Record<ResultKind, string>;

/** Whether an aspect says the same in both; typed points are equal when their values are. */
export function sameAspect<T>({ fields }: Aspect<T>, a: T, b: T): boolean {
  return fields.every((field) => canonical(field, a[field]) === canonical(field, b[field]));
}

const POINT_FIELDS: ReadonlySet<string> = new Set(['max', 'maxBonus', 'maxPenalty']);

function canonical(field: string, value: unknown): string {
  const points = POINT_FIELDS.has(field) && typeof value === 'string' ? pointsFrom(value) : undefined;
  return JSON.stringify(points ?? sorted(value));
}

/** The database keeps the names of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}

export function sameCriterion(a: DraftCriterion, b: DraftCriterion): boolean {
  return a.code === b.code && CRITERION_ASPECTS.every((aspect) => sameAspect(aspect, a, b));
}

/** Whether two drafts say the same, the order of their criteria included. */
export function sameDraft(a: SetDraft, b: SetDraft): boolean {
  return (
    a.criteria.length === b.criteria.length &&
    HEAD_ASPECTS.every((aspect) => sameAspect(aspect, a, b)) &&
    a.criteria.every((one, at) => {
      const other = b.criteria[at];
      return other !== undefined && sameCriterion(one, other);
    })
  );
}

function pointsText(text: string): string {
  const points = pointsFrom(text);
  return points === undefined ? text : formatPoints(points);
}

function placeInWords({ parent, level }: DraftCriterion): string {
  return parent === null ? LEVEL_NAMES[level] : `${LEVEL_NAMES[level]} dưới ${parent}`;
}

/** The kind of rule and what it says; where it cannot be read yet, that. */
export function ruleText(draft: DraftCriterion): string {
  if (draft.method === null) {
    return '';
  }
  try {
    const leaf = leafFrom(criterionFromDraft(draft));
    return [`${leaf.rule.name}. ${ruleInWords(leaf)}`, ...growthTexts(draft.parameters)].join(' ');
  } catch (error) {
    if (error instanceof Refusal) {
      return 'Chưa đủ thông tin để đọc cách tính.';
    }
    throw error;
  }
}

/** What the author says of the whole in what-if questions; of cases each by its name. */
function growthTexts(parameters: ParameterSource): readonly string[] {
  const { grows, cases } = parameters;
  const own = grows === 'both' || grows === 'part' ? [GROWTH_WORDS[grows]] : [];
  const inner = Array.isArray(cases)
    ? cases.flatMap(({ label, parameters: of }) => growthTexts(of ?? {}).map((text) => `${label}: ${text}`))
    : [];
  return [...own, ...inner];
}

const GROWTH_WORDS = {
  both: 'Khi thử xem, số đạt được thêm một thì tổng số cũng thêm một.',
  part: 'Khi thử xem, số đạt được thêm một thì tổng số giữ nguyên.',
} as const satisfies Record<Exclude<Growth, 'unit'>, string>;

/** "Số nhiệm vụ đã hoàn thành (nhiệm vụ; kế hoạch, nhiệm vụ)" for every declared variable. */
function variablesText({ variables, rateIndicator }: DraftCriterion): string {
  const rate = rateIndicator === null ? [] : [`tỷ lệ lấy từ chỉ tiêu “${indicatorName(rateIndicator)}”`];
  const each = variables.map(({ name, label, kind, unit, source, indicator, from }) => {
    const link = from === null ? undefined : readLink(from);
    const where = link ? linkInWords(link) : VARIABLE_SOURCES[source];
    const filled = indicator === null ? [] : [`chỉ tiêu “${indicatorName(indicator)}”`];
    const parts = [...(unit === '' ? [] : [unit]), ...(kind === 'flag' ? ['có/không'] : []), where, ...filled];
    return `${name} = ${label} (${parts.join('; ')})`;
  });
  return [...each, ...rate].join('; ');
}

function indicatorName(code: string): string {
  return definitionOf(code)?.name ?? code;
}

function roundingText({ method, rounding }: DraftCriterion): string {
  if (method === null) {
    return '';
  }
  const mode = rounding.mode === 'truncate' ? 'bỏ phần lẻ sau hai chữ số' : 'làm tròn đến hai chữ số lẻ';
  return rounding.neverUpToFull ? `${mode}, không làm tròn lên điểm tối đa` : mode;
}
