import { type Aspect, CRITERION_ASPECTS, HEAD_ASPECTS, sameAspect } from './aspects.ts';
import type { DraftCriterion, SetDraft } from './draft.ts';

/** One thing that another version says differently, in words. */
export interface SetDifference {
  /** '' for what concerns the whole set. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What of it: "Điểm tối đa". */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export const DIFFERENCE_KINDS = {
  added: 'Thêm',
  removed: 'Bỏ',
  changed: 'Sửa',
  moved: 'Đổi thứ tự',
} as const satisfies Record<SetDifference['kind'], string>;

/** Everything that `after` says differently: the head first, then by the order of `after`, what is gone at the end. */
export function differencesOf(before: SetDraft, after: SetDraft): readonly SetDifference[] {
  const known = new Map(before.criteria.map((one) => [one.code, one]));
  const kept = new Set(after.criteria.map(({ code }) => code));
  const moved = movedCodes(before, after);
  return [
    ...changesOf(HEAD_ASPECTS, before, after).map((one) => ({ code: '', name: 'Thông tin chung', ...one })),
    ...after.criteria.flatMap((criterion): readonly SetDifference[] => {
      const old = known.get(criterion.code);
      const { code, name } = criterion;
      if (!old) {
        return [{ code, name, kind: 'added', what: 'Cả mục', before: '', after: wholeText(criterion) }];
      }
      const place: readonly SetDifference[] = moved.has(code)
        ? [{ code, name, kind: 'moved', what: 'Thứ tự', before: '', after: 'đứng ở chỗ khác trong cùng mục' }]
        : [];
      return [...changesOf(CRITERION_ASPECTS, old, criterion).map((one) => ({ code, name, ...one })), ...place];
    }),
    ...before.criteria
      .filter(({ code }) => !kept.has(code))
      .map((criterion): SetDifference => {
        const { code, name } = criterion;
        return { code, name, kind: 'removed', what: 'Cả mục', before: wholeText(criterion), after: '' };
      }),
  ];
}

function changesOf<T>(aspects: readonly Aspect<T>[], before: T, after: T) {
  return aspects
    .filter((aspect) => !sameAspect(aspect, before, after))
    .map(({ label, words }) => ({
      kind: 'changed' as const,
      what: label,
      before: words(before),
      after: words(after),
    }));
}

/** "2 điểm. Tỷ lệ. b / a × 2 điểm." */
function wholeText(criterion: DraftCriterion): string {
  const wanted = new Set(['max', 'rule', 'data']);
  return CRITERION_ASPECTS.filter(({ key }) => wanted.has(key))
    .map(({ label, words }) => {
      const text = words(criterion).replace(/\.$/u, '');
      return text === '' ? '' : `${label}: ${text}`;
    })
    .filter((text) => text !== '')
    .join('. ');
}

/** Codes that stand behind another sister than before, sisters that came or went left out. */
function movedCodes(before: SetDraft, after: SetDraft): ReadonlySet<string> {
  const [old, now] = [sisters(before), sisters(after)];
  const moved = new Set<string>();
  for (const [parent, codes] of now) {
    const was = (old.get(parent) ?? []).filter((code) => codes.includes(code));
    const is = codes.filter((code) => was.includes(code));
    for (const [at, code] of is.entries()) {
      if (was[at] !== code) {
        moved.add(code);
      }
    }
  }
  return moved;
}

function sisters({ criteria }: SetDraft): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const { code, parent } of criteria) {
    const key = parent ?? '';
    lists.set(key, [...(lists.get(key) ?? []), code]);
  }
  return lists;
}
