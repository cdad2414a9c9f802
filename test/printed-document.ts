import { type PrintedDocument, withEndMark } from '#core/kernel/documents.ts';

/** A document with every kind of part in it, as the writers' tests and the gallery of layouts need it. */
export function aPrintedDocument(with_: Partial<PrintedDocument> = {}): PrintedDocument {
  return {
    title: 'Báo cáo cải cách hành chính Quý I năm 2026',
    head: {
      superior: 'ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI',
      agency: 'ỦY BAN NHÂN DÂN\nXÃ BÌNH SƠN',
      number: { symbol: 'BC-UBND' },
      place: 'Bình Sơn',
      date: { year: 2026, month: 1, day: 5 },
      kind: 'BÁO CÁO',
      abstract: 'Kết quả công tác cải cách hành chính Quý I năm 2026',
    },
    body: withEndMark([
      { kind: 'heading', level: 1, content: 'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH' },
      { kind: 'heading', level: 2, content: '1. Kế hoạch' },
      { kind: 'heading', level: 3, content: 'a) Ban hành văn bản' },
      {
        kind: 'paragraph',
        content: [
          { text: 'Ủy ban nhân dân xã đã ban hành kế hoạch, trong đó ' },
          { text: '28/31 nhiệm vụ', bold: true },
          { text: ' đã hoàn thành; phần còn lại ' },
          { text: 'tiếp tục thực hiện', italic: true },
          { text: ' trong kỳ sau với sự phối hợp của các bộ phận chuyên môn và thôn, tổ dân phố trên địa bàn.' },
        ],
      },
      {
        kind: 'list',
        marker: '-',
        items: ['Nhiệm vụ thứ nhất: sửa “quy chế” #1 *không đậm* _không nghiêng_;', 'Nhiệm vụ thứ hai.'],
      },
      { kind: 'list', marker: '+', items: ['Chi tiết $x^2$ và \\ngược @tên <nhãn>.'] },
      { kind: 'list', marker: 'number', items: ['Mục một', 'Mục hai'] },
      { kind: 'heading', level: 4, content: '- Bảng số liệu' },
      {
        kind: 'table',
        caption: 'Kết quả giải quyết hồ sơ',
        unit: 'Đơn vị tính: hồ sơ',
        columns: [
          { width: 1, align: 'center' },
          { width: 5 },
          { width: 2, align: 'right' },
          { width: 2, align: 'right' },
          { width: 2, align: 'right' },
        ],
        head: [
          [
            { content: 'TT', rows: 2 },
            { content: 'Lĩnh vực', rows: 2 },
            { content: 'Tiếp nhận', columns: 3 },
          ],
          ['Tổng số', 'Trực tuyến', 'Trực tiếp'],
        ],
        numbering: ['(1)', '(2)', '(3)', '(4)', '(5)'],
        rows: [
          ['1', 'Hộ tịch', '732', '500', '232'],
          ['2', 'Chứng thực', '275', '–', '275'],
          [{ content: 'Tổng cộng', columns: 2, bold: true, align: 'center' }, '1.007', '500', '507'],
        ],
      },
      { kind: 'paragraph', content: 'Trên đây là báo cáo của Ủy ban nhân dân xã Bình Sơn.' },
      {
        kind: 'closing',
        left: {
          kind: 'recipients',
          lines: ['UBND tỉnh Quảng Ngãi;', 'Sở Nội vụ;', 'CT, các PCT UBND xã;', 'Lưu: VT.'],
        },
        right: {
          kind: 'signer',
          authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
          name: 'Lê Thị Thu Hà',
        },
      },
    ]),
    annexes: [
      {
        label: 'Phụ lục I',
        title: 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
        reference: '(Kèm theo Báo cáo số      /BC-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Bình Sơn)',
        orientation: 'landscape',
        body: [
          {
            kind: 'table',
            size: 11,
            columns: [{ width: 1, align: 'center' }, { width: 4 }, { width: 2, align: 'right' }],
            head: [['TT', 'Lĩnh vực', 'Tổng số']],
            numbering: ['(1)', '(2)', '(3)'],
            rows: Array.from({ length: 40 }, (_, index) => [
              String(index + 1),
              `Lĩnh vực số ${index + 1}`,
              String(index * 7),
            ]),
          },
        ],
      },
    ],
    ...with_,
  };
}
