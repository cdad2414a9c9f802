import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '#core/kernel/document-text.ts';
import { METHODS } from '../registry.ts';
import { sameDraft } from './aspects.ts';
import { differencesOf } from './differences.ts';
import { type DraftCriterion, draftFromSet, type SetDraft, setFromDraft } from './draft.ts';
import { circleOf, faultsOf } from './faults.ts';
import { mergedDrafts, withTheirs } from './merge.ts';
import { renamedVariable } from './rename-variable.ts';
import { storedDecimal, withMethod } from './rule-form.ts';
import { setDocument } from './set-document.ts';
import { setFromRows, type TextRow } from './set-from-sheets.ts';
import { rowsOfSet, SET_SHEETS, type SetSheet } from './set-sheets.ts';
import { supplementFaults } from './supplement.ts';
import { addableLevels, renumbered, withAdded, withCode, withCriterion, withMoved, withoutNode } from './tree-edits.ts';

const EMPTY_SET: SetDraft = {
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
const someSet: fc.Arbitrary<SetDraft> = fc
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
function scored(code: string, parent: string | null, method: (typeof METHODS)[number]): DraftCriterion {
  const added = withAdded(EMPTY_SET, null, 'area').draft.criteria[0];
  if (!added) {
    throw new Error('no node');
  }
  return withMethod({ ...added, code, parent, level: parent === null ? 'area' : 'criterion', max: '2.00' }, method);
}

const codesOf = ({ criteria }: SetDraft) => criteria.map(({ code }) => code);
const sentences = (draft: SetDraft) => faultsOf(draft).map(({ sentence }) => sentence);

/** An area of 4 points with two criteria of 2. */
const small: SetDraft = {
  ...EMPTY_SET,
  criteria: [
    { ...scored('1', null, 'MANUAL'), method: null, name: 'Lĩnh vực', max: '4.00' },
    { ...scored('1.1', '1', 'PROPORTIONAL'), name: 'Kế hoạch' },
    { ...scored('1.2', '1', 'PASS_FAIL'), name: 'Báo cáo' },
  ],
};

describe('the tree', () => {
  test('a sound set has no fault; every kind of rule can be read as soon as it is chosen', () => {
    expect(sentences(small)).toEqual([]);
    for (const method of METHODS) {
      const draft = withCriterion(small, '1.2', withMethod(scored('1.2', '1', 'MANUAL'), method));
      expect([method, sentences(draft).filter((text) => text.includes('chưa đủ hoặc'))]).toEqual([method, []]);
    }
  });

  test('nodes are added below, behind their sisters, under the next free code', () => {
    const added = withAdded(small, '1', 'criterion');
    expect([added.code, codesOf(added.draft)]).toEqual(['1.3', ['1', '1.1', '1.2', '1.3']]);
    const component = withAdded(added.draft, '1.1', 'component');
    expect(codesOf(component.draft)).toEqual(['1', '1.1', '1.1.1', '1.2', '1.3']);
    // What is divided is scored by its components.
    expect(component.draft.criteria[1]).toMatchObject({ method: null, variables: [] });
    expect(addableLevels(component.draft, '1.1.1')).toEqual([]);
  });

  test('moving takes everything below along and comes back', () => {
    const deep = withAdded(small, '1.1', 'component').draft;
    const moved = withMoved(deep, '1.1', 1);
    expect(codesOf(moved)).toEqual(['1', '1.2', '1.1', '1.1.1']);
    expect(withMoved(moved, '1.1', -1)).toEqual(deep);
    expect(withMoved(deep, '1.1', -1)).toBe(deep);
  });

  test('a code is changed with all below it and every link to it', () => {
    const linked = withCriterion(withAdded(small, '1.1', 'component').draft, '1.2', {
      variables: [{ ...(small.criteria[2]?.variables[0] ?? never()), from: 'full:1.1' }],
    });
    const renamed = withCode(linked, '1.1', '1.9');
    expect(codesOf(renamed)).toEqual(['1', '1.9', '1.9.1', '1.2']);
    expect(renamed.criteria[2]?.parent).toBe('1.9');
    expect(renamed.criteria[3]?.variables[0]?.from).toBe('full:1.9');
    expect(codesOf(renumbered(renamed))).toEqual(['1', '1.1', '1.1.1', '1.2']);
  });

  test('laws: moving, removing and numbering keep the tree whole', () => {
    fc.assert(
      fc.property(someSet, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (set, pick, step) => {
        const code = codesOf(set)[pick % set.criteria.length] ?? '';
        const moved = withMoved(set, code, step);
        expect([...codesOf(moved)].sort()).toEqual([...codesOf(set)].sort());
        for (const draft of [moved, withoutNode(set, code), renumbered(moved)]) {
          const at = new Map(codesOf(draft).map((one, place) => [one, place]));
          expect(at.size).toBe(draft.criteria.length);
          expect(
            draft.criteria.every((one, place) => one.parent === null || (at.get(one.parent) ?? place) < place),
          ).toBe(true);
        }
      }),
    );
  });
});

function never(): never {
  throw new Error('unreachable');
}

describe('faults', () => {
  test.each<[string, SetDraft]>([
    ['Các mục dưới 1 cộng lại 3 điểm, thiếu 1 so với 4 điểm của 1.', withCriterion(small, '1.1', { max: '1' })],
    ['Các mục dưới 1 cộng lại 5 điểm, thừa 1 so với 4 điểm của 1.', withCriterion(small, '1.1', { max: '3' })],
    ['Ghi năm bắt đầu áp dụng bộ tiêu chí.', { ...small, effectiveYear: null }],
    [
      'Mức xếp loại thấp nhất phải bắt đầu từ 0 để kết quả nào cũng được xếp loại.',
      { ...small, bands: [{ name: 'Tốt', from: 8000 }] },
    ],
    ['Cách tính của 1.1 chưa đủ hoặc chưa đúng: tổng số.', withCriterion(small, '1.1', { parameters: { part: 'b' } })],
    [
      '1.1 dùng số liệu “b” chưa được khai.',
      withCriterion(small, '1.1', {
        parameters: { part: 'b', whole: 'a' },
        variables: small.criteria[1]?.variables.filter(({ name }) => name === 'a') ?? [],
      }),
    ],
    [
      '1 vừa có cách tính điểm vừa có tiêu chí bên dưới. Bỏ cách tính hoặc bỏ các tiêu chí bên dưới.',
      withCriterion(small, '1', { method: 'MANUAL' }),
    ],
  ])('says: %s', (sentence, draft) => {
    expect(sentences(draft)).toContain(sentence);
  });

  test('names the way round a circle', () => {
    const link = (code: string, to: string) => {
      const node = small.criteria.find((one) => one.code === code) ?? never();
      return { variables: node.variables.map((one) => ({ ...one, from: `max:${to}` })) };
    };
    const round = withCriterion(withCriterion(small, '1.1', link('1.1', '1.2')), '1.2', link('1.2', '1.1'));
    expect(circleOf(round)).toEqual(['1.1', '1.2', '1.1']);
    expect(sentences(round)).toContain('Các tiêu chí lấy điểm của nhau thành vòng: 1.1 → 1.2 → 1.1. Bỏ một liên kết.');
  });

  test('a maximum lowered below a score on an open sheet is named with its unit', () => {
    const given = [
      { code: '1.1', points: 15_000, unit: 'xã Bình Sơn' },
      { code: '9.9', points: 5_000, unit: 'xã Ba Tơ' },
    ];
    const lowered = {
      ...withCriterion(small, '1.1', { max: '1' }),
      criteria: withCriterion(small, '1.1', { max: '1' }).criteria,
    };
    const said = faultsOf(lowered, given).map(({ sentence }) => sentence);
    expect(said).toContain('Điểm tối đa của 1.1 (1) thấp hơn 1,5 điểm đã chấm trên phiếu đang mở của xã Bình Sơn.');
    expect(said).toContain('Tiêu chí 9.9 đã được chấm 0,5 điểm trên phiếu đang mở của xã Ba Tơ nên chưa bỏ được.');
  });
});

test('a figure is renamed in its rule too, and never to a name that is taken', () => {
  const node = small.criteria[1] ?? never();
  const renamed = renamedVariable(node, 'b', 'xong');
  expect(renamed.parameters).toMatchObject({ part: 'xong', whole: 'a' });
  expect(renamed.variables.map(({ name }) => name).sort()).toContain('xong');
  expect(renamedVariable(node, 'b', 'a')).toBe(node);
});

test.each([
  ['0,5', '0.5'],
  ['12', '12'],
  ['0,', '0,'],
  ['một', 'một'],
])('"%s" is stored as "%s"', (typed, stored) => {
  expect(storedDecimal(typed)).toBe(stored);
});

describe('differences', () => {
  test('are none between a set and itself, whatever it is', () => {
    fc.assert(
      fc.property(someSet, (set) => {
        expect(differencesOf(set, draftFromSet(setFromDraft(set)))).toEqual([]);
      }),
    );
  });

  test('say in words what was added, removed and changed', () => {
    const after = withAdded(withoutNode(withCriterion(small, '1.1', { max: '3,5' }), '1.2'), '1', 'criterion').draft;
    const said = differencesOf({ ...small, name: 'Cũ' }, { ...after, name: 'Mới' });
    expect(
      said.map(({ code, kind, what, before, after: now }) => [code, kind, what, before.slice(0, 20), now.slice(0, 20)]),
    ).toEqual([
      ['', 'changed', 'Tên bộ tiêu chí', 'Cũ', 'Mới'],
      ['1.1', 'changed', 'Điểm tối đa', '2,00', '3,50'],
      ['1.2', 'changed', 'Tên', 'Báo cáo', 'Tiêu chí mới'],
      ['1.2', 'changed', 'Điểm tối đa', '2,00', '0,00'],
      ['1.2', 'changed', 'Cách tính điểm', 'Đạt / không đạt. Đạt', ''],
      ['1.2', 'changed', 'Số liệu', 'a = Điều kiện (có/kh', ''],
    ]);
  });

  test('what the whole does in what-if questions is said too, of a case by its name', () => {
    const growing = (node: DraftCriterion) => ({ parameters: { ...node.parameters, grows: 'both' } });
    const share = scored('1.1', '1', 'PROPORTIONAL');
    const [said] = differencesOf(small, withCriterion(small, '1.1', growing(share)));
    expect(said?.after).toBe(`${said?.before} Khi thử xem, số đạt được thêm một thì tổng số cũng thêm một.`);
    const { parameters, variables } = share;
    const cases = [
      { label: 'Xã có cảng', method: 'PROPORTIONAL', parameters: { ...parameters, grows: 'part' } },
      { label: 'Xã khác', method: 'PROPORTIONAL', parameters },
    ];
    const chosen = { name: 'case', label: 'Trường hợp', kind: 'count', unit: '', source: 'typed' } as const;
    const mixed = withCriterion(small, '1.1', {
      ...{ method: 'CASE', parameters: { cases } },
      variables: [{ ...chosen, indicator: null, from: null }, ...variables],
    });
    expect(differencesOf(small, mixed).find(({ what }) => what === 'Cách tính điểm')?.after).toMatch(
      /Xã có cảng: Khi thử xem, số đạt được thêm một thì tổng số giữ nguyên\.$/u,
    );
  });
});

describe('two writers', () => {
  test('what only one of them changed is joined; where both wrote, both texts are shown', () => {
    const mine = withCriterion(withCriterion(small, '1.1', { name: 'Kế hoạch năm' }), '1.2', { section: 'Văn phòng' });
    const theirs = withAdded(withCriterion(small, '1.1', { name: 'Kế hoạch CCHC', max: '1' }), '1', 'criterion').draft;

    const { draft, clashes } = mergedDrafts(small, mine, theirs);

    expect(clashes).toEqual([
      { code: '1.1', aspect: 'name', label: 'Tên', mine: 'Kế hoạch năm', theirs: 'Kế hoạch CCHC' },
    ]);
    expect(codesOf(draft)).toEqual(['1', '1.1', '1.2', '1.3']);
    expect(draft.criteria[1]).toMatchObject({ name: 'Kế hoạch năm', max: '1' });
    expect(draft.criteria[2]).toMatchObject({ section: 'Văn phòng' });
    const [clash = never()] = clashes;
    expect(withTheirs(draft, theirs, clash).criteria[1]?.name).toBe('Kế hoạch CCHC');
  });

  test('removing what the other changed is a clash, removing what nobody touched is not', () => {
    const gone = withoutNode(small, '1.2');
    expect(mergedDrafts(small, gone, small)).toEqual({ draft: gone, clashes: [] });
    const { clashes } = mergedDrafts(small, gone, withCriterion(small, '1.2', { name: 'Khác' }));
    expect(clashes).toMatchObject([{ code: '1.2', aspect: 'node' }]);
  });

  test('laws: nobody’s change is lost where the other changed nothing, and the same change is no clash', () => {
    fc.assert(
      fc.property(someSet, fc.nat(), fc.nat(), (set, one, two) => {
        const at = (pick: number) => codesOf(set)[pick % set.criteria.length] ?? '';
        const mine = withCriterion(set, at(one), { name: 'của tôi' });
        const theirs = withMoved(withCriterion(set, at(two), { evidence: 'của người kia' }), at(two), 1);
        expect(mergedDrafts(set, mine, set)).toEqual({ draft: mine, clashes: [] });
        expect(sameDraft(mergedDrafts(set, set, theirs).draft, theirs)).toBe(true);
        expect(mergedDrafts(set, mine, mine)).toEqual({ draft: mine, clashes: [] });
        const both = mergedDrafts(set, mine, theirs);
        expect(both.clashes).toEqual([]);
        expect(both.draft.criteria.find(({ code }) => code === at(one))?.name).toBe('của tôi');
        expect(both.draft.criteria.find(({ code }) => code === at(two))?.evidence).toBe('của người kia');
        expect(codesOf(both.draft)).toEqual(codesOf(theirs));
      }),
    );
  });
});

describe('a supplement', () => {
  const base = withCriterion(small, '1.2', { extendable: true });
  const divided = (max: string) => {
    const one = withAdded(base, '1.2', 'component');
    return withCriterion(one.draft, one.code, { max, method: 'MANUAL' });
  };

  test('divides what is opened to it, to the last point', () => {
    expect(supplementFaults(base, divided('2'))).toEqual([]);
    expect(supplementFaults(base, divided('1,5'))).toMatchObject([{ code: '1.2', weight: 'open' }]);
    expect(supplementFaults(base, divided('2,5'))).toMatchObject([{ code: '1.2', weight: 'never' }]);
  });

  test.each<[string, SetDraft]>([
    ['Điểm tối đa của 1.1 do cấp trên quyết định', withCriterion(base, '1.1', { max: '1' })],
    ['Tên của 1.2 do cấp trên quyết định', withCriterion(divided('2'), '1.2', { name: 'Khác' })],
    ['Cách tính điểm của 1.2 do cấp trên quyết định', withCriterion(base, '1.2', { method: 'MANUAL', parameters: {} })],
    ['1.1 do cấp trên quyết định, phần bổ sung không được bỏ', withoutNode(base, '1.1')],
    ['1.3 không nằm dưới tiêu chí được cấp trên cho bổ sung', withAdded(base, '1', 'criterion').draft],
    ['1.1.1 không nằm dưới tiêu chí được cấp trên cho bổ sung', withAdded(base, '1.1', 'component').draft],
    ['Xếp loại do cấp trên quyết định', { ...base, bands: [{ name: 'Đạt', from: 0 }] }],
    ['phần bổ sung không được đặt điểm thưởng', withCriterion(divided('2'), '1.2.1', { method: 'BONUS' })],
  ])('is refused: %s', (sentence, draft) => {
    expect(
      supplementFaults(base, draft)
        .map((one) => one.sentence)
        .join(' '),
    ).toContain(sentence);
  });

  test('may call itself by a name of its own', () => {
    expect(supplementFaults(base, { ...divided('2'), name: 'Phần bổ sung của xã', effectiveYear: 2027 })).toEqual([]);
  });
});

describe('sheets', () => {
  /** As a workbook hands the rows back: text, counted below a head. */
  function asText(draft: SetDraft): Readonly<Record<SetSheet, readonly TextRow[]>> {
    const rows = rowsOfSet(draft);
    const sheet = (name: SetSheet) => rows[name].map((cells, at) => ({ row: at + 2, cells: cells.map(String) }));
    return { head: sheet('head'), criteria: sheet('criteria'), rules: sheet('rules'), data: sheet('data') };
  }

  test('law: a set that goes out and comes back in says the same', () => {
    fc.assert(
      fc.property(someSet, (set) => {
        const { draft, problems } = setFromRows(asText(set));
        expect(problems).toEqual([]);
        expect(differencesOf(set, draft)).toEqual([]);
        expect(sameDraft(set, draft)).toBe(true);
      }),
    );
  });

  test('every cell that cannot be read is named by sheet, row and column', () => {
    const rows = asText(small);
    const put = (sheet: SetSheet, at: number, column: string, text: string) => {
      const place = (SET_SHEETS[sheet].columns as readonly string[]).indexOf(column);
      return rows[sheet].map((row, n) => (n === at ? { ...row, cells: row.cells.with(place, text) } : row));
    };
    const read = (change: Partial<typeof rows>) =>
      setFromRows({ ...rows, ...change }).problems.map(({ sheet, row, column }) => [sheet, row, column]);
    expect(read({ criteria: put('criteria', 1, 'Điểm tối đa', 'hai') })).toEqual([['Tiêu chí', 3, 'Điểm tối đa']]);
    expect(read({ criteria: put('criteria', 1, 'Cách tính điểm', 'Đoán') })).toEqual([
      ['Tiêu chí', 3, 'Cách tính điểm'],
    ]);
    expect(read({ criteria: put('criteria', 2, 'Cấp', 'Chương') })).toEqual([['Tiêu chí', 4, 'Cấp']]);
    expect(read({ rules: put('rules', 0, 'Mã tiêu chí', '7.7') })).toEqual([['Quy tắc', 2, 'Mã tiêu chí']]);
    expect(read({ rules: put('rules', 0, 'Tham số', '__proto__.x') })).toEqual([['Quy tắc', 2, 'Tham số']]);
    expect(read({ data: put('data', 0, 'Loại', 'chữ') })).toEqual([['Số liệu', 2, 'Loại']]);
    expect(read({ head: put('head', 5, 'Nội dung', 'nhiều') })).toEqual([['Thông tin chung', 7, 'Nội dung']]);
    expect(read({ criteria: [...rows.criteria, ...rows.criteria.slice(1, 2)] })).toEqual([['Tiêu chí', 3, 'Mã']]);
  });

  test('what no set may be is reported at its row', () => {
    const wrong = withCriterion(small, '1.1', { rateIndicator: 'khong_co' });
    expect(setFromRows(asText(wrong)).problems).toMatchObject([{ sheet: 'Tiêu chí', row: 3 }]);
  });
});

test('the printed set says every rule in words and whose decision it is', () => {
  const print = (owner: string | undefined, basis: string, state: 'draft' | 'published') =>
    textOf(setDocument({ draft: small, version: 1, state, owner, basis, changes: undefined })).join('\n');
  const template = print(undefined, 'bộ mẫu, không phải quyết định của cơ quan nào', 'published');
  expect(template).toContain('(Bản 1; bộ mẫu, không phải quyết định của cơ quan nào)');
  expect(template).toContain('Tỷ lệ. Số đạt được / Tổng số × 2 điểm.');
  expect(print('UBND tỉnh Quảng Ngãi', '', 'draft')).toContain('DỰ THẢO');
  expect(print('UBND tỉnh Quảng Ngãi', 'Quyết định số 1', 'published')).toContain('ban hành kèm theo Quyết định số 1');
});
