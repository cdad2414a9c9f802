import { definitionOf } from '#core/indicators/definitions.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { needsOf, orderOf } from '../links.ts';
import { type Points, pointsFrom, pointsInWords } from '../points.ts';
import { readRule } from '../registry.ts';
import { problemsOf } from '../set-problems.ts';
import { type DraftCriterion, levelsBelow, type SetDraft, setFromDraft } from './draft.ts';
import { problemInWords } from './fault-words.ts';

/**
 * One thing wrong with a draft, at the criterion it concerns ('' where it concerns the whole set). `never`: such a
 * draft cannot be kept at all; `open`: it can be kept as unfinished work, and cannot be published.
 */
export interface SetFault {
  readonly code: string;
  readonly weight: 'never' | 'open';
  readonly sentence: string;
}

/** The highest score that a person gave on an open sheet which would move to this version. */
export interface GivenScore {
  readonly code: string;
  readonly points: Points;
  /** The unit's name. */
  readonly unit: string;
}

const CODE = /^[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*$/u;
const CODE_LENGTH = 40;

/** Everything that keeps a draft from being kept or published, those of the whole set first, then in its order. */
export function faultsOf(draft: SetDraft, given: readonly GivenScore[] = []): readonly SetFault[] {
  const set = setFromDraft(draft);
  const shape = draft.criteria.flatMap((criterion) => shapeFaults(criterion, draft));
  const readable = draft.criteria.flatMap((criterion) => ruleFaults(criterion));
  const unreadable = new Set(readable.map(({ code }) => code));
  // A rule that cannot be read has one fault; what else is wrong with it shows once it can.
  const sound: CriteriaSet = {
    ...set,
    criteria: set.criteria.map((criterion) =>
      unreadable.has(criterion.code) ? { ...criterion, method: 'MANUAL', parameters: {} } : criterion,
    ),
  };
  const found = problemsOf(sound).map(({ code, problem }) => fault(code, problem, sound));
  const lowered = given.flatMap((score) => scoreFaults(score, sound));
  const order = new Map(draft.criteria.map(({ code }, at) => [code, at]));
  const place = ({ code }: SetFault) => order.get(code) ?? -1;
  return [...headFaults(draft), ...shape, ...readable, ...found, ...lowered].sort((a, b) => place(a) - place(b));
}

/** The way round where criteria take points of each other in a circle: `['1.1', '1.2', '1.1']`. */
export function circleOf(draft: SetDraft): readonly string[] | undefined {
  const found = orderOf(needsOf(setFromDraft(draft).criteria));
  return 'circle' in found ? found.circle : undefined;
}

function fault(code: string, problem: string, set: CriteriaSet): SetFault {
  const never = /^(?:circle:|code-doubled|tree-circular|parent-unknown)/u.test(problem);
  return {
    code: set.criteria.some((one) => one.code === code) ? code : '',
    weight: never ? 'never' : 'open',
    sentence: problemInWords(problem, code, set),
  };
}

function headFaults({ name, effectiveYear, maxBonus, maxPenalty, bands, criteria }: SetDraft): readonly SetFault[] {
  const never = (sentence: string): SetFault => ({ code: '', weight: 'never', sentence });
  const open = (sentence: string): SetFault => ({ code: '', weight: 'open', sentence });
  return [
    ...(name.trim() === '' ? [never('Ghi tên bộ tiêu chí.')] : []),
    ...(effectiveYear === null ? [open('Ghi năm bắt đầu áp dụng bộ tiêu chí.')] : []),
    ...(pointsFrom(maxBonus) === undefined ? [never('Trần điểm thưởng phải là số điểm, tối đa hai chữ số lẻ.')] : []),
    ...(pointsFrom(maxPenalty) === undefined ? [never('Trần điểm phạt phải là số điểm, tối đa hai chữ số lẻ.')] : []),
    ...(bands.some((band) => band.name.trim() === '') ? [open('Mỗi mức xếp loại cần có tên.')] : []),
    ...(bands.some(({ from }) => !Number.isInteger(from) || from < 0)
      ? [never('Mốc dưới của một mức xếp loại chưa phải là số, tối đa hai chữ số lẻ.')]
      : []),
    ...(criteria.length === 0 ? [open('Bộ tiêu chí chưa có tiêu chí nào.')] : []),
  ];
}

function shapeFaults({ code, parent, level, name, max }: DraftCriterion, { criteria }: SetDraft): readonly SetFault[] {
  const never = (sentence: string): SetFault => ({ code, weight: 'never', sentence });
  const above = parent === null ? undefined : criteria.find((one) => one.code === parent);
  const mayStand = parent !== null && !above ? true : levelsBelow(above?.level).includes(level);
  return [
    ...(CODE.test(code) && code.length <= CODE_LENGTH
      ? []
      : [never(`Mã “${code}” chưa đúng: chỉ gồm chữ, số và dấu chấm, ví dụ 1.2.3.`)]),
    ...(name.trim() === '' ? [never(`Ghi tên của tiêu chí ${code}.`)] : []),
    ...(pointsFrom(max) === undefined
      ? [never(`Điểm tối đa của ${code} phải là số không âm, tối đa hai chữ số lẻ.`)]
      : []),
    ...(mayStand ? [] : [never(`${code} đứng sai cấp: trên phần là lĩnh vực, rồi tiêu chí, rồi tiêu chí thành phần.`)]),
  ];
}

function ruleFaults({ code, method, parameters, variables, rateIndicator }: DraftCriterion): readonly SetFault[] {
  const unknown = [rateIndicator, ...variables.map(({ indicator }) => indicator)].filter(
    (indicator) => indicator !== null && definitionOf(indicator) === undefined,
  );
  const faults: SetFault[] = unknown.map((indicator) => ({
    code,
    weight: 'never',
    sentence: `Tiêu chí ${code} lấy số từ chỉ tiêu “${indicator}” không có trong danh mục chỉ tiêu thống kê.`,
  }));
  if (method === null) {
    return faults;
  }
  try {
    readRule(method, parameters);
    return faults;
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const sentence = problemInWords(`parameter:${String(error.detail.parameter ?? '')}`, code, undefined);
    return [...faults, { code, weight: 'open', sentence }];
  }
}

function scoreFaults({ code, points, unit }: GivenScore, set: CriteriaSet): readonly SetFault[] {
  const leaf = set.criteria.find((one) => one.code === code && one.method !== undefined);
  if (leaf && points <= leaf.max) {
    return [];
  }
  const sentence = leaf
    ? `Điểm tối đa của ${code} (${pointsInWords(leaf.max)}) thấp hơn ${pointsInWords(points)} điểm đã chấm trên phiếu đang mở của ${unit}.`
    : `Tiêu chí ${code} đã được chấm ${pointsInWords(points)} điểm trên phiếu đang mở của ${unit} nên chưa bỏ được.`;
  return [{ code: leaf ? code : '', weight: 'open', sentence }];
}
