import { type PrintedDocument, withEndMark } from '#core/kernel/documents.ts';
import type { Example } from '#web/ui/example.ts';
import { Paper } from './paper.tsx';

const NOTICE: PrintedDocument = {
  title: 'Thông báo',
  head: {
    superior: 'ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI',
    agency: 'ỦY BAN NHÂN DÂN\nXÃ BÌNH SƠN',
    number: { symbol: 'TB-UBND' },
    place: 'Bình Sơn',
    date: { year: 2026, month: 11 },
    kind: 'THÔNG BÁO',
    abstract: 'Kết quả giải quyết hồ sơ trong tháng',
  },
  body: withEndMark([
    { kind: 'heading', level: 1, content: 'I. KẾT QUẢ' },
    { kind: 'paragraph', content: 'Trong tháng, xã tiếp nhận và giải quyết hồ sơ như bảng dưới đây.' },
    {
      kind: 'table',
      unit: 'Đơn vị tính: hồ sơ',
      columns: [{ width: 1, align: 'center' }, { width: 4 }, { width: 2, align: 'right' }],
      head: [['TT', 'Lĩnh vực', 'Tiếp nhận']],
      numbering: ['(1)', '(2)', '(3)'],
      rows: [
        ['1', 'Hộ tịch', '1.204'],
        [{ content: 'Tổng cộng', columns: 2, bold: true, align: 'center' }, '1.204'],
      ],
    },
    { kind: 'list', marker: '-', items: ['Bộ phận một cửa niêm yết bảng này;', 'Văn phòng gửi các thôn.'] },
    {
      kind: 'closing',
      left: { kind: 'recipients', lines: ['UBND tỉnh Quảng Ngãi;', 'Lưu: VT.'] },
      right: { kind: 'signer', authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Võ Đình Trung' },
    },
  ]),
};

export const examples: readonly Example[] = [
  { name: 'Văn bản theo Nghị định 30', show: () => <Paper document={NOTICE} label="Thông báo mẫu" /> },
];
