/** A kind of document with what its symbol begins with: "15/KH-UBND" is a plan. */
export interface DocumentKind {
  readonly code: string;
  readonly name: string;
  /** As it stands in the symbol; an official letter has none ("120/UBND-VP"). */
  readonly abbreviation: string;
  /** `legal`: a law or what carries it out; its symbol names its year, "30/2020/NĐ-CP". */
  readonly family: 'administrative' | 'legal';
}

function administrative(code: string, name: string, abbreviation: string): DocumentKind {
  return { code, name, abbreviation, family: 'administrative' };
}

function legal(code: string, name: string, abbreviation: string): DocumentKind {
  return { code, name, abbreviation, family: 'legal' };
}

/**
 * The 29 administrative kinds of Nghị định 30/2020/NĐ-CP, Điều 7 (abbreviations of its Phụ lục III), then the legal
 * documents that committees quote (Luật Ban hành văn bản quy phạm pháp luật 2015, Điều 4, and 2025).
 */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  administrative('resolution', 'Nghị quyết (cá biệt)', 'NQ'),
  administrative('decision', 'Quyết định (cá biệt)', 'QĐ'),
  administrative('directive', 'Chỉ thị', 'CT'),
  administrative('statute', 'Quy chế', 'QC'),
  administrative('regulation', 'Quy định', 'QyĐ'),
  administrative('communique', 'Thông cáo', 'TC'),
  administrative('notice', 'Thông báo', 'TB'),
  administrative('guideline', 'Hướng dẫn', 'HD'),
  administrative('programme', 'Chương trình', 'CTr'),
  administrative('plan', 'Kế hoạch', 'KH'),
  administrative('scheme', 'Phương án', 'PA'),
  administrative('project-proposal', 'Đề án', 'ĐA'),
  administrative('project', 'Dự án', 'DA'),
  administrative('report', 'Báo cáo', 'BC'),
  administrative('minutes', 'Biên bản', 'BB'),
  administrative('submission', 'Tờ trình', 'TTr'),
  administrative('contract', 'Hợp đồng', 'HĐ'),
  administrative('official-letter', 'Công văn', ''),
  administrative('telegram', 'Công điện', 'CĐ'),
  administrative('memorandum', 'Bản ghi nhớ', 'BGN'),
  administrative('agreement', 'Bản thỏa thuận', 'BTT'),
  administrative('authorisation', 'Giấy ủy quyền', 'GUQ'),
  administrative('invitation', 'Giấy mời', 'GM'),
  administrative('introduction', 'Giấy giới thiệu', 'GGT'),
  administrative('leave-permit', 'Giấy nghỉ phép', 'GNP'),
  administrative('dispatch-slip', 'Phiếu gửi', 'PG'),
  administrative('transfer-slip', 'Phiếu chuyển', 'PC'),
  administrative('notice-slip', 'Phiếu báo', 'PB'),
  administrative('public-letter', 'Thư công', ''),
  legal('law', 'Luật', 'QH'),
  legal('ordinance', 'Pháp lệnh', 'UBTVQH'),
  legal('decree', 'Nghị định', 'NĐ'),
  legal('circular', 'Thông tư', 'TT'),
  legal('joint-circular', 'Thông tư liên tịch', 'TTLT'),
  legal('legal-resolution', 'Nghị quyết (quy phạm pháp luật)', 'NQ'),
  legal('legal-decision', 'Quyết định (quy phạm pháp luật)', 'QĐ'),
];

const BY_CODE: ReadonlyMap<string, DocumentKind> = new Map(DOCUMENT_KINDS.map((kind) => [kind.code, kind]));

export function isDocumentKind(code: string): boolean {
  return BY_CODE.has(code);
}

/** "Kế hoạch"; a code of a later version is shown as it is. */
export function kindName(code: string): string {
  return BY_CODE.get(code)?.name ?? code;
}

/** "Kế hoạch" without what tells two kinds of one name apart: as it stands before a number in a sentence. */
export function kindWord(code: string): string {
  return kindName(code).replace(/ \(.*\)$/u, '');
}

export function kindOf(code: string): DocumentKind | undefined {
  return BY_CODE.get(code);
}
