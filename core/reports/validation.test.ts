import { expect, test } from 'vitest';
import { aLine, aReportFigures, someDossiers } from './figures.fixture.ts';
import { findingKey, unexplained } from './finding.ts';
import { PROSE_SECTIONS } from './outline.ts';
import { DEFAULT_TITLE } from './report.ts';
import { type CheckedReport, findingsOf } from './validation.ts';

const FILLED = Object.fromEntries(PROSE_SECTIONS.map(({ code }) => [code, 'Thực hiện theo kế hoạch.']));

function aCheckedReport(with_: Partial<CheckedReport> = {}): CheckedReport {
  const figures = with_.figures ?? aReportFigures();
  return {
    period: { kind: 'q1', year: 2023 },
    title: DEFAULT_TITLE,
    sections: FILLED,
    figures,
    prescribed: { from: '2022-12-15', to: '2023-03-14' },
    exception: undefined,
    before: undefined,
    oldNumbers: {},
    ...with_,
  };
}

const rulesOf = (report: CheckedReport) => findingsOf(report).map(({ rule, severity }) => `${severity} ${rule}`);
const withText = (code: string, text: string, with_: Partial<CheckedReport> = {}) =>
  aCheckedReport({ sections: { ...FILLED, [code]: text }, ...with_ });

test('a report that agrees with its figures has no findings', () => {
  expect(findingsOf(aCheckedReport())).toEqual([]);
});

test('a broken sum shows its arithmetic', () => {
  const total = someDossiers({ ...aReportFigures().total, resolved: 720 });
  const figures = aReportFigures({ total, byField: [aLine('Hộ tịch', total)], byChannel: [] });
  expect(findingsOf(aCheckedReport({ figures })).map(({ message }) => message)).toContain(
    'Tổng số: đã giải quyết phải bằng giải quyết trước hạn + giải quyết đúng hạn + giải quyết quá hạn (cột 7 = 8 + 9 + 10), nhưng 0 + 708 + 10 = 718 ≠ 720, lệch 2.',
  );
});

test('the total row must be the sum of the fields', () => {
  const figures = aReportFigures({ byField: [aLine('Hộ tịch', { ...aReportFigures().total, withdrawn: 3 })] });
  expect(findingsOf(aCheckedReport({ figures })).map(({ message }) => message)).toContain(
    'Công dân rút hoặc dừng giải quyết: tổng số phải bằng tổng của các lĩnh vực, nhưng 3 = 3 ≠ 0, lệch 3.',
  );
});

test('what one period left open the next must carry over', () => {
  const before = { title: 'năm 2022', window: { from: '2021-12-15', to: '2022-12-14' }, open: 5, cutOff: null };
  expect(findingsOf(aCheckedReport({ before })).map(({ message }) => message)).toEqual([
    'Báo cáo năm 2022 ghi 5 hồ sơ đang giải quyết đến ngày 14/12/2022, kỳ này ghi 3 hồ sơ kỳ trước chuyển qua: 5 ≠ 3, lệch 2.',
  ]);
  expect(rulesOf(aCheckedReport({ before: { ...before, cutOff: '2022-12-10' } }))).toEqual([
    'note carry-over-mismatch',
  ]);
  const gap = { ...before, window: { from: '2021-12-15', to: '2022-11-30' } };
  expect(findingsOf(aCheckedReport({ before: gap }))).toEqual([]);
});

test.each([
  'Qua kiểm tra, không có hồ sơ trễ hạn hoặc tồn đọng.',
  'Các bộ phận trả kết quả đúng quy định, không có hồ sơ trể hẹn.',
  'Trong kỳ không để xảy ra tình trạng hồ sơ quá hạn.',
  'Chưa có hồ sơ nào bị chậm hạn.',
  'Tất cả hồ sơ tiếp nhận đều được trả đúng hạn.',
  '100% hồ sơ được giải quyết trước và đúng hạn.',
  'Tỷ lệ hồ sơ giải quyết trước và đúng hạn đạt 100%.',
])('a claim that the late dossiers contradict is an error: %s', (text) => {
  const findings = findingsOf(withText('I.2', text)).filter(({ rule }) => rule === 'claim-contradicts-figure');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: 'error', section: 'I.2' });
  expect(findings[0]?.message).toContain('có 10 hồ sơ giải quyết quá hạn và 0 hồ sơ đang giải quyết đã quá hạn');
});

test.each([
  'Phấn đấu không có hồ sơ trễ hạn trong kỳ tới.',
  'Tiếp tục bảo đảm 100% hồ sơ được giải quyết đúng hạn.',
  'Còn 10 hồ sơ trễ hạn do lỗi đường truyền.',
  'Không có hồ sơ trễ hạn trên 5 ngày.',
  'Hồ sơ trực tuyến không có hồ sơ trễ hạn.',
  'Lĩnh vực đất đai không có hồ sơ trễ hạn.',
  'Hồ sơ trễ hạn đã được xin lỗi bằng văn bản; không có phản ánh về thái độ phục vụ.',
])('an aim or an honest sentence is no claim: %s', (text) => {
  expect(rulesOf(withText('III.2', text)).filter((rule) => rule.includes('claim'))).toEqual([]);
});

test('a claim about a field is held against that field', () => {
  const byField = [aLine('Hộ tịch', aReportFigures().total), aLine('Chứng thực', {})];
  const figures = aReportFigures({ byField });
  const about = (field: string) =>
    findingsOf(withText('I.2', `Lĩnh vực ${field} không có hồ sơ trễ hạn.`, { figures }));
  expect(about('chứng thực')).toEqual([]);
  expect(about('hộ tịch').map(({ rule }) => rule)).toEqual(['claim-contradicts-figure']);
  expect(about('hộ tịch và chứng thực')).toHaveLength(1);
});

test('the same words are true where nothing is late', () => {
  const total = someDossiers({ ...aReportFigures().total, onTime: 718, late: 0 });
  const figures = aReportFigures({ total, byField: [aLine('Hộ tịch', total)], byChannel: [] });
  expect(findingsOf(withText('I.2', 'Không có hồ sơ trễ hạn.', { figures }))).toEqual([]);
});

test('tasks of the next period claim nothing about this one', () => {
  expect(rulesOf(withText('IV.1', 'Không có hồ sơ trễ hạn là chỉ tiêu của quý tới.'))).toEqual([]);
});

test.each([
  ['Công tác cải cách hành chính Quý I năm 2022 và phương hướng nhiệm vụ Quý II năm 2023', 'error'],
  ['Công tác cải cách hành chính Quý III năm 2023', 'error'],
  ['Công tác cải cách hành chính năm 2023', 'error'],
  ['Công tác cải cách hành chính', 'warning'],
  ['Công tác CCHC Quý 1 năm 2023 và phương hướng Quý II năm 2023', undefined],
])('the title must name the period of the figures: %s', (title, severity) => {
  const found = findingsOf(aCheckedReport({ title })).map((finding) => finding.severity);
  expect(found).toEqual(severity ? [severity] : []);
});

test('another window than the prescribed one needs its reason', () => {
  const figures = aReportFigures({ window: { from: '2022-12-05', to: '2023-03-10' } });
  expect(rulesOf(aCheckedReport({ figures }))).toEqual(['error window-mismatch']);
  const [note] = findingsOf(aCheckedReport({ figures, exception: 'Chốt số liệu sớm.' }));
  expect(note).toMatchObject({
    severity: 'note',
    message: 'Kỳ số liệu 05/12/2022–10/03/2023 khác kỳ quy định 15/12/2022–14/03/2023; lý do: Chốt số liệu sớm.',
  });
});

test('days typed into the prose must be those of the figures', () => {
  expect(rulesOf(withText('II.2.d', 'Từ ngày 15/12/2022 đến ngày 14/3/2023 tiếp nhận hồ sơ.'))).toEqual([]);
  expect(rulesOf(withText('I.1', 'Đợt cao điểm từ ngày 01/02/2023 đến ngày 28/02/2023.'))).toEqual([]);
  expect(rulesOf(withText('II.2.d', 'Từ ngày 01/01/2023 đến ngày 14/3/2023 tiếp nhận hồ sơ.'))).toEqual([
    'error window-mismatch',
  ]);
});

test('a number typed by hand warns and names the figure it equals', () => {
  const [finding] = findingsOf(withText('II.2.d', 'Tiếp nhận 717 hồ sơ.'));
  expect(finding).toMatchObject({ rule: 'unbound-figure', severity: 'warning', quote: '717 hồ sơ' });
  expect(finding?.message).toContain('“Mới tiếp nhận trong kỳ”');
  expect(rulesOf(withText('I.1', 'Kế hoạch số 45/KH-UBND ngày 06/4/2023; Nghị định số 30/2020/NĐ-CP.'))).toEqual([]);
});

test('an unknown, a broken and an empty figure are errors', () => {
  expect(rulesOf(withText('II.2.d', 'Có {{dossiers.unheard}} hồ sơ.'))).toEqual(['error figure-unknown']);
  expect(rulesOf(withText('II.2.d', 'Có {{dossiers.late hồ sơ.'))).toEqual(['error figure-unknown']);
  const figures = aReportFigures({
    indicators: [
      {
        code: 'survey_slips',
        name: 'Số phiếu khảo sát',
        unitOfMeasure: 'phiếu',
        origin: 'none',
        count: null,
        numerator: null,
        denominator: null,
        rate: null,
        estimate: false,
        source: null,
      },
    ],
  });
  expect(rulesOf(withText('II.2.e', 'Có {{indicators.survey_slips}} phiếu.', { figures }))).toEqual([
    'error blank-number',
  ]);
});

test('a field without a dossier in the period counts as nothing, not as unknown', () => {
  expect(rulesOf(withText('II.2.d', 'Đất đai: {{fields.dat-dai.received}} hồ sơ.'))).toEqual([]);
});

test('a required section must say something', () => {
  expect(rulesOf(withText('III.1', '  '))).toEqual(['error section-empty']);
  expect(rulesOf(withText('IV.2', ''))).toEqual([]);
});

test('more staff than quota warns with both sums', () => {
  const own = [
    ['staff_quota_cadres', '11'],
    ['staff_quota_officials', '12'],
    ['staff_present_cadres', '11'],
    ['staff_present_officials', '15'],
  ].map(([code = '', value = '']) => ({
    code,
    value,
    label: code,
    unitOfMeasure: 'người',
    source: 'Báo cáo',
    estimate: false,
  }));
  const [finding] = findingsOf(aCheckedReport({ figures: aReportFigures({ own }) }));
  expect(finding?.message).toBe(
    'Cán bộ, công chức hiện có 11 + 15 = 26 nhiều hơn được giao 11 + 12 = 23, vượt 3 người.',
  );
});

test('an estimate is a note in a quarter and a warning in the year', () => {
  const figures = aReportFigures({ cutOff: '2023-03-10' });
  expect(rulesOf(aCheckedReport({ figures }))).toEqual(['note estimate-remains']);
  const year = { window: { from: '2022-12-15', to: '2023-12-14' } };
  const report = aCheckedReport({
    period: { kind: 'year', year: 2023 },
    figures: { ...figures, ...year },
    prescribed: year.window,
  });
  expect(rulesOf(report)).toEqual(['warning estimate-remains']);
});

test('an explanation covers one finding as it stands, not the same rule with other numbers', () => {
  const findings = findingsOf(withText('I.2', 'Không có hồ sơ trễ hạn.'));
  const [claim] = findings;
  const explanation = { key: claim ? findingKey(claim) : '', text: 'Mười hồ sơ do lỗi hệ thống cấp tỉnh.' };
  expect(unexplained(findings, [])).toHaveLength(1);
  expect(unexplained(findings, [explanation])).toEqual([]);
  expect(unexplained(findings, [{ ...explanation, text: ' ' }])).toHaveLength(1);
  const total = someDossiers({ ...aReportFigures().total, onTime: 707, late: 11 });
  const changed = aReportFigures({ total, byField: [aLine('Hộ tịch', total)], byChannel: [] });
  expect(
    unexplained(findingsOf(withText('I.2', 'Không có hồ sơ trễ hạn.', { figures: changed })), [explanation]),
  ).toHaveLength(1);
});
