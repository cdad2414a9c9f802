import fc from 'fast-check';
import { METHODS } from '#core/assessments/registry.ts';
import type { DraftCriterion, SetDraft } from '#core/assessments/sets/draft.ts';
import { withMethod } from '#core/assessments/sets/rule-form.ts';
import { withAdded } from '#core/assessments/sets/tree-edits.ts';

export const EMPTY_SET: SetDraft = {
  name: 'Bộ tiêu chí thử',
  unitKind: 'commune',
  effectiveYear: 2026,
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  maxBonus: '0.00',
  maxPenalty: '0.00',
  criteria: [],
};

/** Words as people type them: marks, signs, a formula's beginning, more than one line. */
const words = fc
  .oneof(
    fc.constantFrom('Kế hoạch', '=1+1', '+84', 'Tỷ lệ hồ sơ “đúng hạn”', 'a & b < c', 'dòng một\ndòng hai', 'x'),
    fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'aĂâđếờữ 0.,;:%/_-') }),
  )
  .map((text) => text.normalize('NFC').trim());
const name = words.map((text) => (text === '' ? 'Tên' : text));
const points = fc
  .integer({ min: 0, max: 9999 })
  .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);

interface Drawn {
  readonly method: (typeof METHODS)[number];
  readonly name: string;
  readonly max: string;
  readonly text: string;
  readonly flag: boolean;
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  method: fc.constantFrom(...METHODS),
  name,
  max: points,
  text: words,
  flag: fc.boolean(),
});

function filled(blank: DraftCriterion, { method, name: label, max, text, flag }: Drawn): DraftCriterion {
  const node = withMethod({ ...blank, max }, method);
  return {
    ...node,
    name: label,
    section: text,
    appraiser: label,
    evidence: text,
    note: text,
    legalBasis: label,
    rounding: { mode: flag ? 'truncate' : 'half-up', neverUpToFull: flag },
    rateIndicator: flag && node.variables.length > 1 ? 'plan_completion_rate' : null,
    variables: node.variables.map((one, at) => ({
      ...one,
      label,
      unit: at === 0 ? text : '',
      source: flag ? 'plans' : 'typed',
    })),
  };
}

/** Whole sets of areas, criteria and components with every kind of rule; their sums need not fit. */
export const someSet: fc.Arbitrary<SetDraft> = fc
  .record({
    areas: fc.array(fc.array(fc.array(drawn, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    single: fc.array(drawn, { minLength: 3, maxLength: 3 }),
    name,
    bounds: fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 4 }),
    result: fc.constantFrom('absolute' as const, 'relative' as const),
    tieRule: fc.constantFrom('shared' as const, 'dense' as const, 'by-area' as const),
    unitKind: fc.constantFrom('commune' as const, 'district' as const, 'province' as const),
    effectiveYear: fc.option(fc.integer({ min: 2000, max: 2200 })),
    maxBonus: points,
    maxPenalty: points,
  })
  .map(({ areas, single, bounds, ...head }) => {
    const bands = [...bounds]
      .sort((a, b) => b - a)
      .concat(0)
      .map((from, at) => ({ name: `Mức ${at}`, from }));
    let draft: SetDraft = { ...EMPTY_SET, ...head, bands };
    const put = (code: string, one: Drawn) => {
      draft = { ...draft, criteria: draft.criteria.map((node) => (node.code === code ? filled(node, one) : node)) };
    };
    for (const criteria of areas) {
      const area = withAdded(draft, null, 'area');
      draft = area.draft;
      for (const [at, components] of criteria.entries()) {
        const criterion = withAdded(draft, area.code, 'criterion');
        draft = criterion.draft;
        const own = single[at];
        if (components.length === 0 && own) {
          put(criterion.code, own);
        }
        for (const component of components) {
          const added = withAdded(draft, criterion.code, 'component');
          draft = added.draft;
          put(added.code, component);
        }
      }
    }
    return draft;
  });

/** A scored criterion of one kind, its maximum 2 points. */
export function scored(code: string, parent: string | null, method: (typeof METHODS)[number]): DraftCriterion {
  const added = withAdded(EMPTY_SET, null, 'area').draft.criteria[0];
  if (!added) {
    throw new Error('no node');
  }
  return withMethod({ ...added, code, parent, level: parent === null ? 'area' : 'criterion', max: '2.00' }, method);
}
