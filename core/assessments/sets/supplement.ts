import { formatPoints, pointsFrom } from '../points.ts';
import { CRITERION_ASPECTS, HEAD_ASPECTS, sameAspect } from './aspects.ts';
import type { DraftCriterion, SetDraft } from './draft.ts';
import type { SetFault } from './faults.ts';

/** What a lower level may say for itself: how it calls the whole and since when. */
const OWN_HEAD: ReadonlySet<string> = new Set(['name', 'year']);

/**
 * What a supplement must not do: it may only add components below criteria that the level above opened, within their
 * maximum. A criterion that it adds to is made of its components and loses its own rule. What it must not do is `never`: such
 * a draft is not kept.
 */
export function supplementFaults(base: SetDraft, supplement: SetDraft): readonly SetFault[] {
  const known = new Map(base.criteria.map((one) => [one.code, one]));
  const kept = new Set(supplement.criteria.map(({ code }) => code));
  return [
    ...HEAD_ASPECTS.filter(({ key }) => !OWN_HEAD.has(key))
      .filter((aspect) => !sameAspect(aspect, base, supplement))
      .map(({ label }) => never('', `${label} do cấp trên quyết định, phần bổ sung không được đổi.`)),
    ...base.criteria
      .filter(({ code }) => !kept.has(code))
      .map(({ code }) => never('', `${code} do cấp trên quyết định, phần bổ sung không được bỏ.`)),
    ...supplement.criteria.flatMap((criterion) => {
      const old = known.get(criterion.code);
      return old ? changedFaults(old, criterion, supplement) : addedFaults(criterion, known);
    }),
    ...supplement.criteria.flatMap((criterion) => roomFaults(criterion, known, supplement)),
  ];
}

/** The codes that a supplement must leave as they are. */
export function codesOfBase(base: SetDraft): ReadonlySet<string> {
  return new Set(base.criteria.map(({ code }) => code));
}

function never(code: string, sentence: string): SetFault {
  return { code, weight: 'never', sentence };
}

function changedFaults(old: DraftCriterion, now: DraftCriterion, { criteria }: SetDraft): readonly SetFault[] {
  const divided = old.extendable && criteria.some(({ parent }) => parent === now.code);
  return CRITERION_ASPECTS.filter((aspect) => !sameAspect(aspect, old, now))
    .filter(({ key }) => !(divided && (key === 'rule' || key === 'data')))
    .map(({ label }) =>
      never(now.code, `${label} của ${now.code} do cấp trên quyết định, phần bổ sung không được đổi.`),
    );
}

function addedFaults(added: DraftCriterion, known: ReadonlyMap<string, DraftCriterion>): readonly SetFault[] {
  const parent = added.parent === null ? undefined : known.get(added.parent);
  if (!parent?.extendable) {
    return [never(added.code, `${added.code} không nằm dưới tiêu chí được cấp trên cho bổ sung.`)];
  }
  return added.method === 'BONUS' || added.method === 'PENALTY'
    ? [never(added.code, `${added.code}: phần bổ sung không được đặt điểm thưởng, điểm phạt.`)]
    : [];
}

/** Where components were added they must fill the criterion: nobody's attainable points shrink by a supplement. */
function roomFaults(
  criterion: DraftCriterion,
  known: ReadonlyMap<string, DraftCriterion>,
  { criteria }: SetDraft,
): readonly SetFault[] {
  const below = criteria.filter(({ parent }) => parent === criterion.code);
  if (!known.has(criterion.code) || below.every(({ code }) => known.has(code))) {
    return [];
  }
  const sum = below.reduce((total, { max }) => total + (pointsFrom(max) ?? 0), 0);
  const max = pointsFrom(criterion.max) ?? 0;
  return sum === max
    ? []
    : [
        {
          code: criterion.code,
          weight: sum > max ? 'never' : 'open',
          sentence: `Các tiêu chí thành phần dưới ${criterion.code} cộng lại ${formatPoints(sum)} điểm, phải bằng ${formatPoints(max)} điểm của tiêu chí.`,
        },
      ];
}
