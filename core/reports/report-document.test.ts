import { expect, test } from 'vitest';
import { textOf } from '#core/kernel/document-text.ts';
import { withEstimate } from './estimates/estimate.ts';
import { aReportFigures, someDossiers } from './figures.fixture.ts';
import { laterDifferences, textOfFigures } from './figures.ts';
import { filled, parseProse, partsOf } from './prose.ts';
import { DEFAULT_TITLE } from './report.ts';
import { reportDocument } from './report-document.ts';
import { reportJson } from './report-json.ts';
import { SHIPPED_FORMS } from './shipped-forms.ts';

const Q1 = { kind: 'q1', year: 2023 } as const;

const content = {
  unit: { name: 'xã Phổ Phong', superior: 'thị xã Đức Phổ' },
  period: Q1,
  frame: {
    title: DEFAULT_TITLE,
    number: '',
    documentDate: undefined,
    place: 'Phổ Phong',
    recipients: ['UBND thị xã Đức Phổ;', 'Lưu: VT.'],
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    signer: '',
  },
  sections: {
    'II.2.d':
      'Tổng số hồ sơ tiếp nhận: {{dossiers.received}} hồ sơ, gồm:\n- Kỳ trước chuyển qua: {{dossiers.carriedOver}};\n- Mới tiếp nhận: {{dossiers.receivedInPeriod}}.\nKỳ số liệu từ ngày {{period.from}} đến ngày {{period.to}}.',
  },
  figures: aReportFigures(),
  forms: SHIPPED_FORMS,
};

test('the prose prints its figures, the head its blanks, the end its mark', () => {
  const text = textOf(reportDocument(content));
  expect(text).toContain('ỦY BAN NHÂN DÂN\nTHỊ XÃ ĐỨC PHỔ');
  expect(text).toContain('Số:         /BC-UBND');
  expect(text.map((line) => line.replace(/ +/gu, ' '))).toContain('Phổ Phong, ngày tháng năm 2023');
  expect(text).toContain('Công tác cải cách hành chính Quý I năm 2023 và phương hướng, nhiệm vụ Quý II năm 2023');
  expect(text).toContain('Tổng số hồ sơ tiếp nhận: 720 hồ sơ, gồm:');
  expect(text).toContain('- Mới tiếp nhận: 717.');
  expect(text).toContain('Kỳ số liệu từ ngày 15/12/2022 đến ngày 14/03/2023.');
  expect(text.some((line) => line.endsWith('của Ủy ban nhân dân xã Phổ Phong./.'))).toBe(true);
  expect(text).toContain(
    'Ghi chú: 0 hồ sơ công dân rút hoặc dừng giải quyết không tính vào cột (7) và cột (11); cột (3) = cột (7) + cột (11) + hồ sơ rút, dừng: 720 = 718 + 2 + 0.',
  );
});

test('no token is left in the document', () => {
  expect(textOf(reportDocument(content)).join('\n')).not.toMatch(/\{\{|\}\}/);
});

const EXPECTED = {
  ...{ cutOff: '2023-03-10', reason: 'Theo tiến độ.', by: 'Phạm Văn Đênh' },
  lines: [{ code: 'online' as const, amount: 5, method: 'typed' as const }],
};

test('a figure that is an estimate says so once, one that is not prints plain', () => {
  const figures = withEstimate(
    aReportFigures({
      own: [
        { code: 'surveys', label: 'Phiếu', value: '345', unitOfMeasure: 'phiếu', source: 'x', estimate: true },
        { code: 'people', label: 'Người', value: '12', unitOfMeasure: 'người', source: 'x', estimate: false },
      ],
    }),
    EXPECTED,
  );
  const prose = [
    'Tiếp nhận {{dossiers.received}} hồ sơ, kỳ trước chuyển qua {{dossiers.carriedOver}}; đúng hạn',
    '{{dossiers.onTime}}/{{dossiers.resolved}} hồ sơ; ước đạt {{own.surveys}} phiếu; trước {{own.surveys}} người;',
    'trực tuyến {{dossiers.online}} (ước thực hiện); {{own.people}} người. {{own.surveys}} phiếu.',
  ].join(' ');
  const text = textOf(reportDocument({ ...content, figures, sections: { 'II.2.d': prose } }));
  expect(text).toContain(
    `Tiếp nhận ước 725 hồ sơ, kỳ trước chuyển qua 3; đúng hạn ước 708/718 hồ sơ; ước đạt 345 phiếu; trước ước 345 người; trực tuyến ${figures.total.online} (ước thực hiện); 12 người. Ước 345 phiếu.`,
  );
  expect(text.find((line) => line.startsWith('Số liệu thực hiện đến ngày 10/03/2023; từ ngày 11/03/2023'))).toContain(
    'Số liệu ghi “ước” là số ước của cả kỳ; số liệu khác là số thực hiện đến ngày 10/03/2023.',
  );
});

test('a report without estimates says the word nowhere', () => {
  expect(textOf(reportDocument(content)).join('\n')).not.toMatch(/(?<!\p{L})ước(?!\p{L})/iu);
});

test('figures counted to a day before the end of the window say until when', () => {
  const figures = aReportFigures({ cutOff: '2023-03-10' });
  const text = textOf(reportDocument({ ...content, figures }));
  expect(text).toContain('Tổng số hồ sơ tiếp nhận: ước 720 hồ sơ, gồm:');
  expect(text).toContain('- Kỳ trước chuyển qua: 3;');
  expect(text).toContain(
    'Số liệu ghi “ước” tính theo dữ liệu có đến ngày 10/03/2023; kỳ số liệu đến hết ngày 14/03/2023.',
  );
});

test('prose keeps its lists apart', () => {
  expect(parseProse('Mở đầu\n- một\n- hai {{dossiers.late}}\n\n+ ba')).toEqual([
    { kind: 'paragraph', parts: [{ text: 'Mở đầu' }] },
    { kind: 'dash', parts: [{ text: 'một' }] },
    { kind: 'dash', parts: [{ text: 'hai ' }, { figure: 'dossiers.late' }] },
    { kind: 'plus', parts: [{ text: 'ba' }] },
  ]);
  expect(filled(partsOf('{{a.b}} và {{own.x}}'), (code) => (code === 'own.x' ? '5' : undefined))).toBe('…… và 5');
});

test('figures print as Vietnamese write them', () => {
  const figures = aReportFigures({
    total: someDossiers({ received: 1200 }),
    indicators: [
      {
        code: 'online_rate',
        name: 'Tỷ lệ trực tuyến',
        unitOfMeasure: '%',
        origin: 'computed',
        count: null,
        numerator: 162,
        denominator: 376,
        rate: '43.09',
        estimate: false,
        source: null,
      },
    ],
    own: [
      {
        code: 'budget_revenue',
        label: 'Thu',
        value: '21412212232',
        unitOfMeasure: 'đồng',
        source: 'x',
        estimate: false,
      },
    ],
  });
  const text = textOfFigures(figures, Q1);
  expect([
    text('dossiers.received'),
    text('indicators.online_rate'),
    text('own.budget_revenue'),
    text('nothing'),
  ]).toEqual(['1.200', '43,09%', '21.412.212.232', undefined]);
});

test('what changed after the sending is listed, figure by figure', () => {
  const today = aReportFigures({ total: someDossiers({ ...aReportFigures().total, onTime: 707, late: 11 }) });
  expect(laterDifferences(aReportFigures(), today, Q1)).toEqual([
    { code: 'dossiers.onTime', label: 'Giải quyết đúng hạn', sent: '708', today: '707' },
    { code: 'dossiers.late', label: 'Giải quyết quá hạn', sent: '10', today: '11' },
  ]);
});

test('the JSON has the promised shape', () => {
  const json = reportJson({ unit: 'pho-phong', period: '2023-q1', exception: undefined }, aReportFigures(), []);
  expect(json).toMatchObject({
    unit: 'pho-phong',
    period: '2023-q1',
    window: { from: '2022-12-15', to: '2023-03-14', exception: null },
    byField: [{ field: 'Hộ tịch', received: 720 }],
    findings: [],
  });
});
