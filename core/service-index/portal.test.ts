import { describe, expect, test } from 'vitest';
import { wholePoints } from './component.ts';
import { compared, comparisonWords, possibleReasons } from './portal.ts';
import { entryFrom, monthFrom, type PortalCells, pastedRows, portalHeader, subjectFrom } from './portal-rows.ts';
import { SHIPPED_SET } from './shipped-set.ts';

const ground = { today: '2026-11-20', componentsOf: () => SHIPPED_SET.components };
const cells = (change: Partial<PortalCells> = {}): PortalCells => ({
  month: '10/2026',
  subject: 'IV.3',
  points: '5,97',
  readOn: '02/11/2026',
  readBy: 'Lê Thị Hoa',
  source: 'https://dichvucong.gov.vn',
  ...change,
});

describe('a row of what was read', () => {
  test('becomes a figure', () => {
    expect(entryFrom(cells(), ground).entry).toEqual({
      month: '2026-10-01',
      subject: 'IV.3',
      points: 59_700,
      readOn: '2026-11-02',
      readBy: 'Lê Thị Hoa',
      source: 'https://dichvucong.gov.vn',
    });
  });

  test.each<[Partial<PortalCells>, string]>([
    [{ month: '13/2026' }, 'index-month-unknown'],
    [{ month: '12/2026' }, 'index-month-future'],
    [{ subject: 'VI' }, 'portal-subject-unknown'],
    [{ points: '6,01' }, 'portal-points-out-of-range'],
    [{ points: '-1' }, 'portal-points-out-of-range'],
    [{ points: '5,975' }, 'portal-points-out-of-range'],
    [{ points: '' }, 'portal-points-out-of-range'],
    [{ readOn: '30/09/2026' }, 'portal-read-before-month'],
    [{ readOn: '21/11/2026' }, 'portal-read-in-future'],
    [{ readOn: 'hôm qua' }, 'portal-read-in-future'],
    [{ source: '' }, 'portal-source-missing'],
  ])('%j is refused with %s', (change, code) => {
    const read = entryFrom(cells(change), ground);
    expect(read.entry).toBeUndefined();
    expect(read.problems.map((problem) => problem.code)).toContain(code);
  });

  test('a component of unknown maximum takes any points', () => {
    expect(entryFrom(cells({ subject: 'I.b', points: '7' }), ground).entry).toMatchObject({ points: 70_000 });
  });

  test.each([
    ['05/2026', '2026-05-01'],
    ['5-2026', '2026-05-01'],
    ['2026-05', '2026-05-01'],
    ['Tháng 5/2026', '2026-05-01'],
    ['2026-05-17', '2026-05-01'],
  ])('the month “%s”', (text, month) => {
    expect(monthFrom(text)).toBe(month);
  });

  test.each([
    ['Tổng', 'all'],
    ['tổng điểm', 'all'],
    ['Nhóm iv', 'IV'],
    ['iv.3', 'IV.3'],
    ['III.B', 'III.b'],
    ['', ''],
  ])('the subject “%s”', (text, subject) => {
    expect(subjectFrom(text)).toBe(subject);
  });

  test('a header is found without marks, in any order; a row of figures is none', () => {
    const [head = [], row = []] = pastedRows('Diem\tMUC\tTháng\n81,25\tTổng\t10/2026');
    expect([...(portalHeader(head) ?? [])]).toEqual([
      ['month', 2],
      ['subject', 1],
      ['points', 0],
    ]);
    expect(portalHeader(row)).toBeUndefined();
  });
});

describe('beside ours', () => {
  const own = (points: number | null, computable: number, max: number) => ({
    points: points === null ? null : wholePoints(points),
    computable: wholePoints(computable),
    max: wholePoints(max),
  });

  test.each([
    [20, own(20, 20, 20), 'same', 'Khớp với phần mềm'],
    [18, own(20, 20, 20), 'lower', 'Cổng thấp hơn 2,00 điểm'],
    [20, own(18, 20, 20), 'higher', 'Cổng cao hơn 2,00 điểm'],
    [60, own(43, 52, 100), 'within', 'Nằm trong khoảng có thể'],
    [95, own(43, 52, 100), 'higher', 'Cổng cao hơn 4,00 điểm'],
    [40, own(43, 52, 100), 'lower', 'Cổng thấp hơn 3,00 điểm'],
    [5, own(null, 0, 6), 'not-comparable', 'Chưa so được'],
  ])('the portal says %i', (portal, ours, state, words) => {
    const result = compared(wholePoints(portal), ours);
    expect([result.state, comparisonWords(result)]).toEqual([state, words]);
  });

  test('what agrees needs no reason; what differs has some to look at', () => {
    const around = {
      readOn: '2026-11-02',
      window: { from: '2026-10-01', to: '2026-10-31' },
      asOf: '2026-11-20',
      isPartial: true,
      hasPredecessors: true,
    };
    expect(possibleReasons({ ...around, comparison: 'same' })).toEqual([]);
    const reasons = possibleReasons({ ...around, comparison: 'lower' });
    expect(reasons).toHaveLength(4);
    const old = { from: '2025-05-01', to: '2025-05-31' };
    expect(possibleReasons({ ...around, window: old, comparison: 'lower' })).toHaveLength(5);
    expect(reasons[0]).toBe('Khác thời điểm: số trên Cổng đọc ngày 02/11/2026, phần mềm tính đến ngày 31/10/2026.');
  });
});
