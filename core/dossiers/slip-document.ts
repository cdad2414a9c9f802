import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import type { Block, PrintedDocument } from '#core/kernel/documents.ts';
import { type Desk, deskHead, deskSymbol, line } from './desk-document.ts';
import type { Dossier, DueDate } from './dossier.ts';
import type { DossierEvent } from './history.ts';

/** What the citizen is told on paper after a step: forms 02, 03 and 04. */
export type SlipKind = 'supplement' | 'rejection' | 'apology';

export const SLIP_NAMES = {
  supplement: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)',
  rejection: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ (mẫu 03)',
  apology: 'Văn bản xin lỗi và đề nghị gia hạn (mẫu 04)',
} as const satisfies Record<SlipKind, string>;

export interface SlipContent extends Desk {
  readonly code: string;
  readonly dossier: Dossier;
  readonly event: Pick<DossierEvent, 'kind' | 'occurredAt' | 'actorName' | 'reason' | 'notes' | 'facts'>;
  /** The promise that stood before the event. */
  readonly dueBefore: DueDate | null;
}

/** Which slip goes with an event; most steps need none. */
export function slipOf({ kind, facts }: { readonly kind: string; readonly facts: object }): SlipKind | undefined {
  if (kind === 'due-changed') {
    return 'apology';
  }
  const status = kind === 'moved' && 'status' in facts ? facts.status : undefined;
  if (status === 5) {
    return 'supplement';
  }
  return status === 3 ? 'rejection' : undefined;
}

export function slipDocument(content: SlipContent, slip: SlipKind): PrintedDocument {
  const documents = { supplement: supplementSlip, rejection: rejectionSlip, apology: apologySlip };
  return documents[slip](content);
}

function supplementSlip(content: SlipContent): PrintedDocument {
  const { dossier, event, code } = content;
  return slip(content, 'PBS', 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', [
    line('Hồ sơ của', dossier.applicant.name, true),
    ...whereabouts(content),
    line('Nội dung yêu cầu giải quyết', dossier.procedureName),
    line('Mã hồ sơ', code),
    line('Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau', ''),
    { kind: 'list', marker: 'number', items: event.notes },
    line('Lý do', event.reason),
    words(
      'Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông (Bà) liên hệ với người hướng dẫn ghi dưới đây để được giải thích.',
    ),
    signed('NGƯỜI HƯỚNG DẪN', event.actorName),
  ]);
}

function rejectionSlip(content: SlipContent): PrintedDocument {
  const { dossier, event, code } = content;
  return slip(content, 'PTC', 'PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ', [
    line('Tiếp nhận hồ sơ của', dossier.applicant.name, true),
    line('Số định danh cá nhân/tổ chức', dossier.applicant.idNumber),
    ...whereabouts(content),
    line('Mã hồ sơ', code),
    line('Nội dung yêu cầu giải quyết', dossier.procedureName),
    words('Qua xem xét, đơn vị thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:'),
    words(event.reason ?? ''),
    {
      kind: 'closing',
      left: { kind: 'signer', authority: ['NGƯỜI NỘP HỒ SƠ'], note: '(Ký và ghi rõ họ tên)' },
      right: { kind: 'signer', authority: ['NGƯỜI TIẾP NHẬN HỒ SƠ'], note: NOTE, name: event.actorName },
    },
  ]);
}

function apologySlip(content: SlipContent): PrintedDocument {
  const { dossier, event, code, dueBefore, unit } = content;
  const received = dossier.receivedAt ? formatDate(vietnamDay(dossier.receivedAt)) : '';
  const due = event.facts.due;
  return slip(content, 'PXL', 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT', [
    line('Kính gửi', dossier.applicant.name, true),
    words(
      `Ngày ${received}, Ủy ban nhân dân ${unit} đã tiếp nhận hồ sơ đề nghị giải quyết thủ tục hành chính “${dossier.procedureName}” của Ông (Bà)/Tổ chức; số định danh: ${dossier.applicant.idNumber ?? '…………'}; mã số hồ sơ: ${code}.`,
    ),
    line('Thời gian hẹn trả kết quả', dueBefore && formatDate(dueBefore.on)),
    words('Đến nay, đơn vị chưa trả được kết quả đúng thời gian đã hẹn với Ông (Bà)/Tổ chức.'),
    line('Lý do', event.reason),
    words('Đơn vị xin lỗi Ông (Bà)/Tổ chức về sự chậm trễ này và đề nghị gia hạn thời gian giải quyết.'),
    line('Đơn vị sẽ trả kết quả vào ngày', due ? formatDate(due.on) : null, true),
    {
      kind: 'closing',
      left: undefined,
      right: { kind: 'signer', authority: ['THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ'], note: '(Ký, đóng dấu hoặc ký số)' },
    },
  ]);
}

const NOTE = '(Ký và ghi rõ họ tên)';

function slip(content: SlipContent, letters: string, kind: string, body: readonly Block[]): PrintedDocument {
  const day = vietnamDay(content.event.occurredAt);
  const symbol = letters === 'PXL' ? letters : `${letters}-${deskSymbol(day)}`;
  return {
    title: `${kind} ${content.code}`,
    size: 13,
    head: deskHead(content, day, { number: { symbol }, kind }),
    body,
  };
}

function whereabouts({ dossier: { applicant } }: SlipContent): readonly Block[] {
  return [line('Địa chỉ', applicant.address), line('Số điện thoại', applicant.phone), line('Email', applicant.email)];
}

function words(text: string): Block {
  return { kind: 'paragraph', content: text };
}

function signed(authority: string, name: string): Block {
  return { kind: 'closing', left: undefined, right: { kind: 'signer', authority: [authority], note: NOTE, name } };
}
