import { formatDate, formatInstant, vietnamDay } from '#core/kernel/dates.ts';
import type { Block, PrintedDocument } from '#core/kernel/documents.ts';
import { BLANK, deskHead, deskSymbol, line } from './desk-document.ts';
import { type Dossier, RESULT_CHANNEL_NAMES } from './dossier.ts';
import { parseDossierCode } from './dossier-code.ts';

/** What the receipt says beside the facts: names as of the day of receipt. */
export interface ReceiptContent {
  readonly code: string;
  readonly dossier: Dossier;
  /** "xã Bình Sơn" */
  readonly unit: string;
  readonly place: string;
  /** The term as the procedure's publication prints it; undefined where the procedure is no longer known. */
  readonly limit: string | undefined;
  readonly components: readonly ReceiptPaper[];
  readonly officer: string;
}

export interface ReceiptPaper {
  readonly name: string;
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly copies: number;
}

/** Mẫu 01, Phụ lục I Thông tư 03/2025/TT-VPCP: Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export function receiptDocument(content: ReceiptContent): PrintedDocument {
  const { code, dossier, officer } = content;
  const day = vietnamDay(dossier.receivedAt ?? '');
  const number = parseDossierCode(code)?.number;
  return {
    title: `Giấy tiếp nhận hồ sơ ${code}`,
    size: 13,
    head: deskHead(content, day, {
      number: {
        ...(number !== undefined && { number: String(number).padStart(4, '0') }),
        symbol: `${day.slice(0, 4)}-${deskSymbol(day)}`,
      },
      kind: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      abstract: `Mã hồ sơ: ${code}`,
    }),
    body: [
      ...applicantLines(content),
      ...procedureLines(content),
      ...timeLines(content),
      {
        kind: 'closing',
        left: { kind: 'signer', authority: ['NGƯỜI NỘP HỒ SƠ'], note: '(Ký và ghi rõ họ tên)' },
        right: { kind: 'signer', authority: ['NGƯỜI TIẾP NHẬN HỒ SƠ'], note: '(Ký và ghi rõ họ tên)', name: officer },
      },
    ],
  };
}

function applicantLines({ dossier: { applicant } }: ReceiptContent): readonly Block[] {
  const whom = applicant.kind === 'citizen' ? 'Tiếp nhận hồ sơ của Ông (Bà)' : 'Tiếp nhận hồ sơ của tổ chức';
  return [
    line(whom, applicant.name, true),
    line('Số định danh cá nhân/tổ chức', applicant.idNumber),
    line('Địa chỉ', applicant.address),
    line('Số điện thoại', `${applicant.phone ?? BLANK}    Email: ${applicant.email ?? BLANK}`),
    ...(applicant.proxy ? [line('Người được ủy quyền nộp hồ sơ', applicant.proxy)] : []),
  ];
}

function procedureLines({ dossier, components }: ReceiptContent): readonly Block[] {
  return [
    line('Nội dung yêu cầu giải quyết', dossier.procedureName, true),
    ...(components.length > 0
      ? [
          line('Thành phần hồ sơ nộp gồm', ''),
          { kind: 'list', marker: 'number', items: components.map(paperWords) } as const,
        ]
      : [line('Thành phần hồ sơ nộp gồm', null)]),
    line('Số lượng hồ sơ', `${String(dossier.setCount).padStart(2, '0')} bộ`),
  ];
}

function timeLines({ dossier, limit }: ReceiptContent): readonly Block[] {
  const { receivedAt, firstDue } = dossier;
  return [
    line('Thời gian giải quyết hồ sơ theo quy định', limit ?? null),
    line('Thời gian nhận hồ sơ', receivedAt && spokenInstant(receivedAt)),
    line('Thời gian trả kết quả giải quyết hồ sơ', promiseWords(dossier), true),
    ...(firstDue?.provisional
      ? [line('Ghi chú', 'ngày hẹn trả là tạm tính, lịch nghỉ của năm đó chưa được công bố')]
      : []),
    line('Đăng ký nhận kết quả', RESULT_CHANNEL_NAMES[dossier.resultChannel].toLocaleLowerCase('vi')),
    line('Vào Sổ theo dõi hồ sơ', 'Quyển số: ………  Số thứ tự: ………'),
    {
      kind: 'paragraph',
      content: [
        {
          text: 'Kết quả có thể có sớm hơn ngày hẹn; Ông (Bà) có thể tra cứu bằng mã hồ sơ ghi trên giấy này.',
          italic: true,
        },
      ],
    },
  ];
}

/** The receipt keeps the promise that was printed on it, whatever was decided later. */
function promiseWords({ firstDue }: Dossier): string {
  if (!firstDue) {
    return 'không hẹn trả kết quả';
  }
  return firstDue.at ? spokenInstant(firstDue.at) : `trong giờ làm việc ngày ${formatDate(firstDue.on)}`;
}

function spokenInstant(instant: string): string {
  const [time = '', day = ''] = formatInstant(instant).split(' ');
  return `${time.replace(':', ' giờ ')} phút, ngày ${day}`;
}

function paperWords({ name, originals, certifiedCopies, copies }: ReceiptPaper): string {
  const counts = [
    [originals, 'bản chính'],
    [certifiedCopies, 'bản chứng thực'],
    [copies, 'bản sao'],
  ] as const;
  const words = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return words.length > 0 ? `${name} (${words.join(', ')})` : name;
}
