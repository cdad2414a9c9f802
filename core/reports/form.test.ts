import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitionOf } from '#core/indicators/definitions.ts';
import { ADJUSTED_CHANNEL, aggregated, LEAF_MEASURES, withSums } from './aggregate.ts';
import { aReportFigures } from './figures.fixture.ts';
import { type IndicatorFigure, type ReportFigures, textOfFigures } from './figures.ts';
import { brokenSums, type ColumnForm, comparable, formOn, formsOf } from './form.ts';
import { type FormSource, formValue, plainDecimal } from './form-source.ts';
import { fieldsTable, linesTable, mergedHead, rowOfUnit, unitsTable } from './form-table.ts';
import { allForms, dataOf, formOf, requireForm } from './form-version.ts';
import { SHIPPED_FORMS } from './shipped-forms.ts';
import { COUNTED_NOW, isOwnCode, STATISTICS } from './statistics.ts';
import { STATISTICS_FORM } from './statistics-annex.ts';

const HEAD = { reporter: 'UBND xã Phổ Phong', receiver: 'UBND thị xã Đức Phổ', period: 'Quý I năm 2023' };

function columnForm(code: string): ColumnForm {
  const form = SHIPPED_FORMS.find((one) => one.code === code);
  if (!form || form.rows === 'lines') {
    throw new Error(`no form ${code}`);
  }
  return form;
}

const own = (code: string, value: string) => ({
  code,
  label: code,
  value,
  unitOfMeasure: '',
  source: 'Sổ theo dõi',
  estimate: false,
});

const anyLeaf = fc.record(
  Object.fromEntries(LEAF_MEASURES.map((measure) => [measure, fc.nat(9999)])) as Record<
    (typeof LEAF_MEASURES)[number],
    fc.Arbitrary<number>
  >,
);

/** Figures whose fields and channels both add up to the total. */
const anyFigures = fc.array(anyLeaf, { minLength: 1, maxLength: 4 }).map((leaves): ReportFigures => {
  const lines = leaves.map((leaf, index) => ({
    key: `f${index}`,
    label: `Lĩnh vực ${index}`,
    figures: withSums(leaf),
  }));
  return aggregated([{ ...aReportFigures(), byField: lines, byChannel: lines, indicators: [], own: [] }], [], {
    window: aReportFigures().window,
  });
});

test('the sum of units adds every count, whatever their order, and every identity of the form holds', () => {
  const window = aReportFigures().window;
  fc.assert(
    fc.property(fc.array(anyFigures, { minLength: 1, maxLength: 6 }), (parts) => {
      const sum = aggregated(parts, [], { window });
      const back = aggregated([...parts].reverse(), [], { window });
      expect(sum.total).toEqual(back.total);
      for (const measure of LEAF_MEASURES) {
        expect(sum.total[measure]).toBe(parts.reduce((total, part) => total + part.total[measure], 0));
      }
      const table = fieldsTable(columnForm('II.06a'), sum, sum.byField, HEAD);
      expect(table.total?.slice(2)).toEqual(
        Array.from({ length: 11 }, (_, index) => table.rows.reduce((total, row) => total + Number(row[index + 2]), 0)),
      );
    }),
  );
});

test('an adjustment changes its field, its sums and the line of channels, and nothing that was sent', () => {
  const part = aReportFigures();
  const adjustment = { code: 'fields.ho-tich.late', label: 'Hộ tịch: Giải quyết quá hạn', delta: 2, reason: 'Đếm sót' };
  const sum = aggregated([part], [adjustment], { window: part.window });
  expect(sum.total).toMatchObject({ late: 12, resolved: 720, onTime: 708 });
  expect(sum.byChannel.at(-1)).toMatchObject({ ...ADJUSTED_CHANNEL, figures: { late: 2, resolved: 2 } });
  expect(part.total.late).toBe(10);
});

test('a rate of several units is recomputed from its counts; one typed without counts is left out', () => {
  const rate = (numerator: number | null, denominator: number | null, printed: string) => ({
    code: 'online_rate',
    name: 'Tỷ lệ hồ sơ nộp trực tuyến',
    unitOfMeasure: '%',
    origin: numerator === null ? ('typed' as const) : ('computed' as const),
    count: null,
    numerator,
    denominator,
    rate: printed,
    estimate: false,
    source: null,
  });
  const parts = [rate(1, 3, '33.33'), rate(9, 9, '100.00'), rate(null, null, '50.00')].map((indicator) =>
    aReportFigures({ indicators: [indicator] }),
  );
  const [sum] = aggregated(parts, [], { window: parts[0]?.window ?? { from: '', to: '' } }).indicators;
  expect(sum).toMatchObject({ numerator: 10, denominator: 12, rate: '83.33', origin: 'computed' });
});

test('typed figures add up to the đồng', () => {
  const parts = ['8969650232.00', '969300000.50'].map((value) =>
    aReportFigures({ own: [own('budget_revenue', value)] }),
  );
  expect(aggregated(parts, [], { window: aReportFigures().window }).own[0]).toMatchObject({
    value: '9938950232.50',
    source: 'Cộng số liệu của 2 đơn vị',
  });
});

test('every typed line of the statistics annex can be typed in, under one code', () => {
  const codes = STATISTICS.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const keys = STATISTICS_FORM.lines.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const typed = STATISTICS_FORM.lines.flatMap(({ value }) => (value?.source.by === 'own' ? [value.source.code] : []));
  expect(typed.filter((code) => !codes.includes(code))).toEqual([]);
});

test('every indicator that the statistics annex names exists, and none of them can be typed in beside it', () => {
  const sourcesIn = (source: FormSource): readonly FormSource[] => {
    switch (source.by) {
      case 'first':
        return source.of.flatMap(sourcesIn);
      case 'rate':
        return [source.of, source.over].flatMap(sourcesIn);
      case 'any':
        return sourcesIn(source.of);
      default:
        return [source];
    }
  };
  const sources = STATISTICS_FORM.lines.flatMap(({ value }) => (value ? sourcesIn(value.source) : []));
  const named = sources.flatMap((source) => (source.by === 'indicator' ? [source.code] : []));
  expect(named).toContain('assigned_tasks_on_time');
  expect(named.filter((code) => !definitionOf(code))).toEqual([]);
  expect(STATISTICS.filter(({ code }) => !isOwnCode(code))).toEqual([]);
  expect(Object.values(COUNTED_NOW).filter((code) => !definitionOf(code))).toEqual([]);
  expect(['plan_tasks_done', 'dialogues', 'on_time_rate', 'Xx'].filter(isOwnCode)).toEqual([]);
});

test('the statistics annex takes what is counted before what an older report typed in', () => {
  const counted = (code: string, value: number): IndicatorFigure => ({
    code,
    name: code,
    unitOfMeasure: 'nhiệm vụ',
    origin: 'computed',
    count: value,
    numerator: null,
    denominator: null,
    rate: null,
    estimate: false,
    source: null,
  });
  const typed = [own('plan_tasks_total', '24'), own('plan_tasks_done', '19')];
  const lineOf = (figures: ReportFigures, label: string) =>
    linesTable(STATISTICS_FORM, figures, HEAD).rows.find((row) => row[1] === label)?.[3];
  const older = aReportFigures({ own: typed, indicators: [] });
  expect(lineOf(older, 'Số nhiệm vụ đặt ra trong kế hoạch CCHC')).toBe(24);
  const today = aReportFigures({
    own: typed,
    indicators: [counted('plan_tasks_total', 30), counted('plan_tasks_done', 16), counted('dialogues_held', 2)],
  });
  expect(lineOf(today, 'Số nhiệm vụ đặt ra trong kế hoạch CCHC')).toBe(30);
  expect(lineOf(today, 'Số nhiệm vụ đã hoàn thành')).toBe(16);
  expect(lineOf(today, 'Tỷ lệ hoàn thành kế hoạch (1.1/1)')).toEqual({ decimal: '53.33' });
  expect(lineOf(today, 'Tổ chức đối thoại của lãnh đạo với người dân, doanh nghiệp')).toBe('Có');
  const text = textOfFigures({ ...today, own: [] }, { kind: 'year', year: 2026 });
  expect([text('own.plan_tasks_total'), text('own.dialogues')]).toEqual(['30', '2']);
});

test('the statistics annex prints counts, percentages, yes and no, and leaves blank what nobody knows', () => {
  const figures = aReportFigures({
    own: [own('inspection_issues_found', '3'), own('inspection_issues_resolved', '2'), own('iso_9001', '1')],
  });
  const table = linesTable(STATISTICS_FORM, figures, HEAD);
  const line = (label: string) => table.rows.find((row) => row[1] === label)?.[3];
  expect(line('Hồ sơ tiếp nhận')).toBe(720);
  expect(line('Tỷ lệ vấn đề phát hiện đã xử lý xong')).toEqual({ decimal: '66.67' });
  expect(line('Duy trì TCVN ISO 9001:2015 (1: có, 0: không)')).toBe('Có');
  expect(line('Lượt đào tạo, bồi dưỡng')).toBe('');
});

test('form 07a counts its channels, splits late ones by apology and closes its sums', () => {
  const figures = aReportFigures({ own: [own('btp07a_res_late_sorry', '7'), own('btp07a_proc_late_sorry', '0')] });
  const form = columnForm('07a-BTP');
  const row = rowOfUnit(form, 'xã Phổ Phong', figures);
  const count = (key: string) => (row.values.get(key)?.value ?? Number.NaN) / 100;
  expect(
    ['recv_total', 'recv_direct', 'recv_carry', 'res_ontime', 'res_late_sorry', 'res_late_no_sorry'].map(count),
  ).toEqual([720, 717, 3, 708, 7, 3]);
  expect(brokenSums(form, row)).toEqual([]);
  const wrong = { ...row, values: new Map(row.values).set('res_late', { ...figureOf(11), value: 1100 }) };
  expect(brokenSums(form, wrong)).toContain(
    'Biểu số 07a/BTP, xã Phổ Phong, Số hồ sơ đã giải quyết – Quá hạn (gộp): 7 + 3 = 10 ≠ 11, lệch 1.',
  );
});

function figureOf(value: number) {
  return { value: value * 100, origin: 'computed' as const, estimate: false, source: null };
}

test('a form of one unit has no total row, one of several has', () => {
  const figures = aReportFigures();
  const one = unitsTable(columnForm('II.07b'), figures, [{ label: 'UBND xã A', figures }], HEAD);
  expect(one.total).toBeUndefined();
  expect(one.numbering).toHaveLength(14);
  const two = unitsTable(
    columnForm('07a-BTP'),
    figures,
    [1, 2].map((n) => ({ label: `UBND xã ${n}`, figures })),
    HEAD,
  );
  expect(two.total).toHaveLength(two.numbering.length);
});

test('heads merge what stands side by side under one parent', () => {
  expect(mergedHead([['TT'], ['A', 'x'], ['A', 'B', 'y'], ['A', 'B', 'z'], ['C']])).toEqual([
    [
      { content: 'TT', rows: 3 },
      { content: 'A', columns: 3 },
      { content: 'C', rows: 3 },
    ],
    [
      { content: 'x', rows: 2 },
      { content: 'B', columns: 2 },
    ],
    [{ content: 'y' }, { content: 'z' }],
  ]);
});

test('every cell of a head is covered once, in every form', () => {
  for (const form of SHIPPED_FORMS) {
    if (form.rows !== 'lines') {
      const head = mergedHead(form.columns.map((column) => column.head));
      const covered = head.flatMap((row) => row.map(({ columns = 1, rows = 1 }) => columns * rows));
      expect(covered.reduce((sum, one) => sum + one, 0)).toBe(form.columns.length * head.length);
    }
  }
});

const JULY = { from: '2026-07-01', basis: 'Quyết định 12/QĐ-UBND ngày 20/6/2026' };

/** Form 07a with its online channels joined into one column, as a decision in mid-year might have it. */
function joinedOnline() {
  const data = dataOf(columnForm('07a-BTP'));
  const parts = ['recv_online_full', 'recv_online_partial', 'recv_online_other'];
  const entries = data.entries
    .filter(({ key }) => !parts.includes(key))
    .map((entry) =>
      entry.key === 'recv_total'
        ? { ...entry, sum: ['recv_direct', 'recv_online', 'recv_postal', 'recv_carry'] }
        : entry,
    );
  const online = {
    key: 'recv_online',
    head: ['Số hồ sơ tiếp nhận', 'Trực tuyến'],
    kind: 'count' as const,
    madeOf: parts,
  };
  const extra = { key: 'ai_helped', head: ['Hồ sơ có trợ lý ảo hướng dẫn'], kind: 'count' as const };
  return { ...data, ...JULY, version: 2, entries: [...entries, online, extra] };
}

test('a form changed in mid-year keeps history comparable', () => {
  const first = columnForm('07a-BTP');
  const forms = allForms([joinedOnline()]);
  expect(formOn(forms, '07a-BTP', '2026-06-14')?.version).toBe(1);
  const second = formOn(forms, '07a-BTP', '2026-09-14');
  if (!second || second.rows === 'lines') {
    throw new Error('no second version');
  }
  const figures = aReportFigures({ own: [own('btp07a_recv_online', '40')] });
  const lines = comparable(
    { form: second, row: rowOfUnit(second, 'xã A', figures) },
    { form: first, row: rowOfUnit(first, 'xã A', aReportFigures()) },
  );
  const of = (key: string) => lines.find((line) => line.key === key);
  expect(of('res_total')).toMatchObject({ now: { value: 71_800 }, before: { value: 71_800 }, note: undefined });
  expect(of('recv_online')).toMatchObject({ now: { value: 4000 }, before: { value: 0 } });
  expect(of('recv_online')?.note).toContain('Kỳ trước cộng từ:');
  expect(of('ai_helped')).toMatchObject({ before: undefined, note: 'Mẫu cũ (Biểu số 07a/BTP) không có cột này.' });
});

test('what was sent keeps its version of the form', () => {
  const forms = allForms([{ ...joinedOnline(), from: '2020-06-01' }]);
  const sent = { window: aReportFigures().window, forms: { '07a-BTP': 1 } };
  expect(formsOf(forms, sent).find(({ code }) => code === '07a-BTP')?.version).toBe(1);
  expect(formsOf(forms, { window: sent.window }).find(({ code }) => code === '07a-BTP')?.version).toBe(2);
});

test('a version comes back from its data as it was', () => {
  for (const form of SHIPPED_FORMS) {
    expect(formOf(dataOf(form))).toEqual(form);
  }
});

test.each([
  [{ from: '2026-01-01' }, 'form-not-later'],
  [{ basis: ' ' }, 'form-basis-missing'],
  [{ entries: [{ key: 'a b', head: ['x'] }] }, 'form-entry-wrong'],
  [{ entries: [{ key: 'ab', head: ['x'], sum: ['nowhere'] }] }, 'form-entry-wrong'],
  [{ entries: [] }, 'form-entry-wrong'],
])('a version that cannot stand is refused: %j', (with_, code) => {
  const known = SHIPPED_FORMS.map(dataOf);
  expect(() => requireForm({ ...joinedOnline(), ...with_ }, known)).toThrow(expect.objectContaining({ code }));
});

test('II.06a takes no column that the system does not count', () => {
  const data = dataOf(columnForm('II.06a'));
  const entries = [...data.entries, { key: 'new_column', head: ['Mới'] }];
  expect(() => requireForm({ ...data, ...JULY, version: 2, entries }, [data])).toThrow(
    expect.objectContaining({ code: 'form-column-not-counted' }),
  );
});

test('a value prints without zeros behind it', () => {
  expect([120_000, 123_450, 5, 0, 100].map(plainDecimal)).toEqual(['1200', '1234.5', '0.05', '0', '1']);
  const rate = formValue(
    { by: 'rate', of: { by: 'own', code: 'a_a' }, over: { by: 'own', code: 'b_b' } },
    aReportFigures(),
  );
  expect(rate.value).toBeNull();
});
