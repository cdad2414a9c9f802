import { describe, expect, test } from 'vitest';
import type { KnownSection } from '../sections.ts';
import { itemKey, readConclusion } from './conclusion-text.ts';
import { deadlinesIn } from './deadline-words.ts';
import { itemsOf } from './item-tree.ts';
import { responsibleIn } from './responsible.ts';

const SECTIONS: readonly KnownSection[] = [
  { id: 1, name: 'Văn phòng – Thống kê', kind: 'office' },
  { id: 2, name: 'Tư pháp – Hộ tịch', kind: 'judicial' },
  { id: 3, name: 'Tài chính – Kế toán', kind: 'finance' },
  { id: 4, name: 'Văn hóa – Xã hội', kind: 'culture' },
];
const TODAY_SECTIONS: readonly KnownSection[] = [
  { id: 11, name: 'Văn phòng HĐND và UBND', kind: 'office' },
  { id: 12, name: 'Phòng Kinh tế', kind: 'economy' },
  { id: 13, name: 'Phòng Văn hóa – Xã hội', kind: 'culture' },
  { id: 14, name: 'Trung tâm Phục vụ hành chính công', kind: 'public-service-centre' },
];
const read = (text: string, sections = SECTIONS, year = 2024) => readConclusion(text, sections, year);

describe('deadlines', () => {
  test.each([
    ['gửi trước ngày 15/4/2024', '2024-04-15'],
    ['chậm nhất ngày 10/3/2024', '2024-03-10'],
    ['Chậm nhất là ngày 5 tháng 9 năm 2024', '2024-09-05'],
    ['hoàn thành trước 30.6.2024', '2024-06-30'],
    ['Thời hạn: 20/5', '2024-05-20'],
    ['hoàn thành trong quý II/2024', '2024-06-30'],
    ['hoàn thành trong quý III', '2024-09-30'],
    ['xong trong tháng 2/2024', '2024-02-29'],
    ['trong 6 tháng đầu năm 2024', '2024-06-30'],
    ['hoàn thành năm 2024', '2024-12-31'],
    ['không quá ngày 31/12/2025', '2025-12-31'],
  ])('%s', (words, day) => {
    expect(deadlinesIn(words, 2024)[0]?.day).toBe(day);
  });

  test.each([
    'theo Quyết định số 12/QĐ-UBND ngày 05/01/2024',
    'tại hội nghị ngày 12/01/2024',
    'trước ngày 31/2/2024',
    'nâng cao chỉ số trong năm 2024',
    'quý II/2024 đạt 90 %',
    'khoản 1/2 và mục 3/4',
  ])('no deadline: %s', (words) => {
    expect(deadlinesIn(words, 2024)).toEqual([]);
  });
});

describe('who answers', () => {
  test.each([
    ['Giao Văn phòng – Thống kê chủ trì', [1], '', ''],
    ['Giao VP - TK', [1], '', ''],
    ['Công chức Tư pháp - Hộ tịch chủ trì, phối hợp Văn hóa - Xã hội', [2, 4], '', ''],
    ['Đồng chí Lê Thị Hạnh, công chức Tài chính – Kế toán', [3], 'Lê Thị Hạnh', ''],
    ['Ông Trần Quốc Bảo', [], 'Trần Quốc Bảo', ''],
    ['Các ban, ngành, công chức chuyên môn', [], '', 'Các ban, ngành, công chức chuyên môn'],
    ['Bà con nhân dân các thôn', [], '', 'các thôn'],
  ])('%s', (words, sections, person, wording) => {
    expect(responsibleIn(words, SECTIONS)).toEqual({ sections, person, wording });
  });

  test('names of before 1/7/2025 lead to the sections that took the work over', () => {
    expect(responsibleIn('Giao Tư pháp – Hộ tịch và Tài chính – Kế toán', TODAY_SECTIONS).sections).toEqual([11, 12]);
    expect(responsibleIn('Bộ phận Một cửa', TODAY_SECTIONS).sections).toEqual([14]);
  });
});

test('a broken page and marks of Markdown do not break an item', () => {
  const items = itemsOf('**2.1.** Rà soát danh mục thủ tục\n\nđang niêm yết tại xã.\n\nNơi nhận:\n- Lưu: VT.');
  expect(items).toMatchObject([
    { number: '2.1', text: 'Rà soát danh mục thủ tục đang niêm yết tại xã.', line: 1, children: [] },
  ]);
});

test('style one: numbered parts, dashes under a named section, the past told first', () => {
  const { items } = read(`
Sau khi nghe báo cáo, Chủ tịch UBND xã kết luận như sau:
1. Đánh giá chung
Công tác quý I đạt khá, các bộ phận chủ động hơn, số hồ sơ trễ hẹn giảm so với cùng kỳ năm trước.
- Hồ sơ trễ hẹn còn 12 trường hợp, phải báo cáo trước ngày 01/02/2024.
2. Nhiệm vụ thời gian tới
2.1. Giao Văn phòng – Thống kê
- Tham mưu kế hoạch kiểm tra nội bộ, trình Chủ tịch trước ngày 15/4/2024.
- Đôn đốc các bộ phận cập nhật tiến độ hằng tháng;
2.2. Công chức Tư pháp – Hộ tịch: Niêm yết lại 12 thủ tục hộ tịch, chậm nhất ngày 20/4/2024.
2.3. Các ban, ngành, công chức chuyên môn chủ động rà soát hồ sơ tồn, hoàn thành trong quý II/2024.
Nơi nhận:
- Như trên;`);
  expect(
    items.map(({ number, lead, leadFrom, deadline, repeated }) => [number, lead, leadFrom, deadline, repeated]),
  ).toEqual([
    ['2.1 -', 1, 'heading', '2024-04-15', false],
    ['2.1 -', 1, 'heading', undefined, true],
    ['2.2', 2, 'named', '2024-04-20', false],
    ['2.3', 1, 'wording', '2024-06-30', false],
  ]);
  expect(items[2]?.title).toBe('Niêm yết lại 12 thủ tục hộ tịch, chậm nhất ngày 20/4/2024');
  expect(items[3]?.wording).toBe('Các ban, ngành, công chức chuyên môn');
});

test('style two: Roman parts, letters, persons, cooperation', () => {
  const { items } = read(`II. NỘI DUNG KẾT LUẬN
a) Đồng chí Nguyễn Văn Bình: Lắp đặt lại hệ thống camera tại bộ phận tiếp nhận, xong trong tháng 5/2024.
b) Giao Văn hóa – Xã hội chủ trì, phối hợp Tài chính – Kế toán xây dựng chuyên mục truyền thanh trước 30/4.
c) Thống nhất chủ trương.`);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    number: 'II a',
    person: 'Nguyễn Văn Bình',
    lead: undefined,
    deadline: '2024-05-31',
  });
  expect(items[1]).toMatchObject({ lead: 4, cooperating: [3], deadline: '2024-04-30', deadlineWords: 'trước 30/4' });
});

test('style three: paragraphs without numbers, today’s sections', () => {
  const { items } = read(
    `Chủ tịch thống nhất chỉ đạo như sau:

Giao Phòng Kinh tế hoàn thành số hóa hồ sơ đất đai của 3 thôn, hạn cuối 15/10/2026.

Yêu cầu Trung tâm Phục vụ hành chính công bố trí thêm một quầy hướng dẫn nộp trực tuyến trước ngày 01/9/2026.

Đề nghị Đoàn thanh niên xã cử tình nguyện viên.`,
    TODAY_SECTIONS,
    2026,
  );
  expect(items.map(({ lead, leadFrom, deadline }) => [lead, leadFrom, deadline])).toEqual([
    [12, 'named', '2026-10-15'],
    [14, 'named', '2026-09-01'],
    [11, 'none', undefined],
  ]);
});

describe('a reporting schedule', () => {
  test('is read from a list of periods and joined with its windows', () => {
    const { items, schedule } = read(`3. Chế độ báo cáo
3.1. Thời hạn gửi:
- Quý I năm 2024: Chậm nhất ngày 08/3/2024.
- 6 tháng đầu năm 2024: Chậm nhất ngày 08/6/2024.
- Báo cáo năm 2024: Gửi trước ngày 08/12/2024.
3.2. Thời điểm chốt số liệu
- Quý I năm 2024: Tính từ ngày 15/12/2023, ước thực hiện đến ngày 14/3/2024.`);
    expect(items).toEqual([]);
    expect(schedule).toEqual([
      { period: 'q1', year: 2024, deadline: '2024-03-08', from: '2023-12-15', to: '2024-03-14', estimated: true },
      { period: 'h1', year: 2024, deadline: '2024-06-08', from: undefined, to: undefined, estimated: false },
      { period: 'year', year: 2024, deadline: '2024-12-08', from: undefined, to: undefined, estimated: false },
    ]);
  });

  test('is read from one sentence, which stays an item', () => {
    const { items, schedule } = read(
      '1. Các bộ phận gửi báo cáo quý I trước ngày 10/3, báo cáo 6 tháng trước ngày 10/6, báo cáo quý III trước ngày 10/9.',
    );
    expect(schedule.map(({ period, deadline }) => [period, deadline])).toEqual([
      ['q1', '2024-03-10'],
      ['h1', '2024-06-10'],
      ['q3', '2024-09-10'],
    ]);
    expect(items).toHaveLength(1);
  });
});

test.each(['', '   \n\n', 'Không có mục nào ở đây.', '1.', '- ', 'Nơi nhận:\n- A'])('nothing comes of %j', (text) => {
  expect(read(text)).toEqual({ items: [], schedule: [] });
});

test('decomposed letters read the same', () => {
  const text = '1. Giao Văn phòng – Thống kê tham mưu kế hoạch đối thoại trước ngày 15/4/2024.';
  expect(read(text.normalize('NFD'))).toEqual(read(text));
});

test('one order copied with other spacing and case has one key', () => {
  expect(itemKey('Rà soát  12 thủ tục.')).toBe(itemKey('RÀ SOÁT 12 thủ tục'));
  expect(itemKey('Rà soát 12 thủ tục')).not.toBe(itemKey('Rà soát 13 thủ tục'));
});

test('a long text is read in time that grows with its length', () => {
  const line = '- Giao Văn phòng – Thống kê rà soát danh mục, hoàn thành trước ngày 15/4/2024.\n';
  const begun = Date.now();
  expect(read(`1. Nhiệm vụ\n${line.repeat(2000)}`).items).toHaveLength(2000);
  expect(Date.now() - begun).toBeLessThan(3000);
});
